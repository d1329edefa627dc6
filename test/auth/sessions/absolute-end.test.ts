import { expect, test } from "vitest";
import { lifeOf } from "../../../src/auth/actor.ts";
import type { AccountRecord } from "../../../src/auth/ports.ts";
import { after } from "../../../src/shared/brand.ts";
import { DAY, HOUR } from "../../../src/shared/clock.ts";
import { accountOf, NOW, sessionOf } from "../two-factor/states.ts";
import { OFFICE } from "../world.ts";

// A session was alive after 800 days of one visit each 80: it had an idle end and no other.

const lifeAt = (account: Partial<AccountRecord>, age: number) =>
  lifeOf(sessionOf(accountOf(account), 0, { openedAt: after(NOW, -age) }), OFFICE, NOW);

test.each([
  ["a member", {}, 180 * DAY],
  ["somebody with two-step verification", { twoSteps: true }, 60 * DAY],
  ["a support agent", { support: true }, 12 * HOUR],
  ["an operator with two-step verification", { support: true, twoSteps: true, role: "admin" }, 12 * HOUR],
] as const)("a session of %s ends, however often it is used", (_who, account, end) => {
  expect([lifeAt(account, end - 1), lifeAt(account, end)]).toEqual(["good", "idled-out"]);
});
