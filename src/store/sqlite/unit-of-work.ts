import type { AuditChain, AuditLine, UnitOfWork } from "../../auth/ports.ts";
import type { Instant } from "../../shared/brand.ts";
import type { MailOrder } from "../../shared/mail-order.ts";
import { auditLine, writeAudit } from "./audit.ts";
import { ConflictError } from "./conflict.ts";
import { runOnce } from "./idempotency.ts";
import type { OpenStore, Queries } from "./database.ts";
import { queueMail } from "./outbox.ts";

/** What saving needs besides the decision. */
export interface Saving {
  /** Gives ids to mails and entries. */
  readonly newId: () => string;
  readonly chain: AuditChain;
}

/** What a rule wants saved; its changes are those of its module. */
interface Decided<Change> {
  readonly changes: readonly Change[];
  readonly mails: readonly MailOrder[];
  readonly audit: readonly AuditLine[];
}

type Apply<Change> = (queries: Queries, change: Change, now: Instant) => void;

/** Saves all that a rule decided, inside the caller's transaction. */
export function saveDecision<Change>(
  queries: Queries,
  { changes, mails, audit }: Decided<Change>,
  now: Instant,
  { newId, chain }: Saving,
  apply: Apply<Change>,
): void {
  for (const change of changes) apply(queries, change, now);
  for (const order of mails) queueMail(queries, order, now, newId());
  for (const line of audit) writeAudit(queries, chain, auditLine(line, now));
}

/** One unit of work of any module: what its rule looks at and what it wants changed are the module's own. */
interface Unit<Answer, State, Change> {
  readonly now: Instant;
  readonly idempotency?: UnitOfWork<Answer>["idempotency"];
  readonly decide: (state: State) => Decided<Change> & { readonly answer: Answer };
}

/** Units of work of one module. */
export interface UnitRunner<Change> {
  /** For whoever only looks. */
  readonly queries: Queries;
  /**
   * Load, decide, save, in one transaction. Where somebody else was faster the rule is asked again, and now sees that
   * the thing is used up. With one writer that does not happen; with a database that has row locks it does.
   */
  run<Answer, State>(unit: Unit<Answer, State, Change>, load: (queries: Queries) => State): Answer;
}

/** @param apply turns a change of the module into rows */
export const unitRunner = <Change>(store: OpenStore, saving: Saving, apply: Apply<Change>): UnitRunner<Change> => ({
  queries: store.queries,
  run: (unit, load) => {
    const work = (queries: Queries) => runIn(queries, unit, load, saving, apply);
    try {
      return store.transact(work);
    } catch (error) {
      if (error instanceof ConflictError) return store.transact(work);
      throw error;
    }
  },
});

function runIn<Answer, State, Change>(
  queries: Queries,
  { now, idempotency, decide }: Unit<Answer, State, Change>,
  load: (queries: Queries) => State,
  saving: Saving,
  apply: Apply<Change>,
): Answer {
  const decideAndSave = () => {
    const { answer, ...decision } = decide(load(queries));
    saveDecision(queries, decision, now, saving, apply);
    return answer;
  };
  return idempotency ? runOnce(queries, idempotency.key, now, idempotency.schema, decideAndSave) : decideAndSave();
}
