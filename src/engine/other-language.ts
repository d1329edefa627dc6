import { ENGINE_TEXTS } from "./engine-texts.ts";
import type { Understood } from "./event.ts";
import type { Fact } from "./facts.ts";
import type { Repair } from "./flow.ts";
import { means, prefill, type Response } from "./response.ts";
import { waitingAt } from "./waiting.ts";
import { topFrame, type Interpreter } from "./interpreter.ts";

/**
 * Languages: those that are not spoken here are answered in themselves, and a wish for one that is spoken is heard.
 */

const IN_ANOTHER: Repair = "other-language";

/** The words are in a language that is not spoken here: they are answered in it and offered a person, who comes at the second message. */
export function respondToOtherLanguage(
  walk: Interpreter,
  _facts: readonly Fact[],
  meaning: Understood,
): Response | undefined {
  const { unspoken, entities } = meaning;
  if (unspoken === undefined) return undefined;
  const say = [{ text: ENGINE_TEXTS.otherLanguage, args: { answer: unspoken } }];
  const noted = prefill(entities);
  if (waitingAt(walk).kind === "approval")
    return { ...means("waits for somebody, in another language", ...noted), say };
  if (topFrame(walk)?.flow.id === IN_ANOTHER)
    return means("goes on in another language", ...noted, { kind: "repairing", flow: "talk-to-human" });
  return { ...means("in another language", ...noted, { kind: "repairing", flow: IN_ANOTHER }), say };
}

/** "In English, please" and nothing else. */
export function respondToWishForLanguage(
  walk: Interpreter,
  _facts: readonly Fact[],
  meaning: Understood,
): Response | undefined {
  const bare = meaning.reading.kind !== "sure" && meaning.entities.length === 0;
  if (!meaning.language || meaning.language === walk.language || !bare || waitingAt(walk).kind !== "question")
    return undefined;
  return { ...means("another language"), say: [ENGINE_TEXTS.language], askAgain: true };
}
