import { describe, expect, test } from "vitest";
import { diagnose } from "../../../src/auth/diagnosis/rules.ts";
import type { CodeMail, Trouble } from "../../../src/auth/diagnosis/model.ts";
import type { AttemptCause } from "../../../src/auth/ports.ts";
import { after } from "../../../src/shared/brand.ts";
import { DAY, HOUR, MINUTE } from "../../../src/shared/clock.ts";
import { ago, NOW, QUIET, recordOf, rowsOf } from "./records.ts";

const strangers = { own: false, known: false } as const;

/** What each cause is called when it is the newest; undefined: it refuses nothing any more, or never did. */
const NAMES: Readonly<Record<Exclude<AttemptCause, "unknown-address">, Trouble | undefined>> = {
  "signed-in": undefined,
  "signed-in-with-code": undefined,
  "signed-in-with-backup-code": undefined,
  "password-right": "code-not-typed",
  "two-steps-not-set-up": "code-not-typed",
  "wrong-password": "wrong-password",
  locked: undefined,
  disabled: undefined,
  invited: undefined,
  suspended: undefined,
  elsewhere: undefined,
  "not-whitelisted": "not-whitelisted",
  "code-wrong": "code-wrong",
  "code-expired": "code-expired",
  "backup-code-wrong": "backup-code-wrong",
  "backup-code-used": "backup-code-wrong",
  "no-backup-codes": "backup-codes-used-up",
};
const CAUSES = Object.keys(NAMES).filter((name): name is keyof typeof NAMES => name in NAMES);
const nameOf = (cause: AttemptCause) => (cause === "unknown-address" ? undefined : NAMES[cause]);
const gotIn = (cause: AttemptCause) => cause.startsWith("signed-in");
const trouble = (...given: Parameters<typeof diagnose>) => diagnose(...given).cause.trouble;

/** They shut the door as long as the account stands so, and it does not. */
const OVER: readonly AttemptCause[] = ["locked", "disabled", "suspended", "elsewhere", "invited"];

/** Said once more, in other words: the last that refuses since the last time they got in. */
function expected(row: readonly AttemptCause[]): Trouble {
  const since = row.slice(row.findLastIndex(gotIn) + 1);
  const refused = since.findLast((cause, at) => {
    const isStep = cause === "password-right" || cause === "two-steps-not-set-up";
    return nameOf(cause) !== undefined && (!isStep || at === since.length - 1);
  });
  const named = refused && nameOf(refused);
  if (named) return named;
  if (since.some((cause) => OVER.includes(cause))) return "open-again";
  return row.some(gotIn) ? "signed-in-lately" : "no-attempt-seen";
}

describe("over every row of up to four attempts", () => {
  test.each([0, 1, 2, 3, 4])("the newest that still refuses is named (rows of %i)", (length) => {
    for (const row of rowsOf(CAUSES, length)) {
      if (trouble(recordOf(row), undefined, NOW) !== expected(row))
        expect([row, trouble(recordOf(row), undefined, NOW)]).toEqual([row, expected(row)]);
    }
  });

  test("the evidence counts exactly the attempts since the last success that show it", () => {
    for (const row of rowsOf(CAUSES, 3)) {
      const record = recordOf(row);
      const { cause, also } = diagnose(record, undefined, NOW);
      for (const finding of [cause, ...also].filter(({ times }) => times > 0)) {
        const shown = record.attempts.filter(({ at }) => at >= finding.first && at <= finding.last);
        expect(shown.length).toBeGreaterThanOrEqual(finding.times);
        expect(shown.map(({ at }) => at)).toEqual(expect.arrayContaining([finding.first, finding.last]));
      }
      const moments = also.map(({ last }) => last);
      expect(moments).toEqual(moments.toSorted((one, other) => other - one));
    }
  });

  test("a disabled account is told first, then a lock, whatever was tried", () => {
    const shut = { ...QUIET.account, status: "disabled" } as const;
    const lockedUntil = after(NOW, 5 * MINUTE);
    for (const row of rowsOf(CAUSES, 3)) {
      expect(trouble(recordOf(row, { account: shut, lockedUntil }), undefined, NOW)).toBe("disabled");
      expect(trouble(recordOf(row, { lockedUntil }), undefined, NOW)).toBe("locked");
    }
  });
});

