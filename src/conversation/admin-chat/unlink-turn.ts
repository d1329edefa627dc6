import type { ConversationDeps } from "../deps.ts";
import type { QueuedEffect, TurnState } from "../model.ts";
import type { Note } from "./note.ts";

/** Ids of the buttons below the question whether the link is to end. */
export const UNLINK = { yes: "unlink:yes", no: "unlink:no" } as const;

/** What words or a button mean for the link of this chat: it is asked back once, then done. */
export type Unlinking =
  { readonly kind: "tell"; readonly note: Note } | { readonly kind: "do"; readonly task: QueuedEffect };

const DO: Unlinking = { kind: "do", task: { kind: "unlink-chat" } };
const KEEP: Unlinking = { kind: "tell", note: { kind: "unlink-kept" } };

/** @returns undefined when it is about something else */
export function unlinkByButton(option: string): Unlinking | undefined {
  if (option === UNLINK.yes) return DO;
  return option === UNLINK.no ? KEEP : undefined;
}

/** @returns undefined when it is about something else */
export function unlinkByWords(
  { understanding }: Pick<ConversationDeps, "understanding">,
  { owner, saidBefore }: Pick<TurnState, "owner" | "saidBefore">,
  text: string,
): Unlinking | undefined {
  const isLinked = owner !== undefined;
  const asks = understanding.asksToUnlink(text);
  const wasAsked = saidBefore?.options[0]?.id === UNLINK.yes;
  if (asks)
    return isLinked && wasAsked ? DO : { kind: "tell", note: { kind: isLinked ? "unlink-ask" : "unlinked-already" } };
  return isLinked && wasAsked ? answer(understanding.saying(text, [])) : undefined;
}

function answer({
  verdicts,
  number,
  strange,
  asks,
}: ReturnType<ConversationDeps["understanding"]["saying"]>): Unlinking | undefined {
  if (number !== undefined) return number === 1 ? DO : number === 2 ? KEEP : undefined;
  if (strange > 0 || asks || verdicts.length !== 1) return undefined;
  return verdicts[0] === "yes" ? DO : KEEP;
}
