import type { AddressKey, Instant, TokenHash } from "../../shared/brand.ts";
import { isOpen, retireExpired, triesLeft } from "../mailed-codes/challenge.ts";
import { type Change, decided, type Decision } from "../decision.ts";
import type { AttemptCause, AccountRecord, Challenge, Visitor } from "../model.ts";
import type { DrawnLink } from "../link.ts";
import { isLocked } from "../lockout.ts";
import { attemptOf, barredBy, type EnterCodeAnswer, openSession, refuseSecondStep } from "../sign-in/rules.ts";
import { tryCounted } from "../mailed-codes/rules.ts";
import { disownIssued } from "./rules.ts";
import { type BackupCodeState, type CodeSet, type StoredCode, codesLeft } from "./model.ts";

export interface EnterBackupCode {
  readonly number: number;
  /** Checked before, outside of the transaction, against the hash that this code still has. */
  readonly isRight: (stored: StoredCode) => boolean;
  readonly seen: Visitor;
}

interface DrawnEntry {
  readonly session: TokenHash;
  readonly disown: Omit<DrawnLink, "reset">;
}

/**
 * The second step with a backup code. It takes its tries from the same sign-in, the same day and the same lock as
 * mailed codes do. `dead`: this sign-in cannot go on; start again with the password.
 */
export function enterBackupCode(
  state: BackupCodeState,
  command: EnterBackupCode,
  now: Instant,
  drawn: DrawnEntry,
): Decision<EnterCodeAnswer> {
  const { account, challenge, key } = state;
  const gone = !challenge || !account || !key || !isOpen(challenge, now, state) || isLocked(state, now);
  if (gone) return decided("dead", { changes: retireExpired(challenge, now) });
  const barred = barredBy(account, command.seen, now);
  if (barred) return refuseSecondStep(state, key, command.seen, now, barred);
  const left = triesLeft(state, challenge, now);
  if (left <= 0) return decided("dead");
  const found = findCode(state.active, command);
  if (found.cause === "right") return signedIn(state, account, challenge, key, found, command, now, drawn);
  const ending: readonly Change[] = left === 1 ? [{ kind: "challenge-ended", id: challenge.id }] : [];
  const counted = tryCounted(key, challenge, true, 0);
  return refuseSecondStep(state, key, command.seen, now, found.cause, [counted], ending);
}

type Found =
  | { readonly cause: "right"; readonly set: CodeSet }
  | { readonly cause: Extract<AttemptCause, "backup-code-wrong" | "backup-code-used" | "no-backup-codes"> };

function findCode(active: CodeSet | undefined, { number, isRight }: EnterBackupCode): Found {
  if (!active || codesLeft(active) === 0) return { cause: "no-backup-codes" };
  const stored = active.codes.find((code) => code.number === number);
  if (!stored || !isRight(stored)) return { cause: "backup-code-wrong" };
  return stored.used ? { cause: "backup-code-used" } : { cause: "right", set: active };
}

function signedIn(
  state: BackupCodeState,
  account: AccountRecord,
  challenge: Challenge,
  key: AddressKey,
  { set }: Extract<Found, { readonly cause: "right" }>,
  { number, seen }: EnterBackupCode,
  now: Instant,
  drawn: DrawnEntry,
): Decision<EnterCodeAnswer> {
  const attempt = attemptOf(state, key, seen, "signed-in-with-backup-code");
  const opened = openSession(state, account, attempt, seen, drawn.session, "backup-code");
  const left = codesLeft(set) - 1;
  return decided<EnterCodeAnswer>("signed-in", {
    changes: [
      tryCounted(key, challenge, false, 0),
      { kind: "backup-code-used", set: set.id, number },
      { kind: "challenge-ended", id: challenge.id },
      ...opened.changes,
      disownIssued(account, now, drawn.disown),
    ],
    mails: [
      {
        template: "backup-code-used",
        to: account.id,
        language: account.language,
        details: { changedAt: now, address: seen.address, left },
        secrets: drawn.disown.secrets,
      },
    ],
    audit: [
      { event: "authn_token_delete", account: account.id, details: { factor: "backup-code", number, left } },
      ...opened.audit,
    ],
  });
}
