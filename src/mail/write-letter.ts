import type { Secrets } from "../shared/secrets.ts";
import type { Draft, Letter } from "./block.ts";
import { MailDetails, MailSecrets } from "./mail-details.ts";
import { plainName, type Scene, sceneOf } from "./scene.ts";
import type { QueuedMail, Recipient } from "./model.ts";
import {
  addressChangedMail,
  disownedMail,
  memberChangedMail,
  passwordChangedMail,
  twoStepsMail,
  whitelistChangedMail,
} from "./templates/account.ts";
import { backupCodeUsedMail, backupCodesLinkMail, backupCodesRenewedMail } from "./templates/backup-codes.ts";
import { caseOpenedMail, chatLinkedMail, chatUnlinkedInProfileMail, chatUnlinkedMail } from "./templates/chats.ts";
import { codeMail, mailboxCodeMail, securityCodeMail, signInCodeMail } from "./templates/codes.ts";
import { accountReadyMail, invitationMail, resetLinkMail } from "./templates/links.ts";
import { writeHtml, writeText } from "./body.ts";
import {
  approvalWaitingMail,
  recoveryAskedMail,
  recoveryDoneMail,
  recoveryStoppedMail,
  recoveryVouchedMail,
} from "./templates/recovery.ts";

/** An order that its template cannot write: a fault of ours. The message names the missing part, never a value. */
export class MailUnwritable extends Error {}

/**
 * Writes a mail. The same order gives the same letter to the last byte, whenever it is written: a mail that must be
 * sent twice is then the same mail.
 *
 * @param baseUrl public address of the portal; the only origin a link can have
 * @param mode a mail of the demo says so
 * @throws MailUnwritable when details or secrets are not what the template needs
 */
export function writeLetter(
  mail: QueuedMail,
  recipient: Recipient | undefined,
  secrets: Secrets,
  baseUrl: string,
  mode: "demo" | "production" = "production",
): Letter {
  try {
    const details = MailDetails.parse(mail.details);
    const { language, queuedAt } = mail;
    const name = plainName(recipient?.name ?? "");
    const workspace = plainName(recipient?.workspaceName ?? "");
    const scene = sceneOf({ language, queuedAt, name, workspace, details, baseUrl });
    const written = draftOf(mail, scene, opened(mail, secrets));
    const draft = mode === "demo" ? asDemo(written, scene) : written;
    return { subject: draft.subject, text: writeText(draft), html: writeHtml(draft, language) };
  } catch (error) {
    // The cause could quote a secret, so it is left behind.
    const kind = error instanceof Error ? error.name : "unknown";
    throw new MailUnwritable(
      `The mail ${mail.id} (${mail.template}) cannot be written: its details or secrets do not fit (${kind}).`,
    );
  }
}

/** Subject and body both say it; what the person needs, such as a code, keeps its place at the front. */
const asDemo = (draft: Draft, { words: { demo } }: Scene): Draft => ({
  ...draft,
  subject: demo.subject(draft.subject),
  blocks: [...draft.blocks, { kind: "callout", text: demo.line }],
});

const opened = (mail: QueuedMail, secrets: Secrets): unknown =>
  mail.secrets === undefined ? undefined : JSON.parse(secrets.open("mail", mail.secrets));

function draftOf(mail: QueuedMail, scene: Scene, sealed: unknown): Draft {
  switch (mail.template) {
    case "code":
      return codeMail(scene, MailSecrets.code.parse(sealed), requiredPhrase(scene));
    case "sign-in-code":
      return signInCodeMail(scene, MailSecrets.code.parse(sealed));
    case "reset-link":
      return resetLinkMail(scene, MailSecrets["reset-link"].parse(sealed));
    case "invitation":
      return invitationMail(scene, MailSecrets["reset-link"].parse(sealed));
    case "account-ready":
      return accountReadyMail(scene, MailSecrets.disown.parse(sealed));
    case "password-changed":
      return passwordChangedMail(scene, MailSecrets.disown.parse(sealed));
    case "disowned":
      return disownedMail(scene);
    case "whitelist-changed":
      return whitelistChangedMail(scene);
    case "member-changed":
      return memberChangedMail(scene);
    case "security-code":
      return securityCodeMail(scene, MailSecrets.code.parse(sealed));
    case "mailbox-code":
      return mailboxCodeMail(scene, MailSecrets["mailbox-code"].parse(sealed));
    case "address-changed":
      return addressChangedMail(scene, MailSecrets.disown.parse(sealed));
    case "two-steps-on":
      return twoStepsMail(scene, MailSecrets.disown.parse(sealed), "on");
    case "two-steps-off":
      return twoStepsMail(scene, MailSecrets.disown.parse(sealed), "off");
    case "chat-linked":
      return chatLinkedMail(scene, MailSecrets.disown.parse(sealed));
    case "chat-unlinked":
      return chatUnlinkedMail(scene, "asked");
    case "chat-idle":
      return chatUnlinkedMail(scene, "idle");
    case "chat-unlinked-in-profile":
      return chatUnlinkedInProfileMail(scene, MailSecrets.disown.parse(sealed));
    case "backup-codes-link":
      return backupCodesLinkMail(scene, MailSecrets["backup-codes-link"].parse(sealed));
    case "backup-codes-renewed":
      return backupCodesRenewedMail(scene, MailSecrets.disown.parse(sealed));
    case "backup-code-used":
      return backupCodeUsedMail(scene, MailSecrets.disown.parse(sealed));
    case "recovery-asked":
      return recoveryAskedMail(scene, MailSecrets.veto.parse(sealed));
    case "recovery-vouched":
      return recoveryVouchedMail(scene, MailSecrets.veto.parse(sealed));
    case "recovery-done":
      return recoveryDoneMail(scene);
    case "recovery-stopped":
      return recoveryStoppedMail(scene);
    case "approval-waiting":
      return approvalWaitingMail(scene);
    case "case-opened":
      return caseOpenedMail(scene);
  }
}

function requiredPhrase(scene: Scene): string {
  if (scene.details.phrase === undefined) throw new Error("no phrase");
  return scene.details.phrase;
}
