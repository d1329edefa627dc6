import type { Email, Instant } from "../shared/brand.ts";
import type { HealthPart } from "../shared/health.ts";
import type { Outcome } from "../shared/outcome.ts";
import type { Secrets } from "../shared/secrets.ts";
import type { Verdict } from "./after-try.ts";
import type { Letter } from "./block.ts";
import type { QueuedMail } from "./model.ts";
import type { Sender } from "./sender.ts";

/** A way of delivery: an SMTP server, or the local mailbox. */
export interface Delivery {
  /** How many mails may be under way at once. */
  readonly lanes: number;
  /** Tries once. Never throws for what a server or network does. */
  deliver(envelope: Envelope, now: Instant): Promise<Verdict>;
  /** Connects and signs in, sends nothing. `no` carries a sentence with the cure. */
  verify(): Promise<Outcome<undefined, string>>;
}

/** A letter with everything a way of delivery needs to know. */
export interface Envelope {
  readonly id: string;
  readonly from: Sender;
  readonly to: Email;
  readonly letter: Letter;
  /** The same for every try of one mail, so that mail programs show a repeat once. */
  readonly messageId: string;
  /** Separates the parts; fixed, so that a repeat is the same to the last byte. */
  readonly boundary: string;
  /** When the mail was ordered: the `Date` header of every try. */
  readonly date: Instant;
  /** Nothing may be handed over after this moment. */
  readonly until: Instant;
}

/** The ids are MACs: they tell nothing of our own ids, and nobody can foresee them. */
export function envelopeFor(
  mail: QueuedMail,
  parts: {
    readonly from: Sender;
    readonly to: Email;
    readonly letter: Letter;
    readonly until: Instant;
    readonly secrets: Secrets;
  },
): Envelope {
  const { from, to, letter, until, secrets } = parts;
  const domain = from.address.split("@")[1] ?? "";
  const messageId = `<${secrets.mac("message-id", mail.id)}@${domain}>`;
  return {
    id: mail.id,
    from,
    to,
    letter,
    messageId,
    boundary: secrets.mac("boundary", mail.id),
    date: mail.queuedAt,
    until,
  };
}

/**
 * Says at each try how the mail server is doing. A mail that was put off is an outage from the first time on: every flow
 * hangs on mails. A mail that was taken, or refused for good, is a word of a server that works.
 */
export const watchDelivery = (delivery: Delivery, health: HealthPart): Delivery => ({
  ...delivery,
  deliver: async (envelope, now) => {
    const verdict = await delivery.deliver(envelope, now);
    if (verdict.kind === "later") health.out(verdict.why ?? `The mail server puts mails off (${verdict.reply}).`);
    else health.well();
    return verdict;
  },
  verify: async () => {
    const checked = await delivery.verify();
    if (checked.ok) health.well();
    else health.out(checked.reason);
    return checked;
  },
});
