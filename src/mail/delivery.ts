import type { Instant } from "../shared/brand.ts";
import type { Outcome } from "../shared/outcome.ts";
import type { Verdict } from "./after-try.ts";
import type { Envelope } from "./envelope.ts";

/** A way of delivery: an SMTP server, or the local mailbox. */
export interface Delivery {
  /** How many mails may be under way at once. */
  readonly lanes: number;
  /** Tries once. Never throws for what a server or network does. */
  deliver(envelope: Envelope, now: Instant): Promise<Verdict>;
  /** Connects and signs in, sends nothing. `no` carries a sentence with the cure. */
  verify(): Promise<Outcome<undefined, string>>;
}
