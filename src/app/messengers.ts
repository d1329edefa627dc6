import type { Router } from "express";
import type { Forum, ForumInbox, Messenger, Inbox } from "../channels/channel.ts";
import type { Offer } from "../channels/whatsapp-web/whatsapp-web.ts";
import type { Config } from "../config/config.ts";
import type { Clock } from "../shared/clock.ts";
import type { Wording } from "../wording/wording.ts";
import type { Random } from "../shared/random.ts";

/** What every messenger is made of. */
interface MessengerDeps {
  readonly inbox: Inbox;
  /** For what support agents say in the forum. */
  readonly forumInbox: ForumInbox;
  readonly clock: Clock;
  readonly wording: Wording;
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

type Make<Made> = (deps: MessengerDeps) => Made;

/**
 * Loads the messengers that the settings switch on, and no other: each brings a library that takes a tenth of a start.
 *
 * @returns makes them, not started
 */
export async function loadMessengers({
  telegram,
  whatsapp,
}: Pick<Config, "telegram" | "whatsapp">): Promise<Make<Messengers>> {
  const makeTelegram = telegram && (await loadTelegram(telegram));
  const makeWhatsApp = whatsapp && (await loadWhatsApp(whatsapp));
  return (deps) => {
    const bot = makeTelegram?.(deps);
    const made = [bot, makeWhatsApp?.(deps)].filter((one) => one !== undefined);
    return {
      all: made.map(({ messenger }) => messenger),
      webhooks: made.flatMap(({ webhook }) => webhook ?? []),
      forum: bot?.forum,
    };
  };
}

async function loadTelegram(settings: NonNullable<Config["telegram"]>) {
  const { createTelegram } = await import("../channels/telegram/telegram.ts");
  return (deps: MessengerDeps) => createTelegram(settings, deps);
}

/** Whoever started the program in a terminal can join the phone there; in a log the code would be anybody's. */
async function loadWhatsApp(
  settings: NonNullable<Config["whatsapp"]>,
): Promise<Make<{ readonly messenger: Messenger; readonly webhook?: Router }>> {
  if (settings.kind === "cloud") {
    const { createWhatsAppCloud } = await import("../channels/whatsapp-cloud/whatsapp-cloud.ts");
    return (deps) => createWhatsAppCloud(settings, deps);
  }
  const { createWhatsAppWeb, offerText } = await import("../channels/whatsapp-web/whatsapp-web.ts");
  const showOffer = process.stdout.isTTY ? (offer: Offer) => void process.stdout.write(offerText(offer)) : undefined;
  return (deps) => ({ messenger: createWhatsAppWeb({ ...deps, settings, showOffer }) });
}
