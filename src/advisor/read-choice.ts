import { z } from "zod";
import type { Intent } from "../engine/engine.ts";
import { no, ok, type Outcome } from "../shared/outcome.ts";
import type { Trouble } from "./ask-model.ts";

const REPLY = z.object({
  choices: z.tuple([z.object({ message: z.object({ content: z.string() }) })], z.unknown()),
});

/**
 * The word in an answer. It must be one that was offered, alone, or alone in a JSON object as some models like it: a
 * right word among others may have been put there by the message.
 *
 * @param body of the whole answer
 */
export function chosenIn(body: string, among: readonly Intent[]): Outcome<Intent | "none", Trouble> {
  const reply = REPLY.safeParse(fromJson(body));
  if (!reply.success) return no("unreadable");
  const word = z.enum([...among, "none"]);
  const answer = z.union([word, z.strictObject({ intent: word }).transform(({ intent }) => intent)]);
  const said = reply.data.choices[0].message.content.trim();
  const chosen = answer.safeParse(fromJson(said) ?? said);
  return chosen.success ? ok(chosen.data) : no("off-list");
}

/** Undefined when it is no JSON. The error is dropped: it would repeat what was written. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
