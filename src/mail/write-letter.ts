import { type CompanyLinks, NO_LINKS, shownLinks } from "../shared/company-links.ts";
import type { Logos } from "../shared/logo.ts";
import type { Secrets } from "../shared/secrets.ts";
import type { Wording } from "../wording/wording.ts";
import type { Draft, Letter } from "./block.ts";
import { MailDetails, MailSecrets } from "./mail-details.ts";
import { plainName, type TemplateContext, sceneOf } from "./template-context.ts";
import type { QueuedMail, Recipient } from "./model.ts";
import {
  addressChangedMail,
  disownedMail,
  memberChangedMail,
  passwordChangedMail,
  triesStoppedMail,
  stoppedMail,
  twoStepsMail,
  whitelistChangedMail,
} from "./templates/account.ts";
import { backupCodeUsedMail, backupCodesLinkMail, backupCodesRenewedMail } from "./templates/backup-codes.ts";
import { caseOpenedMail, chatLinkedMail, chatUnlinkedInProfileMail, chatUnlinkedMail } from "./templates/chats.ts";
import { codeMail, mailboxCodeMail, securityCodeMail, signInCodeMail } from "./templates/codes.ts";
import { accountReadyMail, invitationMail, resetLinkMail } from "./templates/links.ts";
import { type Look, writeHtml, writeText } from "./body.ts";
import type { MailColours } from "./palette.ts";
import {
  approvalWaitingMail,
  manyWaitingMail,
  recoveryAskedMail,
  recoveryDoneMail,
  recoveryStoppedMail,
  recoveryVouchedMail,
} from "./templates/recovery.ts";

/** An order that its template cannot write: a fault of ours. The message names the missing part, never a value. */
export class MailUnwritable extends Error {}

/** What the company gave its mails. */
export interface MailLook {
  readonly colours: MailColours;
  readonly logos: Logos | undefined;
  readonly links: CompanyLinks;
}

const OUR_LOOK: MailLook = { colours: {}, logos: undefined, links: NO_LINKS };

interface LetterDeps {
  readonly secrets: Secrets;
  readonly wording: Pick<Wording, "mail" | "spoken" | "brand">;
  /** Public address of the portal; the only origin a link can have. */
  readonly baseUrl: string;
  /** How the company's mails look. Left out: as ours. */
  readonly look?: MailLook | undefined;
  /** A mail of the demo says so. Left out: production. */
  readonly mode?: "demo" | "production";
}

/**
 * Writes a mail. The same order gives the same letter to the last byte, whenever it is written: a mail that must be
 * sent twice is then the same mail.
 *
 * @throws MailUnwritable when details or secrets are not what the template needs
 */
export function writeLetter(
  mail: QueuedMail,
  recipient: Recipient | undefined,
  { secrets, wording, baseUrl, look = OUR_LOOK, mode = "production" }: LetterDeps,
): Letter {
  try {
    const details = MailDetails.parse(mail.details);
    const { queuedAt } = mail;
    const language = wording.spoken("mail", mail.language);
    const name = plainName(recipient?.name ?? "");
    const workspace = plainName(recipient?.workspaceName ?? "");
    const context = sceneOf({ words: wording.mail(language), language, queuedAt, name, workspace, details, baseUrl });
    const written = draftOf(mail, context, opened(mail, secrets));
    const draft = mode === "demo" ? asDemo(written, context) : written;
    const dress = dressOf(look, { words: context.words, language, brand: wording.brand, baseUrl });
    return {
      subject: draft.subject,
      text: writeText(draft, dress),
      html: writeHtml(draft, dress),
    };
  } catch (error) {
    // The cause could quote a secret, so it is left behind.
    const kind = error instanceof Error ? error.name : "unknown";
    throw new MailUnwritable(
      `The mail ${mail.id} (${mail.template}) cannot be written: its details or secrets do not fit (${kind}).`,
    );
  }
}

