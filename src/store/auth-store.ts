import { eq } from "drizzle-orm";
import { sessions } from "../../db/schema/auth-sessions.ts";
import type { AuthStore, Session, Turn } from "../auth/ports.ts";
import type { TokenHash } from "../shared/brand.ts";
import type { Random } from "../shared/random.ts";
import { enrolWorkspace, hasWorkspace } from "./enrol-workspace.ts";
import { byId, loadAccount } from "./load-account.ts";
import { loadLoginState } from "./load-login-state.ts";
import { once } from "./once.ts";
import type { OpenStore, Queries } from "./open.ts";
import { saveDecision } from "./save-decision.ts";
import { AlreadySpent } from "./spent.ts";

/** The database side of the login module. @param random gives ids to mails and entries */
export function authStore(store: OpenStore, random: Random): AuthStore {
  const newId = () => random.id();
  return {
    decide: async (turn) => patiently(() => store.transact((queries) => takeTurn(queries, turn, newId))),
    look: async (subject, horizon) => loadLoginState(store.queries, subject, horizon),
    session: async (hash) => loadSession(store.queries, hash),
    save: async (decision, now) => store.transact((queries) => saveDecision(queries, decision, now, newId)),
    hasWorkspace: async (id) => hasWorkspace(store.queries, id),
    enrol: async (enrolment, now) => store.transact((queries) => enrolWorkspace(queries, enrolment, now, newId)),
  };
}

function takeTurn<Answer>(queries: Queries, turn: Turn<Answer>, newId: () => string): Answer {
  const decideAndSave = () => {
    const { answer, ...decision } = turn.decide(loadLoginState(queries, turn.subject, turn.horizon));
    saveDecision(queries, decision, turn.now, newId);
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

function loadSession(queries: Queries, hash: TokenHash): Session | undefined {
  const row = queries.select().from(sessions).where(eq(sessions.hash, hash)).get();
  const account = row && loadAccount(queries, byId(row.account));
  return row && account && { hash, account, usedAt: row.usedAt };
}
