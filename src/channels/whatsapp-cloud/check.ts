import { z } from "zod";
import { createGraph, type GraphAnswer } from "./graph.ts";
import { judgeError } from "./judge-error.ts";
import { type CloudSettings, WEBHOOK_PATH } from "./settings.ts";

const NUMBER = z.object({
  verified_name: z.string().optional(),
  quality_rating: z.string().optional(),
  name_status: z.string().optional(),
});
const FIELDS = "verified_name,quality_rating,name_status";

/**
 * What somebody should mend, each in a sentence with its cure; nothing when all is well. Changes nothing at Meta.
 *
 * @param publicBaseUrl where people, and Meta, reach this program
 */
export async function checkWhatsAppCloud(settings: CloudSettings, publicBaseUrl: string): Promise<readonly string[]> {
  const graph = createGraph(settings);
  const answer = await graph.read(FIELDS);
  const trouble = numberTrouble(answer);
  if (answer.kind !== "ok") return trouble === undefined ? [] : [trouble];
  const number = NUMBER.safeParse(answer.body);
  if (!number.success)
    return ["WHATSAPP_API_URL answers, but not as Meta does. Leave it out to use Meta's own address."];
  const { quality_rating: quality, name_status: name } = number.data;
  const found = [
    quality === "RED"
      ? "The quality of the number is low: people block or report it. Look at it in WhatsApp Manager."
      : "",
    name === "DECLINED" ? "Meta has declined the display name. Choose another one in WhatsApp Manager." : "",
    webhookTrouble(await graph.read("webhook_configuration"), `${publicBaseUrl}${WEBHOOK_PATH}`),
  ];
  return found.filter((sentence) => sentence !== "");
}

/** Why our number cannot be read; undefined when it can. */
export function numberTrouble(answer: GraphAnswer): string | undefined {
  if (answer.kind === "ok") return undefined;
  if (answer.kind === "unreachable")
    return "Meta does not answer. Look at the network, at WHATSAPP_API_URL and at metastatus.com.";
  const verdict = judgeError(answer.error);
  return verdict.kind === "window" ? undefined : verdict.why;
}

const WEBHOOK = z.object({
  webhook_configuration: z.object({ application: z.string().optional() }).optional(),
});

/** Without the webhook nothing that people write arrives. Where Meta does not tell, nothing is claimed. */
function webhookTrouble(answer: GraphAnswer, ours: string): string {
  const read = answer.kind === "ok" ? WEBHOOK.safeParse(answer.body) : undefined;
  const address = read?.data?.webhook_configuration?.application;
  if (!read?.success || address === ours) return "";
  const cure = `In the app at Meta, under WhatsApp, Configuration, set the callback URL ${ours} with WHATSAPP_VERIFY_TOKEN and subscribe to "messages".`;
  if (address === undefined) return `Meta names no webhook for the app, so nothing that people write arrives. ${cure}`;
  return `Meta brings messages to another address than ours. ${cure}`;
}
