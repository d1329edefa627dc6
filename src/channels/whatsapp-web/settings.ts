import type { Inbox } from "../channel.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Offer } from "./lifecycle/health-of.ts";
import type { Limits } from "./lifecycle/limits.ts";
import type { Pace } from "./pacing.ts";

export interface WhatsAppWebSettings {
  /** Where the session lies: full access to the account. */
  readonly sessionFolder: string;
  /** Joined by a code typed on this phone instead of a picture; digits with the country code. */
  readonly phone: string | undefined;
  /** Chromium or Chrome; missing: the one that is found. */
  readonly browser: string | undefined;
  /** More arguments for the browser, such as a proxy. */
  readonly browserArguments: readonly string[];
  /** A saved page of WhatsApp Web to show in place of the newest one. */
  readonly page: string | undefined;
}

export interface WhatsAppWebDeps {
  readonly settings: WhatsAppWebSettings;
  readonly inbox: Inbox;
  readonly clock: Clock;
  /** Told when something broke. Never told what a person wrote, a number or a code. */
  readonly onTrouble: (where: string, error: unknown) => void;
  /** Shown to whoever started the program in a terminal. Secret: the code gives the account away. */
  readonly showOffer?: ((offer: Offer) => void) | undefined;
  readonly limits?: Partial<Limits>;
  readonly pace?: Pace;
}
