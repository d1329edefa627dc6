import { expect, test } from "vitest";
import { audit } from "../../../db/schema/audit.ts";
import { addWorkspace } from "../../../src/auth/auth.ts";
import { openWorld } from "../world.ts";
import { add, allRows, EVA, openEmpty } from "./world.ts";

test("whoever is added gets the invitation, to the address of their account, and the record names the operator", async () => {
  const world = await openWorld();
  const before = world.readMails().length;
  expect(await add(world, "Tidewater Ferries")).toMatchObject({ ok: true, value: { email: EVA.email } });
  const [mail, ...others] = world.readMails(before);
  expect([mail?.template, others]).toEqual(["invitation", []]);
  const lines = world.open.queries.select().from(audit).all().slice(-2);
  expect(lines.map(({ event }) => event)).toEqual(["user_created", "authn_token_created"]);
  for (const { line } of lines) expect(JSON.parse(line)).toMatchObject({ by: "operator" });
  for (const { line } of lines) expect(line).not.toContain(EVA.email);
});

test("a workspace can be named by the address of one of its members", async () => {
  const world = await openWorld();
  expect(await add(world, "marta@tidewater.example")).toMatchObject({
    ok: true,
    value: { workspace: { name: "Tidewater Ferries" } },
  });
});

test.each([
  ["unknown", "Nobody Ltd", {}],
  ["bad-address", "Tidewater Ferries", { email: "eva@tidewater" }],
  ["bad-address", "Tidewater Ferries", { email: "eva@tidewater.example,mallory@evil.example" }],
  ["bad-name", "Tidewater Ferries", { name: "Eva www.evil.example" }],
  ["here", "Tidewater Ferries", { email: "ana@tidewater.example" }],
  ["here", "tidewater ferries", { email: " ANA@tidewater.example " }],
  ["elsewhere", "Lighthouse Studio", { email: "ana@tidewater.example" }],
])("%s is refused, and changes nothing", async (reason, named, wrong) => {
  const world = await openWorld();
  const before = allRows(world.open);
  expect(await add(world, named, Object.assign({}, EVA, wrong))).toEqual({ ok: false, reason });
  expect(allRows(world.open)).toBe(before);
});

test("whoever was invited is not invited twice by a command that is run again, nor to another workspace", async () => {
  const world = await openWorld();
  await add(world, "Tidewater Ferries");
  const before = allRows(world.open);
  expect(await add(world, "Tidewater Ferries")).toEqual({ ok: false, reason: "invited-here" });
  expect(await add(world, "Lighthouse Studio")).toEqual({ ok: false, reason: "elsewhere" });
  expect(allRows(world.open)).toBe(before);
});

test("a name that a workspace has, in whatever letters, is not given twice", async () => {
  const world = openEmpty();
  const made = await addWorkspace(world, "  Harbor Books ", true);
  expect(made).toMatchObject({ ok: true, value: { name: "Harbor Books" } });
  for (const name of ["harbor books", "Harbor Books"])
    expect(await addWorkspace(world, name, false)).toEqual({ ok: false, reason: "taken" });
  expect(await addWorkspace(world, "evil.example", false)).toEqual({ ok: false, reason: "bad-name" });
  expect(await world.store.members.workspaces()).toMatchObject([{ name: "Harbor Books", support: true, members: 0 }]);
});
