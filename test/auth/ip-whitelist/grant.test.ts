import { beforeEach, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { accounts } from "../../../db/schema/auth.ts";
import { type AccountId, after, email, type Instant, idempotencyKey, workspaceId } from "../../../src/shared/brand.ts";
import { DAY } from "../../../src/shared/clock.ts";
import { idOf } from "../world.ts";
import { add, HOME, type ListWorld, ON, openListWorld } from "./list-world.ts";

let world: ListWorld;
beforeEach(async () => {
  world = await openListWorld();
  await world.save(add("203.0.113.9"));
  await world.saveSeen(ON);
});

const known = (who: string): AccountId => {
  const id = idOf(world, who);
  if (!id) throw new Error(`no ${who}`);
  return id;
};

interface Given {
  readonly range: string;
  readonly until: Instant | undefined;
  readonly by: AccountId;
  readonly workspace: ListWorld["tidewater"];
}

const grant = (given: Partial<Given> = {}, idempotencyKey = world.newKey()) => {
  const usual = {
    workspace: world.tidewater,
    range: "198.51.100.7",
    until: undefined,
    by: known("marta@tidewater.example"),
  };
  return world.list.grant({ ...usual, ...given, label: "Ana", reason: "asked in the chat", idempotencyKey });
};

const mayAnaEnter = async () =>
  (await world.signIn("ana@tidewater.example", "kelp-barnacle-41", HOME)).kind === "signed-in";

test("lets in from the granted address until its end, and says that an approval did", async () => {
  expect(await mayAnaEnter()).toBe(false);
  const until = after(world.clock.now(), DAY);
  expect(await grant({ until })).toEqual({ kind: "added", range: "198.51.100.7" });
  expect(await mayAnaEnter()).toBe(true);
  const told = { label: "Ana", reason: "asked in the chat", by: "Marta Keel", origin: "approval", until };
  expect((await world.see()).entries).toMatchObject([told, { range: "203.0.113.9" }]);
  expect(world.recorded().at(-1)).toContain("whitelist granted");
  world.clock.advance(DAY);
  expect(await mayAnaEnter()).toBe(false);
});

test("asked for twice under one key, it is granted once and answers the same", async () => {
  const key = idempotencyKey("request 7");
  const answers = await Promise.all(Array.from({ length: 50 }, () => grant({}, key)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect((await world.see()).entries).toHaveLength(2);
});

test("is held to the same ranges, and to an end that lies ahead", async () => {
  for (const [range, why] of [
    ["10.0.0.1", "private"],
    ["198.51.100.0/23", "too-wide"],
    ["here", "not-an-address"],
  ])
    expect(await grant({ range: range ?? "" })).toEqual({ kind: "refused", why });
  expect(await grant({ until: world.clock.now() })).toEqual({ kind: "refused", why: "ended" });
});

test.each([
  ["a member", () => known("ana@tidewater.example")],
  ["an admin of another workspace", () => known("adrian@breakwater.example")],
])("is refused when approved by %s", async (_who, by) => {
  expect(await grant({ by: by() })).toEqual({ kind: "refused", why: "not-admin" });
  expect(await mayAnaEnter()).toBe(false);
});

test("is refused when the approving admin was disabled meanwhile, or the workspace is not there", async () => {
  expect(await grant({ workspace: workspaceId("nowhere") })).toEqual({ kind: "refused", why: "not-admin" });
  const marta = eq(accounts.email, email("marta@tidewater.example"));
  world.open.queries.update(accounts).set({ status: "disabled" }).where(marta).run();
  expect(await grant()).toEqual({ kind: "refused", why: "not-admin" });
});

test("a longer grant is added beside a shorter one, a shorter one beside a longer is not", async () => {
  const soon = after(world.clock.now(), DAY);
  const late = after(world.clock.now(), 7 * DAY);
  expect(await grant({ until: soon })).toMatchObject({ kind: "added" });
  expect(await grant({ until: late })).toMatchObject({ kind: "added" });
  expect(await grant({ until: soon })).toMatchObject({ kind: "already-there" });
  expect(await grant()).toMatchObject({ kind: "added" });
});
