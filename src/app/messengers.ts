import type { Router } from "express";
import type { Forum, ForumInbox, Messenger, Inbox } from "../channels/channel.ts";
import { createTelegram } from "../channels/telegram/telegram.ts";
import { createWhatsAppCloud } from "../channels/whatsapp-cloud/whatsapp-cloud.ts";
import { createWhatsAppWeb, type Offer, offerText } from "../channels/whatsapp-web/whatsapp-web.ts";
import type { Config } from "../config/config.ts";
import type { Clock } from "../shared/clock.ts";
import type { Random } from "../shared/random.ts";

/** What every messenger is made of. */
export interface MessengerDeps {
  readonly inbox: Inbox;
  /** For what support agents say in the forum. */
  readonly forumInbox: ForumInbox;
  readonly clock: Clock;
  readonly random: Random;
  readonly publicBaseUrl: string;
  /** Told when something broke. Never told what a person wrote, a token or an address. */
  readonly onTrouble: (where: string, error: unknown) => void;
}

export interface Messengers {
  readonly all: readonly Messenger[];
  /** Pages that platforms bring messages to; each checks by itself that it is really the platform. */
  readonly webhooks: readonly Router[];
  readonly forum: Forum | undefined;
}

export const NO_MESSENGERS: Messengers = { all: [], webhooks: [], forum: undefined };

/** The messengers that the settings switch on, not started. */
export function createMessengers(config: Pick<Config, "telegram" | "whatsapp">, deps: MessengerDeps): Messengers {
  const telegram = config.telegram && createTelegram(config.telegram, deps);
  const whatsApp = config.whatsapp && whatsAppOf(config.whatsapp, deps);
  const made = [telegram, whatsApp].filter((one) => one !== undefined);
  return {
    all: made.map(({ messenger }) => messenger),
    webhooks: made.flatMap(({ webhook }) => webhook ?? []),
    forum: telegram?.forum,
  };
}

/** Whoever started the program in a terminal can join the phone there; in a log the code would be anybody's. */
function whatsAppOf(
  settings: NonNullable<Config["whatsapp"]>,
  deps: MessengerDeps,
): { readonly messenger: Messenger; readonly webhook?: Router } {
  if (settings.kind === "cloud") return createWhatsAppCloud(settings, deps);
  const showOffer = process.stdout.isTTY ? (offer: Offer) => void process.stdout.write(offerText(offer)) : undefined;
  return { messenger: createWhatsAppWeb({ ...deps, settings, showOffer }) };
}
