import type { Turn } from "../auth/ports.ts";
import { once } from "./once.ts";
import type { OpenStore, Queries } from "./open.ts";
import { type SaveParts, saveDecision } from "./save-decision.ts";
import { AlreadySpent } from "./spent.ts";

type Taken<Answer, State> = Omit<Turn<Answer, State>, "subject" | "horizon">;

/**
 * Load, decide, save, in one transaction. Where somebody else was faster the rule is asked again, and now sees that
 * the thing is used up. With one writer that does not happen; with a database that has row locks it does.
 */
export function takeTurn<Answer, State>(
  store: OpenStore,
  parts: SaveParts,
  turn: Taken<Answer, State>,
  load: (queries: Queries) => State,
): Answer {
  const work = () => store.transact((queries) => takeOnce(queries, parts, turn, load));
  try {
    return work();
  } catch (error) {
    if (error instanceof AlreadySpent) return work();
    throw error;
  }
}

function takeOnce<Answer, State>(
  queries: Queries,
  parts: SaveParts,
  turn: Taken<Answer, State>,
  load: (queries: Queries) => State,
): Answer {
  const decideAndSave = () => {
    const { answer, ...decision } = turn.decide(load(queries));
    saveDecision(queries, decision, turn.now, parts);
    return answer;
  };
  return turn.once ? once(queries, turn.once.key, turn.now, turn.once.schema, decideAndSave) : decideAndSave();
}
