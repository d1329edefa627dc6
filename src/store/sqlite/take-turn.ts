import type { Turn } from "../../auth/ports.ts";
import type { Instant } from "../../shared/brand.ts";
import { once } from "./once.ts";
import type { OpenStore, Queries } from "./open.ts";
import { type Apply, type SaveParts, saveDecision, type ToSave } from "./save-decision.ts";
import { AlreadySpent } from "./spent.ts";

/** A turn of any module: what its rule looks at and what it wants changed are the module's own. */
interface Taken<Answer, State, Change> {
  readonly now: Instant;
  readonly once?: Turn<Answer>["once"];
  readonly decide: (state: State) => ToSave<Change> & { readonly answer: Answer };
}

/**
 * Load, decide, save, in one transaction. Where somebody else was faster the rule is asked again, and now sees that
 * the thing is used up. With one writer that does not happen; with a database that has row locks it does.
 */
export function takeTurn<Answer, State, Change>(
  store: OpenStore,
  parts: SaveParts,
  turn: Taken<Answer, State, Change>,
  load: (queries: Queries) => State,
  apply: Apply<Change>,
): Answer {
  const decideAndSave = (queries: Queries) => {
    const { answer, ...decision } = turn.decide(load(queries));
    saveDecision(queries, decision, turn.now, parts, apply);
    return answer;
  };
  const take = (queries: Queries) => {
    if (!turn.once) return decideAndSave(queries);
    const { key, schema } = turn.once;
    return once(queries, key, turn.now, schema, () => decideAndSave(queries));
  };
  try {
    return store.transact(take);
  } catch (error) {
    if (error instanceof AlreadySpent) return store.transact(take);
    throw error;
  }
}
