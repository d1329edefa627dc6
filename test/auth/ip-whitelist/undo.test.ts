import { beforeEach, expect, test } from "vitest";
import { DAY, MINUTE } from "../../../src/shared/clock.ts";
import { idempotencyKey } from "../../../src/shared/brand.ts";
import { idOf } from "../world.ts";
import { add, HOME, HQ, type ListWorld, OFF, ON, openListWorld } from "./list-world.ts";

let world: ListWorld;
beforeEach(async () => {
  world = await openListWorld();
  await world.save(add("203.0.113.9"));
});

const offered = async (by = world.marta) => (await world.see(by)).undo?.id ?? "none";
const undo = async (id: string, by = world.marta) => {
  const answer = await world.list.undo({ ...by, id });
  return answer.ok ? answer.value : answer.reason;
};
const listOf = async () => {
  const { on, blocksApi, entries } = await world.see();
  return { on, blocksApi, entries };
};

test.each([
  ["an entry added", () => world.save(add("198.51.100.0/24", 3))],
  ["the list switched on", () => world.saveSeen(ON)],
  ["the flag set", () => world.save({ kind: "block-api", on: true })],
  ["an entry removed", async () => world.saveSeen({ kind: "remove", entry: (await world.see()).entries[0]?.id ?? "" })],
])("undo brings back exactly what was there before %s, once", async (_what, change) => {
  const before = await listOf();
  expect(await change()).toMatchObject({ kind: "saved" });
  expect(await listOf()).not.toEqual(before);
  const id = await offered();
  expect(await undo(id)).toBe("undone");
  expect(await listOf()).toEqual(before);
  expect(await undo(id)).toBe("gone");
  expect(await offered()).toBe("none");
});

test("any admin of the workspace may undo, but no member and nobody of another workspace", async () => {
  const foreign = await world.enter("adrian@breakwater.example");
  const ana = await world.enter("ana@tidewater.example");
  const id = await offered();
  expect(await undo(id, ana)).toBe("not-admin");
  expect(await undo(id, foreign)).toBe("gone");
  world.promote("ana@tidewater.example");
  expect(await undo(id, ana)).toBe("undone");
});

test("the offer counts down and ends after 30 minutes, and a later change takes its place", async () => {
  const first = await offered();
  world.clock.advance(10 * MINUTE - 1);
  expect((await world.see()).undo).toMatchObject({ what: "added", by: "Marta Keel", minutesLeft: 21 });
  await world.save(add("198.51.100.7"));
  expect(await undo(first)).toBe("gone");
  const second = await offered();
  world.clock.advance(30 * MINUTE - 1);
  const marta = await world.enter("marta@tidewater.example");
  expect((await world.see(marta)).undo).toMatchObject({ id: second, minutesLeft: 1 });
  world.clock.advance(1);
  expect(await undo(second, marta)).toBe("gone");
});

test("of 200 presses at once, one undoes", async () => {
  const id = await offered();
  const answers = await Promise.all(Array.from({ length: 200 }, () => undo(id)));
  expect(answers.filter((answer) => answer === "undone")).toHaveLength(1);
});

test("what was good before is not brought back when it would shut out whoever undoes it", async () => {
  await world.save(add("198.51.100.7"));
  await world.saveSeen(ON);
  const marta = await world.enter("marta@tidewater.example", HOME);
  const entry = (await world.see(marta)).entries.find(({ range }) => range === "203.0.113.9")?.id ?? "";
  await world.saveSeen({ kind: "remove", entry }, marta);
  await world.save(add("203.0.113.9"), marta);
  expect(await undo(await offered(marta), await world.enter("marta@tidewater.example", HQ))).toBe("locks-you-out");
  expect(await undo(await offered(marta), marta)).toBe("undone");
});

test("addresses that an approval added since then stay, those from before are restored with the rest", async () => {
  const by = idOf(world, "marta@tidewater.example");
  if (!by) throw new Error("no Marta");
  const grant = (range: string) => {
    const words = { label: "Ana at home", reason: "asked in the chat", until: undefined, by };
    return world.list.grant({ ...words, workspace: world.tidewater, range, idempotencyKey: idempotencyKey(range) });
  };
  await world.save(add("198.51.100.0/24"));
  expect(await grant("192.0.2.5")).toMatchObject({ kind: "added" });
  // Covered by what undoing takes away, so it needs to stand on its own.
  expect(await grant("198.51.100.7")).toMatchObject({ kind: "added" });
  expect(await grant("203.0.113.9")).toMatchObject({ kind: "already-there" });
  expect(await undo(await offered())).toBe("undone");
  const ranges = (await world.see()).entries.map(({ range }) => range);
  expect([...ranges].sort()).toEqual(["192.0.2.5", "198.51.100.7", "203.0.113.9"]);
});

test("the admins are told that a change was undone, and the record has a line", async () => {
  await world.saveSeen(ON);
  await undo(await offered());
  expect(world.readMails().at(-1)).toMatchObject({ template: "whitelist-changed", details: { whitelist: "undone" } });
  expect(world.recorded().at(-1)).toContain("whitelist undone");
});

test("an entry that ended meanwhile comes back as ended", async () => {
  await world.save(add("198.51.100.7", 1));
  world.clock.advance(DAY - MINUTE);
  const marta = await world.enter("marta@tidewater.example");
  await world.save(OFF, marta);
  await world.save({ kind: "block-api", on: true }, marta);
  world.clock.advance(2 * MINUTE);
  expect(await undo(await offered(marta), marta)).toBe("undone");
  expect((await world.see(marta)).entries).toMatchObject([{ ended: true }, { ended: false }]);
});
