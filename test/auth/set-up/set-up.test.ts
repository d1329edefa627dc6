import fc from "fast-check";
import { expect, test } from "vitest";
import { accounts, workspaces } from "../../../db/schema/auth.ts";
import { audit } from "../../../db/schema/audit.ts";
import { mails } from "../../../db/schema/mail.ts";
import { addWorkspace } from "../../../src/auth/auth.ts";
import { email } from "../../../src/shared/brand.ts";
import { HOUR } from "../../../src/shared/clock.ts";
import { OFFICE } from "../world.ts";
import { allRows, FILLED, openEmpty } from "./world.ts";

const offered = async ({ auth }: ReturnType<typeof openEmpty>) => (await auth.setUp.offer()) ?? "none";

test("the link makes the company, whose first admin signs in and is one of the people who take over cases", async () => {
  const { open, auth, clock, ...world } = openEmpty();
  const token = await offered({ open, auth, clock, ...world });
  expect(await auth.setUp.inspect(token)).toBe("good");
  const done = await auth.setUp.finish({ token, ...FILLED });
  expect(done).toEqual({ ok: true, value: { email: "nora@harbor.example" } });
  const address = email(FILLED.address);
  const entered = await auth.signIn.withPassword({ address, password: FILLED.password, language: "en", seen: OFFICE });
  const session = entered.kind === "signed-in" ? entered.session : "";
  expect(await auth.signIn.who(session, OFFICE)).toMatchObject({
    role: "admin",
    status: "active",
    support: true,
    workspaceName: "Harbor Books",
    name: "Nora Weiss",
  });
  const told = open.queries.select().from(mails).all();
  expect(told.map(({ template, recipient }) => [template, recipient])).toEqual([
    ["account-ready", open.queries.select().from(accounts).get()?.id],
  ]);
  const lines = open.queries.select().from(audit).all();
  expect(lines.filter(({ line }) => line.includes("set-up-link"))).toHaveLength(4);
  expect(JSON.stringify(lines)).not.toContain(token);
});

test("each start prints another link, and the one before is told to be replaced", async () => {
  const world = openEmpty();
  const first = await offered(world);
  const second = await offered(world);
  expect(await world.auth.setUp.inspect(first)).toBe("replaced");
  expect(await world.auth.setUp.finish({ token: first, ...FILLED })).toEqual({ ok: false, reason: "replaced" });
  expect(await world.auth.setUp.inspect(second)).toBe("good");
  expect(allRows(world.open)).not.toMatch(new RegExp(`${first}|${second}`, "u"));
});

test("after a day it is too old, also in the moment of its use", async () => {
  const world = openEmpty();
  const token = await offered(world);
  world.clock.advance(24 * HOUR - 1);
  expect(await world.auth.setUp.inspect(token)).toBe("good");
  world.clock.advance(1);
  expect(await world.auth.setUp.inspect(token)).toBe("expired");
  expect(await world.auth.setUp.finish({ token, ...FILLED })).toEqual({ ok: false, reason: "expired" });
  expect(world.open.queries.select().from(workspaces).all()).toEqual([]);
});

test("two browsers at the same moment: one makes the company, the other is told that the link is used", async () => {
  const world = openEmpty();
  const token = await offered(world);
  const both = ["one@harbor.example", "two@harbor.example"].map((address) =>
    world.auth.setUp.finish({ token, ...FILLED, address }),
  );
  const answers = await Promise.all(both);
  expect(answers.map((answer) => (answer.ok ? "made" : answer.reason)).sort()).toEqual(["made", "used"]);
  expect(world.open.queries.select().from(accounts).all()).toHaveLength(1);
  expect(await world.auth.setUp.inspect(token)).toBe("used");
  expect(await world.auth.setUp.offer()).toBeUndefined();
});

test("once the command line has made a workspace, a link that was printed before is worth nothing", async () => {
  const world = openEmpty();
  const token = await offered(world);
  expect(await addWorkspace(world, "Harbor Books", false)).toMatchObject({ ok: true });
  expect(await world.auth.setUp.inspect(token)).toBe("used");
  expect(await world.auth.setUp.finish({ token, ...FILLED })).toEqual({ ok: false, reason: "used" });
});

test("a token that nobody ever got tells nothing, set up or not", async () => {
  const world = openEmpty();
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 60 }), async (token) => {
      expect(await world.auth.setUp.inspect(token)).toBe("dead");
    }),
  );
  await world.auth.setUp.finish({ token: await offered(world), ...FILLED });
  expect(await world.auth.setUp.inspect("guessed")).toBe("dead");
});

test.each([
  ["bad-company", { company: "see http://evil.example" }],
  ["bad-company", { company: "   " }],
  ["bad-name", { name: "<b>Nora</b>" }],
  ["bad-address", { address: "nora@harbor" }],
  ["too-short", { password: "short", repeated: "short" }],
  ["not-equal", { repeated: "seven-quiet-lamp" }],
  ["common", { password: "password123", repeated: "password123" }],
  ["contains-address", { password: "harbor books 1", repeated: "harbor books 1" }],
])("%s is told, and changes nothing: the link still works", async (reason, wrong) => {
  const world = openEmpty();
  const token = await offered(world);
  const before = allRows(world.open);
  expect(await world.auth.setUp.finish({ token, ...FILLED, ...wrong })).toEqual({ ok: false, reason });
  expect(allRows(world.open)).toBe(before);
  expect(await world.auth.setUp.finish({ token, ...FILLED })).toMatchObject({ ok: true });
});
