import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { accounts } from "../../../db/schema/auth.ts";
import { mails } from "../../../db/schema/mail.ts";
import {
  auditChain,
  importPeople,
  invitePeople,
  isPeopleFile,
  LIMITS,
  readPeopleFile,
} from "../../../src/auth/auth.ts";
import { email } from "../../../src/shared/brand.ts";
import { authStore } from "../../../src/store/store.ts";
import { openWorld, type World } from "../world.ts";
import { allRows } from "../set-up/world.ts";
import { FOREIGN, PASSWORD } from "../passwords/foreign.ts";

const HASH = FOREIGN["bcrypt 2b"]?.hash ?? "";
const LANGUAGES = ["en", "es", "pt-BR"] as const;
const HEAD = "email,name,workspace,role,language,password_hash";

const deps = ({ open, random, secrets, clock }: World) => ({
  store: authStore(open, random, auditChain(secrets)),
  random,
  secrets,
  clock,
});

function fileOf(lines: readonly string[]) {
  const file = readPeopleFile(new TextEncoder().encode([HEAD, ...lines].join("\n")), 20_000);
  if (!isPeopleFile(file)) throw new Error(file.kind);
  return file;
}

const bring = (world: World, lines: readonly string[], dryRun = false) =>
  importPeople(deps(world), fileOf(lines), {
    workspace: "Tidewater Ferries",
    language: "en",
    languages: LANGUAGES,
    dryRun,
  });

const rowOf = ({ open }: World, who: string) =>
  open.queries
    .select()
    .from(accounts)
    .where(eq(accounts.email, email(who)))
    .get();

const FILE = [
  "ivy@x.example,Ivy Lane,,admin,es,",
  `wim@x.example,Wim,Lighthouse Studio,,,${HASH}`,
  "ana@tidewater.example,Ana Reyes,,,pt-BR,",
  "tom@tidewater.example,Tom Breen,,,,",
];

test("people come in, are changed or stay the same; the same file again changes nothing, and a dry run never does", async () => {
  const world = await openWorld();
  const before = allRows(world.open);
  const told = { added: 2, problems: [], withoutPassword: 1 };
  const first = await bring(world, FILE, true);
  expect(first).toMatchObject(told);
  expect(allRows(world.open)).toBe(before);
  expect(await bring(world, FILE)).toEqual(first);
  expect(rowOf(world, "ivy@x.example")).toMatchObject({
    name: "Ivy Lane",
    role: "admin",
    language: "es",
    status: "invited",
  });
  expect(rowOf(world, "wim@x.example")).toMatchObject({ role: "member", status: "active", hashKind: "bcrypt:5" });
  expect(rowOf(world, "ana@tidewater.example")).toMatchObject({ name: "Ana Reyes", language: "pt-BR", role: "member" });
  const after = allRows(world.open);
  expect(await bring(world, FILE)).toMatchObject({ added: 0, changed: 0, same: 4, problems: [] });
  expect(allRows(world.open)).toBe(after);
});

test("a password that was renewed or changed since is not set back by the same file", async () => {
  const world = await openWorld();
  await bring(world, FILE);
  // The password is right; their workspace wants a second step.
  expect((await world.signIn("wim@x.example", PASSWORD)).kind).toBe("set-up-mailed");
  const renewed = rowOf(world, "wim@x.example")?.passwordHash;
  expect(renewed).toMatch(/^\$argon2id/u);
  expect(await bring(world, FILE)).toMatchObject({ same: 4 });
  expect(rowOf(world, "wim@x.example")?.passwordHash).toBe(renewed);
});

test("whoever was invited and turns out to have a password in the other system signs in with it", async () => {
  const world = await openWorld();
  await bring(world, ["ivy@x.example,Ivy,,,,"]);
  expect(await bring(world, [`ivy@x.example,Ivy,,,,${HASH}`])).toMatchObject({ changed: 1 });
  expect((await world.signIn("ivy@x.example", PASSWORD)).kind).toBe("signed-in");
});

const WRONG = [
  ...FILE,
  "ivy@x.example,Ivy,,boss,klingon,secret",
  'bob@x.example,"Bob',
  ",,Lost Team,,,",
  "eve@x.example,Eve evil.example,Lost Team,,,",
  "sam@lighthouse.example,Sam,,,,",
  "marta@tidewater.example,Marta,,member,,",
  `uli@x.example,Uli,,,,${HASH.replace("$05$", "$15$")}`,
  "may@x.example,May,,,,,more",
];

