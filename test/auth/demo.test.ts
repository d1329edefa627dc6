import { expect, test } from "vitest";
import { DEMO_WORLD, plantDemoWorld } from "../../db/demo.ts";
import { audit } from "../../db/schema/audit.ts";
import { accounts, workspaces } from "../../db/schema/auth.ts";
import { mails } from "../../db/schema/mail.ts";
import { refusePassword } from "../../src/auth/passwords/refuse-password.ts";
import { email } from "../../src/shared/brand.ts";
import { virtualClock } from "../../src/shared/clock.ts";
import { parseEmail } from "../../src/shared/email.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { openStore } from "../../src/store/store.ts";
import { cheapHasher } from "../fixtures/planted.ts";
import { CAFE, groundOn, OFFICE, openWorld } from "./world.ts";

const people = DEMO_WORLD.flatMap((workspace) => workspace.people.map((person) => ({ ...person, workspace })));

const openDemo = async () => openWorld(await groundOn(openStore(":memory:"), "demo", plantDemoWorld));

test("planting twice writes everybody once", async () => {
  const world = await openDemo();
  const parts = { ...world, store: world.open, hasher: cheapHasher };
  expect(await plantDemoWorld(parts)).toBe(0);
  expect(world.open.queries.select().from(accounts).all()).toHaveLength(people.length);
});

/** A start that was killed while planting left two of four companies, and mails of the past that went out. */
test("planting that ends anywhere in the middle leaves nothing, and the next one plants it all", async () => {
  const open = openStore(":memory:");
  const clock = virtualClock();
  const secrets = createSecrets(new Uint8Array(32), seededRandom("s"));
  const parts = { store: open, clock, secrets, hasher: cheapHasher, withPast: true };
  const rows = () =>
    [workspaces, accounts, mails, audit].map((table) => open.queries.select().from(table).all().length);
  const drawn = countedRandom(Number.POSITIVE_INFINITY);
  await plantDemoWorld({ ...parts, store: openStore(":memory:"), random: drawn.random });
  for (const last of [1, 10, 20, 21, 22, 23, 24, drawn.count() - 1].filter((one) => one < drawn.count())) {
    await expect(plantDemoWorld({ ...parts, random: countedRandom(last).random })).rejects.toThrow("killed");
    expect([last, rows()]).toEqual([last, [0, 0, 0, 0]]);
  }
  expect(await plantDemoWorld({ ...parts, random: drawn.random })).toBe(DEMO_WORLD.length);
  expect(rows()[1]).toBe(people.length);
});

/** Chance that ends the program after so many ids: they are drawn for people before, and for rows while writing. */
function countedRandom(last: number) {
  const random = seededRandom("planted");
  let drawn = 0;
  const id = () => {
    if (drawn >= last) throw new Error("killed");
    drawn += 1;
    return random.id();
  };
  return { random: { ...random, id }, count: () => drawn };
}

test("planted with the same chance and time, two worlds are the same", async () => {
  const one = await openDemo();
  const other = await openDemo();
  const ids = (world: typeof one) =>
    world.open.queries
      .select()
      .from(accounts)
      .all()
      .map(({ id }) => id);
  expect(ids(one)).toEqual(ids(other));
});

test.each(people)(
  "$email has an address and a password that the rules accept",
  async ({ password, workspace, ...person }) => {
    expect(parseEmail(person.email)).toBe(person.email);
    const owner = { email: email(person.email), workspaceName: workspace.name };
    expect(await refusePassword(password, password, owner)).toBeUndefined();
  },
);

test.each(people)("$email can do what its condition allows", async ({ email: who, password, condition, ...person }) => {
  const world = await openDemo();
  const oneStep = person.workspace.twoStepsRequired === true ? "set-up-mailed" : "signed-in";
  const passed = person.twoSteps ? "code-mailed" : oneStep;
  expect((await world.signIn(who, password, OFFICE)).kind).toBe(condition === "active" ? passed : "refused");
});

test("the two people that scripted dialogues count on are there", async () => {
  const world = await openDemo();
  const rows = world.open.queries.select().from(accounts).all();
  const find = (who: string) => rows.find((row) => row.email === who);
  expect(find("user@example.com")).toMatchObject({ role: "member", twoSteps: true, language: "en", status: "active" });
  expect(find("admin@example.com")).toMatchObject({ role: "admin", status: "active" });
  expect((await world.signIn("admin@example.com", "amber-orchard-28", CAFE)).kind).toBe("refused");
});
