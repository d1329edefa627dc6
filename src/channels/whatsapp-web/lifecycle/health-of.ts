import { after, type Instant } from "../../../shared/brand.ts";
import { MINUTE } from "../../../shared/clock.ts";
import type { ChannelHealth } from "../../channel.ts";
import type { Life } from "./lifecycle.ts";
import { sentenceOf } from "./sentence.ts";

/** What is shown to whoever joins a phone. Secret. */
export interface Offer {
  readonly kind: "qr" | "code";
  readonly value: string;
  readonly at: Instant;
}

/** How long WhatsApp takes each. */
const LASTS = { qr: MINUTE, code: 3 * MINUTE } as const;

const JOIN =
  "No phone is joined yet. On the phone open WhatsApp → Settings → Linked devices → Link a device, and scan the code on the page Support → Channels or in the terminal.";

/** What an operator sees. */
export function healthOf(
  life: Life,
  offer: Offer | undefined,
  figures: Readonly<Record<string, number>>,
): ChannelHealth {
  return { ...standing(life, offer), figures };
}

function standing({ phase, wanted, why, offline }: Life, offer: Offer | undefined): ChannelHealth {
  const starting: ChannelHealth =
    why === undefined ? { state: "starting" } : { state: "degraded", why: sentenceOf(why) };
  switch (phase) {
    case "off":
      return { state: "stopped" };
    case "pairing":
      return {
        state: "needs-pairing",
        why: `${why === undefined ? "" : `${sentenceOf(why)} `}${JOIN}`,
        ...pairing(offer),
      };
    case "ready":
      return offline === undefined ? { state: "ready" } : { state: "degraded", why: sentenceOf("offline") };
    case "starting":
    case "syncing":
      return starting;
    case "ending":
    case "resting":
      // One that nobody wants any more was told to stop: the end of the program is no outage.
      return wanted ? starting : { state: "stopped" };
  }
}

function pairing(offer: Offer | undefined): Pick<ChannelHealth, "pairing"> {
  if (!offer) return {};
  return { pairing: { kind: offer.kind, value: offer.value, until: after(offer.at, LASTS[offer.kind]) } };
}
