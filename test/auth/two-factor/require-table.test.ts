import { expect, test } from "vitest";
import { requireTwoSteps } from "../../../src/auth/two-factor/rules.ts";
import { MINUTE } from "../../../src/shared/clock.ts";
import { OFFICE } from "../world.ts";
import { NOW, accountOf, sessionOf, stateOf } from "./states.ts";

const EITHER = [true, false] as const;

test("only an admin with a fresh password, who has it, makes a workspace demand two-step verification", () => {
  for (const role of ["admin", "member"] as const)
    for (const twoSteps of EITHER)
      for (const required of EITHER)
        for (const on of EITHER)
          for (const age of [0, 15 * MINUTE, undefined]) {
            const account = accountOf({ role, twoSteps, twoStepsRequired: required });
            const state = stateOf(age === undefined ? undefined : sessionOf(account, age), undefined);
            const { answer, changes } = requireTwoSteps(state, { on, seen: OFFICE }, NOW);
            const reason = expected(role, twoSteps, required, on, age);
            expect(answer).toEqual(reason ? { ok: false, reason } : { ok: true, value: "set" });
            expect(changes).toEqual(reason ? [] : [{ kind: "two-steps-required", workspace: "tidewater", on }]);
          }
});

function expected(role: string, own: boolean, required: boolean, on: boolean, age: number | undefined) {
  if (age === undefined) return "signed-out";
  if (role !== "admin") return "not-admin";
  if (age > 0) return "password-needed";
  if (required === on) return "unchanged";
  return on && !own ? "own-first" : undefined;
}
