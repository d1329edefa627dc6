import type { Instant } from "../shared/brand.ts";
import type { Clock } from "../shared/clock.ts";
import type { Random } from "../shared/random.ts";
import type { Secrets } from "../shared/secrets.ts";
import type { Hasher } from "./hasher.ts";
import { horizonAt } from "./horizon.ts";
import type { AuthStore, Decision, LoginState, Subject, Turn } from "./ports.ts";

/** What the login module is made of. */
export interface AuthParts {
  readonly store: AuthStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly secrets: Secrets;
  readonly hasher: Hasher;
}

/** Runs one rule at this moment. */
export function runRule<Answer>(
  { store, clock }: AuthParts,
  subject: Subject,
  rule: (state: LoginState, now: Instant) => Decision<Answer>,
  once?: Turn<Answer>["once"],
): Promise<Answer> {
  const now = clock.now();
  const turn = { subject, now, horizon: horizonAt(now), decide: (state: LoginState) => rule(state, now) };
  return store.decide(once ? { ...turn, once } : turn);
}

/** What the rules would see at this moment. Changes nothing. */
export const lookAt = ({ store, clock }: AuthParts, subject: Subject): Promise<LoginState> =>
  store.look(subject, horizonAt(clock.now()));
