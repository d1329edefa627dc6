import { expect, test } from "vitest";
import { evaluateList, type ListCase } from "../../../src/auth/ip-whitelist/rules.ts";

const BOTH = [true, false];

/** Every case there is. */
const CASES: readonly ListCase[] = BOTH.flatMap((editorPasses) =>
  BOTH.flatMap((adminNow) =>
    BOTH.flatMap((narrows) => BOTH.map((adminLater) => ({ editorPasses, adminNow, narrows, adminLater }))),
  ),
);

/** The same table, said the other way round: one column a refusal, first one that holds. */
const TABLE = [
  { verdict: "locks-you-out", holds: (one: ListCase) => !one.editorPasses },
  { verdict: "no-admin-left", holds: (one: ListCase) => one.editorPasses && !one.adminNow },
  {
    verdict: "no-admin-later",
    holds: (one: ListCase) => one.editorPasses && one.adminNow && one.narrows && !one.adminLater,
  },
  {
    verdict: "safe",
    holds: (one: ListCase) => one.editorPasses && one.adminNow && (one.adminLater || !one.narrows),
  },
];

test.each(CASES)("exactly one row of the table fits %o, and it is the verdict", (one) => {
  const rows = TABLE.filter(({ holds }) => holds(one)).map(({ verdict }) => verdict);
  expect(rows).toEqual([evaluateList(one)]);
});

test("nothing is safe that shuts out whoever saves it, or every admin", () => {
  for (const one of CASES.filter(({ editorPasses, adminNow }) => !editorPasses || !adminNow))
    expect(evaluateList(one)).not.toBe("safe");
});
