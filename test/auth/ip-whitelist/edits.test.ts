import { beforeEach, describe, expect, test } from "vitest";
import { DAY } from "../../../src/shared/clock.ts";
import { add, at, HOME, HQ, type ListWorld, OFF, ON, openListWorld } from "./list-world.ts";

let world: ListWorld;
beforeEach(async () => {
  world = await openListWorld();
});

const rangesOf = async () => (await world.see()).entries.map(({ range }) => range);
const idOf = async (range: string) => (await world.see()).entries.find((one) => one.range === range)?.id ?? "";

describe("an entry", () => {
  test("keeps its normal form, its label, who added it, why, when and until when", async () => {
    const edit = { kind: "add", range: "::ffff:203.0.113.77/120", label: " Main \n office ", reason: "New", days: 7 };
    expect(await world.save({ ...edit, kind: "add" })).toMatchObject({ kind: "saved" });
    const now = world.clock.now();
    const told = { range: "203.0.113.0/24", label: "Main office", reason: "New", by: "Marta Keel" };
    expect((await world.see()).entries).toMatchObject([
      { ...told, origin: "admin", addedAt: now, until: now + 7 * DAY, ended: false },
    ]);
  });

  test("that is there already, alone or inside a wider one, is told and not stored twice", async () => {
    await world.save(add("203.0.113.0/24"));
    for (const range of ["203.0.113.0/24", "203.0.113.9", "::ffff:203.0.113.9", "203.0.113.200/25"]) {
      const refusal = { why: "already-there", range: "203.0.113.0/24" };
      expect(await world.save(add(range))).toEqual({ kind: "refused", refusal });
    }
    expect(await rangesOf()).toEqual(["203.0.113.0/24"]);
  });

  test("with a later end takes the place of the same one with an earlier end", async () => {
    await world.save(add("203.0.113.9", 7));
    expect(await world.save(add("203.0.113.9", 3))).toMatchObject({ kind: "refused" });
    expect(await world.save(add("203.0.113.9", 30))).toMatchObject({ kind: "saved" });
    expect(await world.save(add("203.0.113.9"))).toMatchObject({ kind: "saved" });
    expect((await world.see()).entries).toMatchObject([{ range: "203.0.113.9", until: undefined }]);
  });

  test("ends by itself, is shown as ended for a week, and then no longer", async () => {
    await world.save(add("203.0.113.9"));
    await world.save(add("198.51.100.7", 1));
    await world.saveSeen(ON);
    expect(await world.signIn("ana@tidewater.example", "kelp-barnacle-41", HOME)).toMatchObject({ kind: "signed-in" });
    world.clock.advance(DAY);
    expect(await world.signIn("ana@tidewater.example", "kelp-barnacle-41", HOME)).toEqual({ kind: "refused" });
    const again = await world.enter("marta@tidewater.example");
    expect((await world.see(again)).entries).toMatchObject([{ ended: true }, { ended: false }]);
    world.clock.advance(7 * DAY);
    expect((await world.see(await world.enter("marta@tidewater.example"))).entries).toHaveLength(1);
  });

  test("that another workspace has is not there", async () => {
    const admin = await world.enter("adrian@breakwater.example");
    const foreign = (await world.see(admin)).entries[0]?.id ?? "";
    expect(foreign).not.toBe("");
    expect(await world.save({ kind: "remove", entry: foreign })).toEqual({ kind: "refused", refusal: { why: "gone" } });
    expect((await world.see(admin)).entries).toHaveLength(1);
  });

  test("number 201 is refused, ended ones not counted", async () => {
    for (const range of ["192.0.2.1", "192.0.2.2"]) await world.save(add(range, 1));
    world.plant(Array.from({ length: 198 }, (_, i) => `198.51.100.${String(i)}`));
    expect(await world.save(add("203.0.113.9"))).toEqual({ kind: "refused", refusal: { why: "full" } });
    world.clock.advance(DAY);
    const marta = await world.enter("marta@tidewater.example");
    expect(await world.save(add("203.0.113.9"), marta)).toMatchObject({ kind: "saved" });
  });
});

test("special addresses are refused unless the wiring allows them", async () => {
  for (const [range, why] of Object.entries({
    "10.0.0.1": "private",
    "127.0.0.1": "loopback",
    "0.0.0.0/0": "too-wide",
  }))
    expect(await world.save(add(range))).toEqual({ kind: "refused", refusal: { why } });
});

test("removing, switching and the flag do what they say, and what is so already is told", async () => {
  await world.save(add("203.0.113.9"));
  expect(await world.save(OFF)).toEqual({ kind: "refused", refusal: { why: "unchanged" } });
  await world.saveSeen(ON);
  expect(await world.save({ kind: "block-api", on: true })).toMatchObject({ kind: "saved" });
  expect(await world.see()).toMatchObject({ on: true, blocksApi: true });
  await world.save(OFF);
  await world.save({ kind: "remove", entry: await idOf("203.0.113.9") });
  expect(await world.see()).toMatchObject({ on: false, blocksApi: true, entries: [] });
});

test("requests of programs are held to the list only while it is on and the flag is set", async () => {
  await world.save(add("203.0.113.9"));
  const answers = async () => [
    await world.list.allowsApi(world.tidewater, HQ.address),
    await world.list.allowsApi(world.tidewater, HOME.address),
  ];
  expect(await answers()).toEqual([true, true]);
  await world.save({ kind: "block-api", on: true });
  expect(await answers()).toEqual([true, true]);
  await world.saveSeen(ON);
  expect(await answers()).toEqual([true, false]);
  await world.save({ kind: "block-api", on: false });
  expect(await answers()).toEqual([true, true]);
});

test("one's own address is told as listed, addable, or why it cannot be added", async () => {
  expect((await world.see()).own).toEqual({ address: "203.0.113.9", state: "addable" });
  await world.save(add("203.0.113.0/24"));
  expect((await world.see()).own).toEqual({ address: "203.0.113.9", state: "listed" });
  const inside = { ...world.marta, seen: at("10.0.0.7") };
  expect((await world.see(inside)).own).toEqual({ address: "10.0.0.7", state: "private" });
});

describe("somebody who may not", () => {
  test("as a member, stale, signed out or elsewhere is barred from every method", async () => {
    const ana = await world.enter("ana@tidewater.example");
    const edit = add("203.0.113.9");
    const tries = async (by: typeof ana) => {
      const view = await world.list.view(by);
      const undo = await world.list.undo({ ...by, id: "x" });
      const saved = [await world.save(edit, by), await world.list.preview({ ...by, edit })];
      const barred = saved.map((answer) => (answer.kind === "barred" ? answer.barred : answer.kind));
      return [view.ok || view.reason, undo.ok || undo.reason, ...barred];
    };
    expect(new Set(await tries(ana))).toEqual(new Set(["not-admin"]));
    expect(new Set(await tries({ ...ana, session: "no such session" }))).toEqual(new Set(["signed-out"]));
    world.clock.advance(15 * 60_000);
    expect(new Set(await tries(world.marta))).toEqual(new Set(["password-needed"]));
    expect(world.recorded()).toEqual([]);
  });
});

test("each change leaves a line in the audit record: who, what, which range, from where", async () => {
  await world.save(add("203.0.113.9"));
  await world.saveSeen(ON);
  expect(world.recorded()).toMatchObject([
    expect.stringMatching(/^authz_admin .*"what":"whitelist added".*"range":"203.0.113.9","from":"203.0.113.9"/),
    expect.stringMatching(/^authz_admin .*"what":"whitelist switched-on"/),
  ]);
});
