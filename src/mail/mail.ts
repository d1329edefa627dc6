import type { AccountId, Email } from "../shared/brand.ts";
import type { Clock } from "../shared/clock.ts";
import { parseEmail } from "../shared/email.ts";
import type { MailTemplate } from "../shared/mail-order.ts";
import type { Outcome } from "../shared/outcome.ts";
import { type HealthPart, UNWATCHED } from "../shared/health.ts";
import type { Random } from "../shared/random.ts";
import type { Worker } from "../shared/schedule.ts";
import type { Secrets } from "../shared/secrets.ts";
import type { Wording } from "../wording/wording.ts";
import { localDelivery, openLocalMailbox } from "./local-mailbox.ts";
import type { MailLedger, MailboxStore } from "./ports.ts";
import type { Delivery, LocalMailbox } from "./model.ts";
import { parseSender } from "./sender.ts";
import { SMTP_TIMEOUTS, type SmtpTimeouts, smtpDelivery } from "./smtp.ts";
import { parseSmtpUrl } from "./smtp-url.ts";
import { watchDelivery } from "./delivery.ts";
import { outboxWorkers, together } from "./work-outbox.ts";
import type { MailLook } from "./write-letter.ts";

export { buttonNames } from "./button-names.ts";
export type { MailColours } from "./palette.ts";
export { senderAddress } from "./sender.ts";
export type { LocalMailbox, LocalMail } from "./model.ts";

/** The door of the mail module: a durable outbox with a delivery ledger, SMTP or a local mailbox behind it. */
export interface Mail {
  /** Send what is due, one for each connection. A stalled mail server stalls a round: give each rounds of its own. */
  readonly workers: readonly Worker[];
  /** All of them at once. */
  readonly worker: Worker;
  /** The mails of the embedded default, newest first; undefined when a real SMTP server is configured. */
  readonly mailbox: LocalMailbox | undefined;
  /** Where the newest mail of this kind to this account stands; undefined when there was none. For the entitled only. */
  deliveryOf(account: AccountId, template: MailTemplate): Promise<Delivery | undefined>;
  /** Connects to the mail server and signs in, sends nothing. `reason` is a sentence with the cure. */
  verify(): Promise<Outcome<undefined, string>>;
}

export interface MailConfig {
  /** Every mail of the demo says that it is one. */
  readonly mode?: "demo" | "production";
  /** `smtp://` or `smtps://`; without it mails go to the local mailbox. */
  readonly smtpUrl?: string | undefined;
  /** `Latchkey <no-reply@example.com>`. */
  readonly from: string;
  /** A mailbox that somebody reads. Left out: answers go to the sender. */
  readonly replyTo?: string | undefined;
  /** Who takes over cases. */
  readonly supportAddress?: string | undefined;
  /** Origin of every link in every mail, never taken from a request. */
  readonly publicBaseUrl: string;
  /** How the company's mails look. Left out: as ours. */
  readonly look?: MailLook | undefined;
  readonly timeouts?: Partial<SmtpTimeouts>;
}

/** @throws when an address or SMTP_URL in the configuration cannot be used; the message says what to write instead */
export function createMail(parts: {
  readonly ledger: MailLedger;
  readonly mailboxStore: MailboxStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly secrets: Secrets;
  /** What mails say, in the language of whoever reads them. */
  readonly wording: Pick<Wording, "mail" | "spoken" | "brand">;
  readonly config: MailConfig;
  /** Told at each try how the mail server is doing. */
  readonly health?: HealthPart;
}): Mail {
  const { ledger, mailboxStore, clock, random, secrets, wording, config, health = UNWATCHED } = parts;
  const { smtpUrl, look, mode = "production" } = config;
  const way =
    smtpUrl === undefined
      ? localDelivery(mailboxStore, secrets)
      : smtpDelivery(parseSmtpUrl(smtpUrl), { ...SMTP_TIMEOUTS, ...config.timeouts });
  const delivery = watchDelivery(way, health);
  const replyTo = oneAddress("MAIL_REPLY_TO", config.replyTo);
  const from = { ...parseSender(config.from, wording.brand), replyTo };
  const support = oneAddress("SUPPORT_ADDRESS", config.supportAddress);
  const baseUrl = config.publicBaseUrl;
  const sent = { from, support, baseUrl, mode, look };
  const workers = outboxWorkers({ ledger, delivery, clock, random, secrets, wording, ...sent });
  return {
    workers,
    worker: together(workers),
    mailbox: smtpUrl === undefined ? openLocalMailbox(mailboxStore, secrets) : undefined,
    deliveryOf: (account, template) => ledger.deliveryOf(account, template),
    verify: () => delivery.verify(),
  };
}

function oneAddress(setting: string, text: string | undefined): Email | undefined {
  if (text === undefined) return undefined;
  const address = parseEmail(text);
  if (address === undefined) throw new Error(`${setting} must be one address, such as help@example.com.`);
  return address;
}
