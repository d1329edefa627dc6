import { after, type Email, type Instant, type PasswordHash } from "../shared/brand.ts";
import { type Clock, DAY, HOUR } from "../shared/clock.ts";
import type { Language } from "../shared/language.ts";
import type { Random } from "../shared/random.ts";
import type { Secrets } from "../shared/secrets.ts";
import type { Decision } from "./decision.ts";
import type { AskCodeMail } from "./diagnosis/store.ts";
import type { PhraseWords } from "./mailed-codes/codes.ts";
import type { Checked, Hasher } from "./passwords/hasher.ts";
import { LIMITS } from "./limits.ts";
import type { LookbackWindow, LoginState, Subject } from "./model.ts";
import type { AuthStore } from "./store.ts";
import type { UnitOfWork } from "./unit-of-work.ts";
import type { RangePolicy } from "./ip-whitelist/range.ts";

/** What the login module is made of. */
export interface AuthDeps {
  readonly store: AuthStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly secrets: Secrets;
  readonly hasher: Hasher;
  /** Special ranges that a whitelist may hold: none where real people are. */
  readonly ranges: RangePolicy;
  /** Addresses that nobody may be added with, such as those of a demo whose passwords are published. Left out: none. */
  readonly isReserved?: ((email: Email) => boolean) | undefined;
  /** Of which the two words are made that mail and page both show. Left out: two numbers. */
  readonly phraseWords?: ((language: Language) => PhraseWords) | undefined;
  /** Where the newest mailed sign-in code stands. Left out: nobody keeps a delivery ledger. */
  readonly codeMail?: AskCodeMail | undefined;
}

/** Runs one rule at this moment. */
export function runRule<Answer>(
  { store, clock }: AuthDeps,
  subject: Subject,
  rule: (state: LoginState, now: Instant) => Decision<Answer>,
  idempotency?: UnitOfWork<Answer>["idempotency"],
): Promise<Answer> {
  const now = clock.now();
  const unit = { subject, now, lookback: lookbackAt(now), decide: (state: LoginState) => rule(state, now) };
  return store.decide(idempotency ? { ...unit, idempotency } : unit);
}

/** What the rules would see at this moment. Changes nothing. */
export const peek = ({ store, clock }: AuthDeps, subject: Subject): Promise<LoginState> =>
  store.read(subject, lookbackAt(clock.now()));

/**
 * Checks what somebody typed as their password, at the same cost for every address, known or not.
 *
 * @param stored undefined where there is no account, or it has no password
 * @throws HasherBusy when too many are waiting
 */
export const checkPassword = async (
  { store, hasher }: Pick<AuthDeps, "store" | "hasher">,
  stored: PasswordHash | undefined,
  typed: string,
): Promise<Checked> => hasher.check(stored, typed, await store.hashKinds());

/** How far back any rule looks: a day. */
export const lookbackAt = (now: Instant): LookbackWindow => ({
  now,
  devices: after(now, -LIMITS.device.lifetime),
  address: after(now, -DAY),
  everybody: after(now, -DAY),
  stops: after(now, -HOUR),
});