describe("a sign-in that waits for its code", () => {
  const waiting = recordOf(["password-right"]);
  const mail = (status: CodeMail["status"], queuedAt = ago(MINUTE)): CodeMail => ({ status, queuedAt });

  test.each([
    ["queued", "code-mail-queued", "wait"],
    ["deferred", "code-mail-deferred", "code-not-received"],
    ["bounced", "code-mail-bounced", "lost-email-access"],
    ["accepted", "code-not-typed", "code-not-received"],
    ["expired", "code-mail-deferred", "code-not-received"],
    ["dropped", "code-mail-bounced", "lost-email-access"],
  ] as const)("names what became of a mail that is %s", (status, named, fix) => {
    expect(diagnose(waiting, mail(status), NOW).cause).toMatchObject({ trouble: named, fix });
  });

  test("without a mail of its own says that too many were asked for, and until when", () => {
    const at = [10, 20, 30].map((minutes) => ({ ...strangers, budget: "entered", at: ago(minutes * MINUTE) }) as const);
    const found = diagnose({ ...waiting, sends: at }, mail("accepted", ago(10 * MINUTE)), NOW).cause;
    expect(found).toMatchObject({ trouble: "too-many-codes", until: after(NOW, 30 * MINUTE) });
  });

  test("with six mails on one day waits for the oldest of them to be a day old", () => {
    const at = [2, 4, 6, 8, 10, 20].map(
      (hours) => ({ ...strangers, budget: "entered", at: ago(hours * HOUR) }) as const,
    );
    const found = diagnose({ ...waiting, sends: at }, mail("accepted", ago(2 * HOUR)), NOW).cause;
    expect(found.until).toBe(after(NOW, 4 * HOUR));
  });
});

describe("a changed password", () => {
  const changed = (minutes: number, row: readonly AttemptCause[]) =>
    trouble(recordOf(row, { passwordChangedAt: ago(minutes * MINUTE) }), undefined, NOW);

  test("explains wrong ones typed after it, and settles those before", () => {
    expect(changed(5, ["wrong-password"])).toBe("old-password");
    expect(changed(0, ["wrong-password"])).toBe("ended-by-new-password");
    expect(changed(8 * 24 * 60, ["wrong-password"])).toBe("wrong-password");
  });

  test("explains why somebody was signed out, for a week and until they are back", () => {
    expect(changed(5, [])).toBe("ended-by-new-password");
    expect(changed(8 * 24 * 60, [])).toBe("no-attempt-seen");
    expect(changed(5, ["signed-in"])).toBe("signed-in-lately");
    expect(changed(0, ["signed-in"])).toBe("ended-by-new-password");
  });
});

test("an address that the list would let in today is no trouble any more", () => {
  const entries = [{ range: "198.51.100.4", until: undefined }];
  const account = { ...QUIET.account, whitelist: { on: true, entries } };
  expect(trouble(recordOf(["not-whitelisted"], { account }), undefined, NOW)).toBe("open-again");
  const over = { ...account, whitelist: { on: true, entries: [{ range: "198.51.100.4", until: NOW }] } };
  expect(trouble(recordOf(["not-whitelisted"], { account: over }), undefined, NOW)).toBe("not-whitelisted");
});

test("the way out of a lock is a new password only where the password was wrong", () => {
  const lockedUntil = after(NOW, MINUTE);
  const fixOf = (cause: AttemptCause) => diagnose(recordOf([cause], { lockedUntil }), undefined, NOW).cause;
  expect(fixOf("wrong-password")).toMatchObject({ fix: "forgot-password", until: lockedUntil });
  expect(fixOf("code-wrong")).toMatchObject({ fix: "wait", until: lockedUntil });
});

test("a sign-in that stops where two-step verification is to be set up says so", () => {
  const account = { ...QUIET.account, twoSteps: false, twoStepsRequired: true };
  const found = diagnose(recordOf(["password-right"], { account }), { status: "bounced", queuedAt: NOW }, NOW).cause;
  expect(found).toMatchObject({ trouble: "two-steps-not-set-up", fix: "set-up-two-steps" });
});

test("recovery that its owner shut is always told, last", () => {
  const recoveryShutUntil = after(NOW, HOUR);
  expect(trouble(recordOf([], { recoveryShutUntil }), undefined, NOW)).toBe("recovery-shut");
  const { also } = diagnose(recordOf(["wrong-password"], { recoveryShutUntil }), undefined, NOW);
  expect(also).toMatchObject([{ trouble: "recovery-shut", until: recoveryShutUntil }]);
});

test("evidence names the newest three addresses, each once", () => {
  const from = (address: string, minutes: number) =>
    ({ cause: "wrong-password", at: ago(minutes * MINUTE), address }) as const;
  const attempts = [from("d", 1), from("d", 2), from("c", 3), from("b", 4), from("a", 5)];
  const { cause } = diagnose({ ...QUIET, attempts }, undefined, NOW);
  expect(cause).toMatchObject({ from: ["d", "c", "b"], times: 5, first: ago(5 * MINUTE), last: ago(MINUTE) });
});

test("a sign-in of long ago is not one of lately, and nothing of the future is evidence", () => {
  const old = { cause: "signed-in", at: ago(2 * DAY), address: "a" } as const;
  expect(diagnose({ ...QUIET, attempts: [old] }, undefined, NOW).cause).toMatchObject({
    trouble: "no-attempt-seen",
    last: old.at,
  });
  const ahead = { cause: "wrong-password", at: after(NOW, HOUR), address: "a" } as const;
  expect(trouble({ ...QUIET, attempts: [ahead] }, undefined, NOW)).toBe("no-attempt-seen");
});
