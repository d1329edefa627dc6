import { beforeEach, expect, test } from "vitest";
import { audit } from "../../../db/schema/audit.ts";
import { actorOf, auditChain, enrol, listWorkspaces, markSupport } from "../../../src/auth/auth.ts";
import { workspaceId } from "../../../src/shared/brand.ts";
import { authStore } from "../../../src/store/store.ts";
import { hashToken } from "../../../src/shared/secrets.ts";
import { COMPANIES } from "../../fixtures/companies.ts";
import { cheapHasher } from "../../fixtures/planted.ts";
import { OFFICE, openWorld, type World } from "../world.ts";

let world: World;
let deps: Parameters<typeof markSupport>[0] & Parameters<typeof enrol>[0];
beforeEach(async () => {
  world = await openWorld();
  const { open, random, secrets, clock } = world;
  deps = { store: authStore(open, random, auditChain(secrets)), clock, secrets, random, hasher: cheapHasher };
});

const marked = async () => (await listWorkspaces(deps)).filter(({ support }) => support).map(({ name }) => name);

test("a workspace is named as it is called, in whatever case, or by a member's address", async () => {
  expect(await markSupport(deps, " tidewater FERRIES ", true)).toMatchObject({
    ok: true,
    value: { name: "Tidewater Ferries" },
  });
  expect(await markSupport(deps, "ida@lighthouse.example", true)).toMatchObject({ ok: true });
  expect(await marked()).toEqual(["Lighthouse Studio", "Pilots Support", "Tidewater Ferries"]);
  expect(await markSupport(deps, "Tidewater Ferries", false)).toMatchObject({ ok: true });
  expect(await marked()).toEqual(["Lighthouse Studio", "Pilots Support"]);
});

test("nothing changes for a name that nobody has, that two have, or where it is so already", async () => {
  const twin = { id: workspaceId("twin"), name: "Tidewater Ferries", whitelistOn: false, whitelist: [] };
  await enrol(deps, twin, [], world.clock.now());
  for (const name of ["Tidewater", "", "nobody@tidewater.example"])
    expect(await markSupport(deps, name, true)).toEqual({ ok: false, reason: "unknown" });
  expect(await markSupport(deps, "Tidewater Ferries", true)).toEqual({ ok: false, reason: "several" });
  expect(await markSupport(deps, "Pilots Support", true)).toEqual({ ok: false, reason: "unchanged" });
  expect(await marked()).toEqual(["Pilots Support"]);
});

test("it holds at once, for whoever is signed in, and is written to the audit record each time", async () => {
  const entered = await world.signIn("marta@tidewater.example", "brass-sextant-52");
  if (entered.kind !== "signed-in") throw new Error(entered.kind);
  const { clock } = world;
  const asAgent = async () =>
    actorOf(await deps.store.session(hashToken(entered.session)), OFFICE, clock.now(), "agent").ok;
  expect(await asAgent()).toBe(false);
  await markSupport(deps, "Tidewater Ferries", true);
  expect(await asAgent()).toBe(true);
  await markSupport(deps, "Tidewater Ferries", false);
  expect(await asAgent()).toBe(false);
  const lines = world.open.queries
    .select()
    .from(audit)
    .all()
    .filter(({ line }) => line.includes("support-workspace"));
  expect(lines.map(({ event, line }) => [event, /"now":"(\w+)"/u.exec(line)?.[1]])).toEqual([
    ["authz_change", "on"],
    ["authz_change", "off"],
  ]);
});

test("how many people are in a workspace, counts who is not disabled there", async () => {
  const empty = { id: workspaceId("empty"), name: "Zzz", whitelistOn: false, whitelist: [] };
  await enrol(deps, empty, [], world.clock.now());
  const all = await listWorkspaces(deps);
  const active = COMPANIES.map(({ name, people }) => [name, people.filter((one) => one.status !== "disabled").length]);
  expect(Object.fromEntries(all.map(({ name, members }) => [name, members]))).toEqual({
    ...Object.fromEntries(active),
    Zzz: 0,
  });
});
