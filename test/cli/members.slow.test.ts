import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { plantCompanies } from "../fixtures/plant.ts";
import { systemClock } from "../../src/shared/clock.ts";
import { systemRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { openStore } from "../../src/store/store.ts";
import { cheapHasher } from "../fixtures/planted.ts";
import { latchkey } from "./run.ts";

const root = mkdtempSync(join(tmpdir(), "latchkey-members-"));
const environment = {
  DATABASE_FILE: "people.db",
  SMTP_URL: "smtp://127.0.0.1:9",
  LATCHKEY_SECRET: Buffer.from(Array.from({ length: 32 }, (_, n) => n)).toString("hex"),
};
beforeAll(async () => {
  const store = openStore(join(root, environment.DATABASE_FILE));
  const secrets = createSecrets(Buffer.from(environment.LATCHKEY_SECRET, "hex"), systemRandom);
  await plantCompanies({ store, clock: systemClock, random: systemRandom, secrets, hasher: cheapHasher });
  store.close();
});
afterAll(() => rmSync(root, { recursive: true }));

const member = (...words: readonly string[]) => latchkey(["member", ...words], { folder: root, environment });

const listed = z.array(z.object({ email: z.string(), name: z.string(), standing: z.string(), workspace: z.string() }));

/** As another program reads it. */
const list = async (...words: readonly string[]) =>
  listed.parse(JSON.parse((await member("list", "--json", ...words)).out));

test("lists people for people and for programs", async () => {
  const { out, err, code } = await member("list", "--workspace", "tidewater ferries", "--standing", "disabled");
  expect([err, code]).toEqual(["", 0]);
  expect(out).toMatch(/^Tidewater Ferries +nina@tidewater\.example +Nina .*disabled/u);
  expect(out).toContain("1 person\n");
  expect(await list("--standing", "disabled")).toMatchObject([{ email: "nina@tidewater.example" }]);
  const unknown = await member("list", "--workspace", "Nobody Ltd");
  expect([unknown.code, unknown.out, unknown.err.includes("no workspace called Nobody Ltd")]).toEqual([1, "", true]);
}, 120_000);

test("renames, and removes nobody without being told to be sure, and never the last admin", async () => {
  const renamed = await member("rename", "ana@tidewater.example", "Ana Reyes");
  expect([renamed.err, renamed.code]).toEqual(["", 0]);
  const unsure = await member("remove", "ana@tidewater.example");
  expect([unsure.code, unsure.err.includes("Add --yes")]).toEqual([1, true]);
  expect((await list()).map(({ name }) => name)).toContain("Ana Reyes");
  const last = await member("remove", "marta@tidewater.example", "--yes");
  expect([last.code, last.err]).toEqual([1, expect.stringContaining("last active admin of Tidewater Ferries")]);
  expect(last.err).toContain("--role admin");
  const removed = await member("remove", "ana@tidewater.example", "--yes");
  expect([removed.err, removed.code, removed.out.includes("no longer in Tidewater Ferries")]).toEqual(["", 0, true]);
  expect((await list()).map(({ name }) => name)).not.toContain("Ana Reyes");
}, 120_000);

// With somebody of that address in it, production refused its own database at the next command.
test("an address of the demo's people is refused wherever a person is added, and nothing is changed", async () => {
  const before = await list();
  const added = await member("add", "Tidewater Ferries", "ana@acme.example", "--name", "Ana");
  expect([added.code, added.err]).toEqual([1, expect.stringContaining("an address of the demo's people")]);
  const file = join(root, "demo.csv");
  writeFileSync(file, "email,name,role\nivy@tidewater.example,Ivy,member\nANA@acme.example,Ana,boss\n");
  const imported = await member("import", file, "--workspace", "Tidewater Ferries");
  expect(imported.err.match(/^Line 3, (?:email|role): /gmu)).toHaveLength(2);
  expect(await list()).toEqual(before);
}, 120_000);

test("imports a file: first what would happen, then every wrong line, then everybody, then nothing again", async () => {
  const file = join(root, "people.csv");
  const write = (...lines: readonly string[]) => writeFileSync(file, ["Email;Name;Phone", ...lines].join("\r\n"));
  const bring = (...words: readonly string[]) =>
    member("import", "people.csv", "--workspace", "Lighthouse Studio", ...words);
  write("ivy@x.example;Ivy Lane;555", 'wim@x.example;"Wim, W.";');
  const dry = await bring("--dry-run");
  expect([dry.code, dry.err]).toEqual([0, ""]);
  expect(dry.out).toContain("are not read: Phone");
  expect(dry.out).toContain("Would be added: 2; changed: 0; the same already: 0.\nNothing was changed.");
  write("ivy@x.example;Ivy Lane;555", "wim;Wim;", "IVY@x.example;Ivy;");
  const wrong = await bring();
  expect([wrong.code, wrong.err.split("\n").slice(0, 2)]).toEqual([
    1,
    [expect.stringMatching(/^Line 3, email: .*wim/u), expect.stringMatching(/^Line 4, email: .*line 2 already/u)],
  ]);
  expect(wrong.err).toContain("2 lines of people.csv cannot be taken, so nothing was changed.");
  expect((await list()).some(({ email }) => email === "ivy@x.example")).toBe(false);
  write("ivy@x.example;Ivy Lane;555", "wim@x.example;Wim;");
  expect((await bring("--invite")).out).toContain("2 invitations in the outbox.");
  expect((await bring("--invite")).out).toContain("the same already: 2.\nNobody had to be invited");
  const none = await member("import", "nobody.csv");
  expect([none.code, none.err]).toEqual([1, "nobody.csv could not be read (ENOENT). Nothing was changed.\n"]);
}, 120_000);
