import { type Event, type Fact, type Library, placeOf, takesCode } from "../../engine/engine.ts";
import { CASE_PROVED } from "../lines-of.ts";
import type { Episode, QueuedEffect, TurnState } from "../model.ts";

/**
 * The code came after a person was called, and nobody has the case yet: the episode goes on where it asked for the code,
 * and the case stays open. The same for whoever began again meanwhile and was mailed no other code since: what they began
 * is left for it.
 *
 * @returns the episode that goes on, if this is so
 */
export function reopenedBy(event: Event, { episode, handedOver }: TurnState): Episode | undefined {
  if (event.kind !== "words" || !handedOver || handedOver.claimed) return undefined;
  if (episode && (episode.number === handedOver.episode.number || takesCode(placeOf(episode.library, episode.facts))))
    return undefined;
  const { entities, reports } = event.meaning;
  const before = handedOver.episode;
  const typed = reports === undefined && entities.some(({ kind }) => kind === "code");
  return typed && takesCode(placeOf(before.library, before.facts)) ? before : undefined;
}

/** What whoever has a waiting case is told when their code turns out right, and what is done for whoever takes the case. */
interface Proved {
  readonly say: { readonly kind: "say"; readonly text: typeof CASE_PROVED; readonly args: { readonly case: string } };
  readonly effect: QueuedEffect;
}

/** @param facts before this turn; @param more of this turn */
export function provedForCase(library: Library, facts: readonly Fact[], more: readonly Fact[]): Proved | undefined {
  if (!more.some(({ kind }) => kind === "resulted")) return undefined;
  const before = placeOf(library, facts);
  const number = before.path.some(({ outcome }) => outcome === "handed-over") ? before.details["case"] : undefined;
  if (number === undefined) return undefined;
  const after = placeOf(library, [...facts, ...more]);
  if (after.codesAsked.length >= before.codesAsked.length) return undefined;
  const name = String(number);
  return {
    say: { kind: "say", text: CASE_PROVED, args: { case: name } },
    effect: { kind: "update-case", case: name },
  };
}
