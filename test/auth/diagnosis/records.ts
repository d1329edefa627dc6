import type { AttemptCause, SignInRecord } from "../../../src/auth/ports.ts";
import type { Attempt } from "../../../src/auth/diagnosis/model.ts";
import { accountId, addressKey, after, email, instant, passwordHash, workspaceId } from "../../../src/shared/brand.ts";
import { MINUTE } from "../../../src/shared/clock.ts";

export const NOW = instant(Date.UTC(2026, 0, 5, 9));
export const ago = (milliseconds: number) => after(NOW, -milliseconds);

/** A quiet account in a workspace that lets in the office only. */
export const QUIET: SignInRecord = {
  account: {
    id: accountId("ana"),
    key: addressKey("k"),
    workspace: workspaceId("w"),
    workspaceName: "Acme",
    support: false,
    whitelist: { on: true, entries: [{ range: "203.0.113.0/24", until: undefined }] },
    email: email("ana@acme.example"),
    name: "Ana",
    role: "member",
    status: "active",
    language: "en",
    twoSteps: true,
    twoStepsRequired: false,
    passwordHash: passwordHash("-"),
    passwordChangedAt: instant(0),
    mailboxResetAt: undefined,
    wayInChangedAt: instant(0),
  },
  lockedUntil: instant(0),
  recoveryShutUntil: instant(0),
  attempts: [],
  sends: [],
  passwordChangedAt: undefined,
};

const OFFICE = "203.0.113.9";
const CAFE = "198.51.100.4";

/** Refusals by the list come from the café, everything else from the office; one a minute, the last a minute ago. */
const attemptsOf = (oldestFirst: readonly AttemptCause[]): readonly Attempt[] =>
  oldestFirst
    .toReversed()
    .map((cause, n) => ({ cause, at: ago((n + 1) * MINUTE), address: cause === "not-whitelisted" ? CAFE : OFFICE }));

export const recordOf = (causes: readonly AttemptCause[], rest: Partial<SignInRecord> = {}): SignInRecord => ({
  ...QUIET,
  attempts: attemptsOf(causes),
  ...rest,
});

/** Every row of `length` causes, with repetition. */
export function* rowsOf(causes: readonly AttemptCause[], length: number): Generator<readonly AttemptCause[]> {
  if (length === 0) yield [];
  else for (const row of rowsOf(causes, length - 1)) for (const cause of causes) yield [...row, cause];
}
