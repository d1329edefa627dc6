import type { Router } from "express";
import type { Forum, ForumReception, Messenger, Reception } from "./channels/channel.ts";
import { createWhatsAppCloud } from "./channels/whatsapp-cloud/whatsapp-cloud.ts";
import type { Config } from "./config/config.ts";
import type { Clock } from "./shared/clock.ts";
import type { Random } from "./shared/random.ts";

/** What every messenger is made of. */
export interface MessengerParts {
  readonly reception: Reception;
  /** For what support agents say in the forum. */
  readonly forumReception: ForumReception;
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
export function createMessengers(
  { whatsapp }: Pick<Config, "telegram" | "whatsapp">,
  parts: MessengerParts,
): Messengers {
  if (whatsapp?.kind !== "cloud") return NO_MESSENGERS;
  const { messenger, webhook } = createWhatsAppCloud(whatsapp, parts);
  return { all: [messenger], webhooks: [webhook], forum: undefined };
}
