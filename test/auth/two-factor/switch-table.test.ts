import { expect, test } from "vitest";
import type { Change } from "../../../src/auth/ports.ts";
import { confirmSwitch, requestSwitch, turnOffAfterBackupCode } from "../../../src/auth/two-factor/rules.ts";
import { after, conversationId } from "../../../src/shared/brand.ts";
import { HOUR, MINUTE, SECOND } from "../../../src/shared/clock.ts";
import { seededRandom } from "../../../src/shared/random.ts";
import { createSecrets } from "../../../src/shared/secrets.ts";
import { drawCode } from "../../../src/auth/mailed-codes/codes.ts";
import { OFFICE } from "../world.ts";
import { HASH, NOW, RIGHT, WRONG, accountOf, challengeOf, drawnDisown, sessionOf, stateOf } from "./states.ts";

const EITHER = [true, false] as const;
const ROLES = ["admin", "member"] as const;
/** Age of the password; undefined: nobody is signed in. */
const AGES = [0, 15 * MINUTE - 1, 15 * MINUTE, 24 * HOUR, -MINUTE, undefined] as const;
/** What is typed, and how old the code in the mail is. */
const CODES = ["right", "wrong", "late", "none", "ended", "no-tries"] as const;
const TURNS = ["on", "off"] as const;

interface Case {
  readonly turn: (typeof TURNS)[number];
  readonly twoSteps: boolean;
  readonly required: boolean;
  readonly role: (typeof ROLES)[number];
  readonly age: (typeof AGES)[number];
  readonly code: (typeof CODES)[number];
  readonly locked: boolean;
  readonly disabled: boolean;
  /** The mailbox alone set the password an hour ago. */
  readonly reset: boolean;
}

const CASES: readonly Case[] = TURNS.flatMap((turn) =>
  EITHER.flatMap((twoSteps) =>
    EITHER.flatMap((required) =>
      ROLES.flatMap((role) =>
        AGES.flatMap((age) =>
          CODES.flatMap((code) =>
            EITHER.flatMap((locked) =>
              EITHER.flatMap((disabled) =>
                EITHER.map((reset) => ({ turn, twoSteps, required, role, age, code, locked, disabled, reset })),
              ),
            ),
          ),
        ),
      ),
    ),
  ),
);

function stateIn({ turn, twoSteps, required, role, age, code, locked, disabled, reset }: Case) {
  const status = disabled ? "disabled" : "active";
  const mailboxResetAt = reset ? after(NOW, -HOUR) : undefined;
  const account = accountOf({ twoSteps, twoStepsRequired: required, role, status, mailboxResetAt });
  const session = age === undefined ? undefined : sessionOf(account, age);
  const purpose = `turn-${turn}-two-steps` as const;
  const mailedAgo = code === "late" ? 10 * MINUTE : MINUTE;
  const with_ = { ended: code === "ended", tries: code === "no-tries" ? 5 : 0 };
  const challenge = code === "none" ? undefined : challengeOf(account, purpose, mailedAgo, with_);
  return { ...stateOf(session, challenge), lockedUntil: after(NOW, locked ? MINUTE : 0) };
}

const confirm = (one: Case) =>
  confirmSwitch(
    stateIn(one),
    { turn: one.turn, mac: one.code === "wrong" ? WRONG : RIGHT, seen: OFFICE },
    NOW,
    drawnDisown,
  );

/** Said once more: who may, what may be switched, what the code is worth. */
function expected({ turn, twoSteps, required, age, code, locked, disabled, reset }: Case): string {
  if (age === undefined || disabled) return "signed-out";
  if (age >= 15 * MINUTE || age < 0) return "password-needed";
  if (twoSteps === (turn === "on")) return "unchanged";
  if (turn === "off" && required) return "required";
  if (turn === "off" && reset) return "reset-lately";
  if (locked || code === "no-tries") return "used-up";
  return { right: turn, wrong: "wrong", late: "expired", none: "expired", ended: "expired" }[code];
}

const nameOf = (one: Case) => JSON.stringify(one);
const kinds = (changes: readonly Change[]) => changes.map(({ kind }) => kind);

test(`every case of ${String(CASES.length)}: only a fresh session with the right, young code of its own switches what may be switched`, () => {
  const wrong = CASES.filter((one) => {
    const { answer } = confirm(one);
    return (answer.ok ? answer.value : answer.reason) !== expected(one);
  });
  expect(wrong.map(nameOf)).toEqual([]);
});

test("whatever is refused switches nothing, ends no session and mails nothing", () => {
  const refused = CASES.map(confirm).filter(({ answer }) => !answer.ok);
  const forbidden = ["two-steps-switched", "sessions-ended", "backup-codes-voided", "code-consumed"];
  expect(refused.flatMap(({ changes }) => kinds(changes)).filter((kind) => forbidden.includes(kind))).toEqual([]);
  expect(refused.flatMap(({ mails }) => mails)).toEqual([]);
});