function dressOf(
  { colours, logos, links }: MailLook,
  { words, language, brand, baseUrl }: Pick<TemplateContext, "words" | "language"> & Pick<Look, "brand" | "baseUrl">,
): Look {
  const ways = shownLinks(links).map(({ name, url }) => [words.links[name], url] as const);
  const companyLine = words.companyLine.trim();
  return { language, brand, colours, logos, baseUrl: baseUrl.replace(/\/$/u, ""), companyLine, links: ways };
}

/** Subject and body both say it; what the person needs, such as a code, keeps its place at the front. */
const asDemo = (draft: Draft, { words: { demo } }: TemplateContext): Draft => ({
  ...draft,
  subject: demo.subject({ subject: draft.subject }),
  blocks: [...draft.blocks, { kind: "callout", text: demo.line }],
});

const opened = (mail: QueuedMail, secrets: Secrets): unknown =>
  mail.secrets === undefined ? undefined : JSON.parse(secrets.open("mail", mail.secrets));

function draftOf(mail: QueuedMail, context: TemplateContext, sealed: unknown): Draft {
  switch (mail.template) {
    case "code":
      return codeMail(context, MailSecrets.code.parse(sealed), requiredPhrase(context));
    case "sign-in-code":
      return signInCodeMail(context, MailSecrets.code.parse(sealed));
    case "reset-link":
      return resetLinkMail(context, MailSecrets["reset-link"].parse(sealed));
    case "invitation":
      return invitationMail(context, MailSecrets["reset-link"].parse(sealed));
    case "account-ready":
      return accountReadyMail(context, MailSecrets.disown.parse(sealed));
    case "password-changed":
      return passwordChangedMail(context, MailSecrets.disown.parse(sealed));
    case "tries-stopped":
      return triesStoppedMail(context, MailSecrets.disown.parse(sealed));
    case "stopped":
      return stoppedMail(context);
    case "disowned":
      return disownedMail(context);
    case "whitelist-changed":
      return whitelistChangedMail(context);
    case "member-changed":
      return memberChangedMail(context);
    case "security-code":
      return securityCodeMail(context, MailSecrets.code.parse(sealed));
    case "mailbox-code":
      return mailboxCodeMail(context, MailSecrets["mailbox-code"].parse(sealed));
    case "address-changed":
      return addressChangedMail(context, MailSecrets.disown.parse(sealed));
    case "two-steps-on":
    case "two-steps-off":
      return twoStepsMail(context, MailSecrets.disown.parse(sealed), mail.template === "two-steps-on" ? "on" : "off");
    case "chat-linked":
      return chatLinkedMail(context, MailSecrets.disown.parse(sealed));
    case "chat-unlinked":
    case "chat-idle":
      return chatUnlinkedMail(context, mail.template === "chat-idle" ? "idle" : "asked");
    case "chat-unlinked-in-profile":
      return chatUnlinkedInProfileMail(context, MailSecrets.disown.parse(sealed));
    case "backup-codes-link":
      return backupCodesLinkMail(context, MailSecrets["backup-codes-link"].parse(sealed));
    case "backup-codes-renewed":
      return backupCodesRenewedMail(context, MailSecrets.disown.parse(sealed));
    case "backup-code-used":
      return backupCodeUsedMail(context, MailSecrets.disown.parse(sealed));
    case "recovery-asked":
      return recoveryAskedMail(context, MailSecrets.veto.parse(sealed));
    case "recovery-vouched":
      return recoveryVouchedMail(context, MailSecrets.veto.parse(sealed));
    case "recovery-done":
      return recoveryDoneMail(context);
    case "recovery-stopped":
      return recoveryStoppedMail(context);
    case "approval-waiting":
      return approvalWaitingMail(context);
    case "many-waiting":
      return manyWaitingMail(context);
    case "case-opened":
      return caseOpenedMail(context);
  }
}

function requiredPhrase(context: TemplateContext): string {
  if (context.details.phrase === undefined) throw new Error("no phrase");
  return context.details.phrase;
}
