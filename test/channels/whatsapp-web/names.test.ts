import { expect, test } from "vitest";
import { DAY, virtualClock } from "../../../src/shared/clock.ts";
import { createNames } from "../../../src/channels/whatsapp-web/child/names.ts";

const PN = "15550100002@c.us";
const LID = "200000000000002@lid";

test("both names are told, the number first, and asked for once (pitfall 19)", async () => {
  let asked = 0;
  const names = createNames(
    async () => [{ lid: LID, pn: (asked++, PN) }],
    () => undefined,
    virtualClock(),
  );
  expect([await names.of(LID), await names.of(LID)]).toEqual([
    [PN, LID],
    [PN, LID],
  ]);
  expect(asked).toBe(1);
});

// The program may run for months without a restart, and carriers hand a number on within two.
test("a number is asked for again after a day: it may have another account by then", async () => {
  const clock = virtualClock();
  let lid = LID;
  const names = createNames(
    async () => [{ lid, pn: PN }],
    () => undefined,
    clock,
  );
  expect(await names.of(PN)).toEqual([PN, LID]);
  lid = "300000000000003@lid";
  clock.advance(DAY - 1);
  expect(await names.of(PN)).toEqual([PN, LID]);
  clock.advance(1);
  expect(await names.of(PN)).toEqual([PN, lid]);
});

test.each([
  ["fails", () => Promise.reject(new Error("no"))],
  ["knows nothing", () => Promise.resolve([{}])],
  ["says nonsense", () => Promise.resolve("x")],
])("a look-up that %s leaves the name that came, and is asked again next time", async (_how, ask) => {
  let asked = 0;
  const names = createNames(
    (): Promise<unknown> => (asked++, ask()),
    () => undefined,
    virtualClock(),
  );
  expect([await names.of(LID), await names.of(LID)]).toEqual([[LID], [LID]]);
  expect(asked).toBe(2);
});
