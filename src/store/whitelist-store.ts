import type { WhitelistStore, WhitelistTurn } from "../auth/ports.ts";
import { loadWhitelist } from "./load-whitelist.ts";
import { once } from "./once.ts";
import type { OpenStore, Queries } from "./open.ts";
import { type SaveParts, saveDecision } from "./save-decision.ts";
import { AlreadySpent } from "./spent.ts";

/** The database side of the whitelists of workspaces. */
export const whitelistStore = (store: OpenStore, parts: SaveParts): WhitelistStore => ({
  decide: async (turn) => decidePatiently(store, parts, turn),
  look: async (subject, came) => loadWhitelist(store.queries, subject, came),
});

/** Where somebody else was faster the rule is asked again, and now sees that the undo is used up. */
function decidePatiently<Answer>(store: OpenStore, parts: SaveParts, turn: WhitelistTurn<Answer>): Answer {
  const work = () => store.transact((queries) => decideOnce(queries, parts, turn));
  try {
    return work();
  } catch (error) {
    if (error instanceof AlreadySpent) return work();
    throw error;
  }
}

function decideOnce<Answer>(queries: Queries, parts: SaveParts, turn: WhitelistTurn<Answer>): Answer {
  const decideAndSave = () => {
    const { answer, ...decision } = turn.decide(loadWhitelist(queries, turn.subject, turn.came));
    saveDecision(queries, decision, turn.now, parts);
    return answer;
  };
  return turn.once ? once(queries, turn.once.key, turn.now, turn.once.schema, decideAndSave) : decideAndSave();
}
