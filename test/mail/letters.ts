import type { Letter } from "../../src/mail/block.ts";
import type { Recipient } from "../../src/mail/model.ts";
import { type MailLook, writeLetter } from "../../src/mail/write-letter.ts";
import { accountId, email } from "../../src/shared/brand.ts";
import { virtualClock } from "../../src/shared/clock.ts";
import { type Language, type PageLanguage, pageLanguage } from "../../src/shared/language.ts";
import type { MailTemplate } from "../../src/shared/mail-order.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import type { Wording } from "../../src/wording/wording.ts";
import { shippedWording } from "../support/shipped-wording.ts";

export const TEMPLATES = [
  "code",
  "sign-in-code",
  "security-code",
  "mailbox-code",
  "reset-link",
  "invitation",
  "account-ready",
  "password-changed",
  "address-changed",
  "two-steps-on",
  "two-steps-off",
  "disowned",
  "tries-stopped",
  "stopped",
  "member-changed",
  "whitelist-changed",
  "chat-linked",
  "chat-unlinked",
  "chat-idle",
  "chat-unlinked-in-profile",
  "backup-codes-link",
  "backup-codes-renewed",
  "backup-code-used",
  "recovery-asked",
  "recovery-vouched",
  "recovery-done",
  "recovery-stopped",
  "approval-waiting",
  "many-waiting",
  "case-opened",
] as const;

const askedAt = Date.UTC(2026, 0, 5, 9, 7);
const PHRASES: Readonly<Record<PageLanguage, string>> = { en: "amber river", es: "luna verde", "pt-BR": "lua verde" };

/** Details as those who order mails write them. */
const detailsOf = (template: MailTemplate, language: Language): Readonly<Record<string, string | number>> => {
  const asked = { channel: "web-chat", purpose: "reset-password", askedAt };
  const byTemplate = {
    code: { ...asked, phrase: PHRASES[pageLanguage(language)], minutes: 10 },
    "sign-in-code": {
      ...asked,
      channel: "portal",
      purpose: "sign-in",
      phrase: PHRASES[pageLanguage(language)],
      minutes: 10,
    },
    "reset-link": { ...asked, minutes: 30 },
    invitation: { ...asked, channel: "portal", days: 7 },
    "account-ready": { changedAt: askedAt, address: "203.0.113.7" },
    "password-changed": { changedAt: askedAt, address: "203.0.113.7" },
    "security-code": { ...asked, channel: "portal", purpose: "turn-off-two-steps", minutes: 10 },
    "mailbox-code": { ...asked, channel: "portal", purpose: "change-email", minutes: 10 },
    "address-changed": { changedAt: askedAt, address: "203.0.113.7", mailbox: "n***@acme.example" },
    "two-steps-on": { changedAt: askedAt, address: "203.0.113.7" },
    "two-steps-off": { changedAt: askedAt, address: "203.0.113.7" },
    "tries-stopped": { askedAt },
    disowned: { stoppedAt: askedAt, hours: 24 },
    stopped: { stoppedAt: askedAt, hours: 1 },
    "member-changed": { change: "disable", by: "Marta Oliveira", changedAt: askedAt },
    "whitelist-changed": { whitelist: "switched-on", by: "Marta Oliveira", changedAt: askedAt, address: "203.0.113.7" },
    "chat-linked": { channel: "telegram", changedAt: askedAt },
    "chat-unlinked": { channel: "telegram", changedAt: askedAt },
    "chat-idle": { channel: "whatsapp-web", changedAt: askedAt },
    "chat-unlinked-in-profile": { channel: "telegram", changedAt: askedAt, address: "203.0.113.7" },
    "backup-codes-link": { ...asked, purpose: "backup-codes", minutes: 30 },
    "backup-codes-renewed": { changedAt: askedAt, address: "203.0.113.7", left: 10 },
    "backup-code-used": { changedAt: askedAt, address: "203.0.113.7", left: 9 },
    "recovery-asked": { mailbox: "n***@new.example", askedAt },
    "recovery-vouched": { person: "Ana Reyes", mailbox: "n***@new.example", askedAt, runsAt: askedAt + 86_400_000 },
    "recovery-done": { mailbox: "n***@new.example", changedAt: askedAt },
    "recovery-stopped": { person: "Ana Reyes", mailbox: "n***@new.example", askedAt },
    "approval-waiting": { person: "Ana Reyes", request: "K7Q2", runsAt: askedAt + 86_400_000 },
    "many-waiting": {},
    "case-opened": {
      case: "C-104",
      trouble: "Forgotten password",
      proof: "Nothing: whoever writes may be anybody",
      channel: "web-chat",
      language: "Spanish",
    },
  } as const;
  return byTemplate[template];
};

export const ANA: Recipient = { email: email("ana@acme.example"), name: "Ana Reyes", workspaceName: "Acme Tours" };
const secrets = createSecrets(Buffer.alloc(32, 7), seededRandom("letters"));

/** Writes the mail `template` as it would be sent. */
type Mode = NonNullable<Parameters<typeof writeLetter>[2]["mode"]>;

export function letter(
  template: MailTemplate,
  language: Language,
  details = {},
  recipient = ANA,
  mode: Mode = "production",
  wording: Wording = shippedWording,
  look?: MailLook,
): Letter {
  const sealed = JSON.stringify({
    code: "493817",
    disown: "d1s0wn-".repeat(6),
    reset: "r3s3t--".repeat(6),
    renewal: "r3n3w--".repeat(6),
    veto: "v3t0---".repeat(6),
  });
  const mail = {
    id: "m1",
    template,
    language,
    to: accountId("ana"),
    tries: 1,
    queuedAt: virtualClock().now(),
    details: { ...detailsOf(template, language), ...details },
    secrets: secrets.seal("mail", sealed),
  };
  return writeLetter(mail, recipient, {
    secrets,
    wording,
    baseUrl: "https://login.acme.example/",
    mode,
    look,
  });
}

/** What a list of mails shows: the first words of the HTML and of the text form. */
export const previews = ({ html, text }: Letter): readonly string[] => {
  const body = html.slice(html.indexOf("<body"));
  const seen = body
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return [seen.slice(0, 250), text.slice(0, 150)];
};