test("one wrong line keeps out all, and every fault of every line is told in one pass, under its line and column", async () => {
  const world = await openWorld();
  const before = allRows(world.open);
  const { problems } = await bring(world, WRONG);
  expect(problems.map(({ line, column, what }) => [line, column, what])).toEqual([
    [6, "role", "bad-role"],
    [6, "language", "bad-language"],
    [6, "password_hash", "bad-hash"],
    [6, "email", "twice"],
    [7, undefined, "quotes"],
    [8, "email", "bad-address"],
    [8, "name", "no-name"],
    [9, "name", "bad-name"],
    [9, "workspace", "unknown-workspace"],
    [11, "role", "last-admin"],
    [12, "password_hash", "dear-hash"],
    [13, undefined, "beyond"],
  ]);
  expect(JSON.stringify(problems)).not.toContain("secret");
  expect(allRows(world.open)).toBe(before);
});

test("somebody of another workspace is not moved", async () => {
  const world = await openWorld();
  const { problems } = await bring(world, ["ana@tidewater.example,Ana,Lighthouse Studio,,,"]);
  expect(problems).toMatchObject([{ line: 2, column: "email", what: "elsewhere" }]);
});

test("the last admin may hand over in one file, to somebody who can sign in", async () => {
  const world = await openWorld();
  const demoted = "marta@tidewater.example,Marta Quill,,member,,";
  expect(await bring(world, [demoted, "ivy@x.example,Ivy,,admin,,"])).toMatchObject({
    problems: [{ what: "last-admin" }],
  });
  expect(await bring(world, [demoted, "tom@tidewater.example,Tom,,admin,,"])).toMatchObject({ problems: [] });
});

test("kinds of hashes that together would make every sign-in too slow are refused where they begin to", async () => {
  const world = await openWorld();
  const argon2 = (memory: number) =>
    `"$argon2id$v=19$m=${String(memory)},t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"`;
  const lines = Array.from({ length: 20 }, (_, n) => `u${String(n)}@x.example,Person,,,,${argon2(120_000 + n)}`);
  const { problems } = await bring(world, lines);
  expect(problems.length).toBeGreaterThan(3);
  expect(new Set(problems.map(({ what }) => what))).toEqual(new Set(["dear-kinds"]));
  expect(await bring(world, lines.slice(0, 20 - problems.length))).toMatchObject({ problems: [] });
});

const invitations = (world: World) =>
  world.open.queries.select().from(mails).where(eq(mails.template, "invitation")).all();

test("invitations of many are put off, so many at a time, each once, and go after what somebody waits for", async () => {
  const world = await openWorld();
  const { portion, every } = LIMITS.invitation;
  const lines = Array.from({ length: 6 * portion + 1 }, (_, n) => `u${String(n)}@x.example,Person,,,,`);
  await bring(world, lines);
  const now = world.clock.now();
  const invited = await invitePeople(deps(world), fileOf(lines).lines, LANGUAGES);
  expect(invited).toEqual({ people: lines.length, last: now + 6 * every });
  const queued = invitations(world);
  for (let part = 0; part < 6; part++)
    expect(queued.filter(({ nextTry }) => nextTry === now + part * every)).toHaveLength(portion);
  expect(queued.every(({ awaited }) => !awaited)).toBe(true);
  const before = allRows(world.open);
  expect(await invitePeople(deps(world), fileOf(lines).lines, LANGUAGES)).toEqual({ people: 0, last: undefined });
  expect(allRows(world.open)).toBe(before);
});

test("who asks for the invitation while it is put off gets it at once, and no second one with a dead link", async () => {
  const world = await openWorld();
  const lines = Array.from({ length: LIMITS.invitation.portion + 1 }, (_, n) => `u${String(n)}@x.example,Person,,,,`);
  await bring(world, lines);
  await invitePeople(deps(world), fileOf(lines).lines, LANGUAGES);
  const address = email(`u${String(LIMITS.invitation.portion)}@x.example`);
  await world.auth.passwords.requestResetLink({ address, language: "en", idempotencyKey: world.newKey() });
  const theirs = invitations(world).filter(({ recipient }) => recipient === rowOf(world, address)?.id);
  expect(theirs.map(({ status, nextTry }) => [status, nextTry])).toEqual([
    ["dropped", null],
    ["queued", world.clock.now()],
  ]);
  expect(theirs[0]?.secrets).toBeNull();
});
