import { z } from "zod";
import { checkWhatsAppCloud } from "../channels/whatsapp-cloud/whatsapp-cloud.ts";
import { askWhatsAppWeb, checkWhatsAppWeb } from "../channels/whatsapp-web/whatsapp-web.ts";
import type { Config } from "../config/config.ts";
import { say } from "./say.ts";

const TOLD = z.object({
  state: z.string(),
  figures: z.object({ childMegabytes: z.number(), browserMegabytes: z.number() }).partial(),
});

/** Nobody needs WhatsApp, so without it all is well. Where a phone is joined, what that takes is told too. */
export async function lookAtWhatsApp({ whatsapp, publicBaseUrl }: Config): Promise<string | undefined> {
  if (whatsapp?.kind === "cloud") return together(await checkWhatsAppCloud(whatsapp, publicBaseUrl));
  if (whatsapp?.kind !== "web") return undefined;
  const told = await askWhatsAppWeb(whatsapp);
  if (told !== undefined) say.line(`           WhatsApp runs: ${runningOf(told)}`);
  return together(await checkWhatsAppWeb(whatsapp));
}

const together = (found: readonly string[]) => (found.length > 0 ? found.join(" ") : undefined);

function runningOf(told: string): string {
  const { state, figures } = TOLD.parse(JSON.parse(told));
  const { childMegabytes: own, browserMegabytes: browser } = figures;
  if (own === undefined || browser === undefined) return state;
  return `${state}; its process takes ${String(own)} MB and its browser ${String(browser)} MB of memory`;
}