test("what is switched is told to its owner with a way to stop it; on ends all other sessions, off voids backup codes", () => {
  for (const one of CASES.filter((each) => expected(each) === each.turn)) {
    const { changes, mails } = confirm(one);
    expect(mails).toEqual([expect.objectContaining({ template: `two-steps-${one.turn}`, to: "ana" })]);
    expect(kinds(changes)).toEqual([
      "try-counted",
      "code-consumed",
      "challenge-ended",
      ...(one.turn === "on" ? ["sessions-ended"] : ["sessions-ended", "backup-codes-voided"]),
      "two-steps-switched",
      "disown-link-issued",
    ]);
    const ending = changes.find(({ kind }) => kind === "sessions-ended");
    if (one.turn === "on") expect(ending).toMatchObject({ except: HASH });
  }
});

test("every compared code is counted as one try before anything else, and a wrong one counts towards the lock", () => {
  for (const one of CASES) {
    const { changes, answer } = confirm(one);
    const compared = !answer.ok && answer.reason === "wrong";
    if (compared) expect(kinds(changes)).toEqual(["try-counted", "attempt-recorded"]);
    const silent = !answer.ok && !["wrong", "expired"].includes(answer.reason);
    if (silent) expect(kinds(changes).filter((kind) => kind !== "code-retired")).toEqual([]);
  }
});

const random = seededRandom("table");
const drawn = drawCode({ random, secrets: createSecrets(random.bytes(32), random) }, conversationId(HASH), "en");

test("a code is mailed in just those cases in which it could switch something, and not within a minute of the last", () => {
  const ages = { right: 59 * SECOND, late: 10 * MINUTE, wrong: MINUTE } as const;
  for (const one of CASES) {
    if (one.code === "ended" || one.code === "no-tries") continue;
    const state = stateIn(one);
    const again =
      one.code === "right" && state.challenge ? { ...state, challenge: youngerBy(state.challenge, ages.right) } : state;
    const { answer, mails } = requestSwitch(again, { turn: one.turn, language: "en", seen: OFFICE }, NOW, drawn);
    const may = !["signed-out", "password-needed", "unchanged", "required", "reset-lately"].includes(
      expected({ ...one, code: "right" }),
    );
    const waits = one.code === "right" && !one.locked;
    expect(answer.ok).toBe(may);
    expect(mails.length, nameOf(one)).toBe(may && !one.locked && !waits ? 1 : 0);
    if (mails.length > 0) expect(mails).toEqual([expect.objectContaining({ to: "ana", template: "security-code" })]);
  }
});

function youngerBy(challenge: ReturnType<typeof challengeOf>, age: number) {
  const codes = challenge.codes.map((code) => ({ ...code, mailedAt: after(NOW, -age) }));
  return { ...challenge, codes };
}

const WAYS = ["password", "mailed-code", "backup-code"] as const;

test("off without a mailed code takes a backup code within the last hour, a fresh password, and a workspace that lets go", () => {
  for (const openedWith of WAYS)
    for (const opened of [0, HOUR - 1, HOUR, -MINUTE])
      for (const required of EITHER)
        for (const age of [0, 15 * MINUTE]) {
          const account = accountOf({ twoSteps: true, twoStepsRequired: required });
          const session = sessionOf(account, age, { openedWith, openedAt: after(NOW, -opened) });
          const { answer } = turnOffAfterBackupCode(stateOf(session, undefined), { seen: OFFICE }, NOW, drawnDisown);
          const proved = openedWith === "backup-code" && opened >= 0 && opened < HOUR;
          const reason = age > 0 ? "password-needed" : required ? "required" : proved ? undefined : "no-backup-code";
          expect(answer).toEqual(reason ? { ok: false, reason } : { ok: true, value: "off" });
        }
});

test("after a reset by the mailbox alone, turning off waits a day, unless a backup code opened the session", () => {
  for (const openedWith of WAYS)
    for (const resetAgo of [0, 24 * HOUR - 1, 24 * HOUR, -MINUTE]) {
      const account = accountOf({ twoSteps: true, mailboxResetAt: after(NOW, -resetAgo) });
      const challenge = challengeOf(account, "turn-off-two-steps", MINUTE);
      const state = stateOf(sessionOf(account, 0, { openedWith }), challenge);
      const { answer } = confirmSwitch(state, { turn: "off", mac: RIGHT, seen: OFFICE }, NOW, drawnDisown);
      expect(answer.ok).toBe(openedWith === "backup-code" || resetAgo >= 24 * HOUR);
    }
});
