import { type CompanyLinks, NO_LINKS, shownLinks } from "../shared/company-links.ts";
import type { Logos } from "../shared/logo.ts";
import type { Secrets } from "../shared/secrets.ts";
import type { Wording } from "../wording/wording.ts";
import type { Draft, Letter } from "./block.ts";
import { draftOf } from "./drafts.ts";
import { MailDetails } from "./mail-details.ts";
import { plainName, type TemplateContext, sceneOf } from "./template-context.ts";
import type { QueuedMail, Recipient } from "./model.ts";
import { type Look, writeHtml, writeText } from "./body.ts";
import type { MailColours } from "./palette.ts";

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
