import { z } from "zod";
import { LANGUAGES } from "../../shared/language.ts";
import type { ChatAddress, Inbound } from "../channel.ts";

const about = { id: z.uuid(), language: z.enum(LANGUAGES).optional() };

/** What a page posts. The id is made by the page: it sends the same one again when it got no answer. */
export const messageBody = z.union([
  z.strictObject({ ...about, text: z.string().max(4000).regex(/\S/) }),
  z.strictObject({ ...about, option: z.string().min(1).max(200), label: z.string().min(1).max(200) }),
]);

/** @param seenFrom as the server saw it, a trusted proxy told, or undefined */
export function inboundOf(
  from: ChatAddress,
  message: z.infer<typeof messageBody>,
  seenFrom: string | undefined,
): Inbound {
  const { id, language } = message;
  const body =
    "text" in message
      ? ({ kind: "text", text: message.text } as const)
      : ({ kind: "choice", option: message.option, label: message.label } as const);
  const known = { from, messageId: id, body, seenFrom };
  return language === undefined ? known : { ...known, language };
}
