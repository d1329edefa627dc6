import { z } from "zod";
import { type Actor, actorOf, type Denied } from "../../auth/auth.ts";
import type { AnswerSchema } from "../../shared/answer-schema.ts";
import { after, idempotencyKey } from "../../shared/brand.ts";
import { DAY } from "../../shared/clock.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { hashToken } from "../../shared/secrets.ts";
import type { ConversationDeps } from "../deps.ts";
import type { CaseDoing, CaseOnDesk, ListedCase } from "./model.ts";
import { type CaseAnswer, decideCase } from "./rules.ts";

export type { CaseAnswer } from "./rules.ts";
export type { CaseDoing, CaseOnDesk, ListedCase } from "./model.ts";

/**
 * Where support agents take over cases: active members of the company's own workspace, with a fresh password. Who asks
 * is looked at anew at every call.
 */
export interface CaseDesk {
  /** Open cases that nobody has, newest first; then those that somebody has; then what was closed in the last 30 days. */
  list(acting: Actor): Promise<Outcome<readonly ListedCase[], Denied>>;
  /** One case with its dossier and the whole chat. */
  read(command: Actor & { readonly number: string }): Promise<Outcome<CaseOnDesk, Denied | "unknown">>;
  /**
   * Claims, answers or closes. Of two who claim at once one gets it. What an agent writes goes into the chat of the
   * person at once, secrets cut, and is said once for each `once`.
   */
  act(command: Actor & { readonly number: string; readonly doing: CaseDoing }): Promise<CaseAnswer>;
}

/** How long a closed case stays on the list. */
const CLOSED_SHOWN = 30 * DAY;

const answered: AnswerSchema<CaseAnswer> = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: z.enum(["claimed", "answered", "answered-cut", "closed"]) }),
  z.object({
    ok: z.literal(false),
    reason: z.enum([
      ...(["signed-out", "not-admin", "password-needed"] as const),
      ...(["unknown", "closed", "taken", "not-yours", "empty", "too-long"] as const),
    ]),
  }),
]);

/** The desk on the store of the conversations. */
export function createCaseDesk(deps: ConversationDeps): CaseDesk {
  const { clock } = deps;
  const store = deps.store.caseDesk;
  return {
    list: async ({ session, seen }) => {
      const now = clock.now();
      const actor = actorOf(await store.session(hashToken(session)), seen, now, "agent");
      return actor.ok ? ok(await store.list(after(now, -CLOSED_SHOWN))) : no(actor.reason);
    },
    read: async ({ session, seen, number }) => {
      const actor = actorOf(await store.session(hashToken(session)), seen, clock.now(), "agent");
      if (!actor.ok) return no(actor.reason);
      const found = await store.read(number);
      return found ? ok(found) : no("unknown");
    },
    act: (command) => act(deps, command),
  };
}

async function act(
  { store, clock, texts, understanding, onNews }: ConversationDeps,
  { session, seen, number, doing }: Parameters<CaseDesk["act"]>[0],
): Promise<CaseAnswer> {
  const now = clock.now();
  const idempotency = doing.kind === "answer" && {
    key: idempotencyKey(`case-answer:${number}:${doing.once}`),
    schema: answered,
  };
  const answer = await store.caseDesk.decide({
    by: { session: hashToken(session) },
    on: { number },
    now,
    ...(idempotency && { idempotency }),
    decide: (state) => decideCase({ texts, cutSecrets: understanding.cutSecrets }, state, { seen, doing }, now),
  });
  if (answer.ok) onNews?.();
  return answer;
}
