import { mkdtempSync, rmSync } from "node:fs";
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
