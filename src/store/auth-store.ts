import type { AuditChain, AuthStore, Turn } from "../auth/ports.ts";
import type { Random } from "../shared/random.ts";
import { enrolWorkspace, hasWorkspace } from "./enrol-workspace.ts";
import { loadLoginState } from "./load-login-state.ts";
import { loadSession } from "./load-session.ts";
import { once } from "./once.ts";
import type { OpenStore, Queries } from "./open.ts";
import { type SaveParts, saveDecision } from "./save-decision.ts";
import { AlreadySpent } from "./spent.ts";

/**
 * The database side of the login module.
 *
 * @param random gives ids to mails and entries
 * @param chain seals the audit lines
 */
export function authStore(store: OpenStore, random: Random, chain: AuditChain): AuthStore {
  const parts = { newId: () => random.id(), chain };
  return {
    decide: async (turn) => patiently(() => store.transact((queries) => takeTurn(queries, turn, parts))),
    look: async (subject, horizon) => loadLoginState(store.queries, subject, horizon),
    session: async (hash) => loadSession(store.queries, hash),
    save: async (decision, now) => store.transact((queries) => saveDecision(queries, decision, now, parts)),
    hasWorkspace: async (id) => hasWorkspace(store.queries, id),
    enrol: async (enrolment, now) => store.transact((queries) => enrolWorkspace(queries, enrolment, now, parts)),
  };
}

function takeTurn<Answer>(queries: Queries, turn: Turn<Answer>, parts: SaveParts): Answer {
  const decideAndSave = () => {
    const { answer, ...decision } = turn.decide(loadLoginState(queries, turn.subject, turn.horizon));
    saveDecision(queries, decision, turn.now, parts);
    return answer;
  };
  return turn.once ? once(queries, turn.once.key, turn.now, turn.once.schema, decideAndSave) : decideAndSave();
}

/**
 * Where somebody else was faster the rule is asked again, and now sees that the thing is used up. With one writer that
 * does not happen; with a database that has row locks it does.
 */
function patiently<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof AlreadySpent) return work();
    throw error;
  }
}
