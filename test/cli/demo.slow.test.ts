import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { DEMO_WORLD, plantDemoWorld } from "../../db/demo.ts";
import { accounts } from "../../db/schema/auth.ts";
import { auditChain, createAuth, enrol, type NewMember } from "../../src/auth/auth.ts";
import { removeDemo } from "../../src/cli/demo.ts";
import { verifyRecord } from "../../src/cli/audit.ts";
import { type Config, readConfig } from "../../src/config/config.ts";
import { openDatabase } from "../../src/app/serve.ts";
import { email, workspaceId } from "../../src/shared/brand.ts";
import { systemClock } from "../../src/shared/clock.ts";
import { systemRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { authStore, openStore } from "../../src/store/store.ts";
import { cheapHasher } from "../fixtures/planted.ts";
import { OFFICE } from "../auth/world.ts";
import { latchkey } from "./run.ts";

const root = mkdtempSync(join(tmpdir(), "latchkey-demo-"));
afterAll(() => rmSync(root, { recursive: true }));
const folder = () => mkdtempSync(join(root, "f-"));

const KEY = Buffer.from(Array.from({ length: 32 }, (_, n) => n));
const PRODUCTION = { SMTP_URL: "smtp://127.0.0.1:9", LATCHKEY_SECRET: KEY.toString("base64") };
const settingsIn = (where: string, environment: Readonly<Record<string, string>> = {}) =>
  readConfig(environment, where, systemRandom);

const REAL: NewMember = {
  email: email("ivy@company.test"),
  password: "right-horse-91",
  name: "Ivy",
  role: "admin",
  status: "active",
  language: "en",
  twoSteps: false,
  lockedUntil: undefined,
};
const COMPANY = { id: workspaceId("company"), name: "Company", whitelistOn: false, whitelist: [] };

/** A database with real people, people of the demo, or both; closed again. */
async function make(config: Config, who: { readonly real?: boolean; readonly demo?: boolean }): Promise<void> {
  mkdirSync(dirname(config.databaseFile), { recursive: true });
  const open = openStore(config.databaseFile);
  const secrets = createSecrets(config.secret, systemRandom);
  const store = authStore(open, systemRandom, auditChain(secrets));
  const parts = { store, random: systemRandom, secrets, hasher: cheapHasher };
  if (who.real) await enrol(parts, COMPANY, [REAL], systemClock.now());
  if (who.demo) await plantDemoWorld({ ...parts, store: open, clock: systemClock, withPast: true });
  open.close();
}

/** Everybody who signs in to this database with their own password, or with the published one. */
async function whoSignsIn(config: Config): Promise<readonly string[]> {
  const open = openStore(config.databaseFile);
  const secrets = createSecrets(config.secret, systemRandom);
  const store = authStore(open, systemRandom, auditChain(secrets));
  const auth = createAuth({ store, clock: systemClock, random: systemRandom, secrets, hasher: cheapHasher });
  const people = [REAL, ...DEMO_WORLD.flatMap((one) => one.people)];
  const passed: string[] = [];
  for (const { email: address, password } of people) {
    const answer = await auth.signIn.withPassword({
      address: email(address),
      password,
      language: "en",
      seen: OFFICE,
    });
    if (answer.kind !== "refused") passed.push(address);
  }
  open.close();
  return passed;
}

const refusalOf = (config: Config) => {
  try {
    openDatabase(config).close();
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/** What lies in the folder of a database, to the byte; `-shm` is SQLite's own scratch paper. */
const bytesIn = (where: string) =>
  readdirSync(where)
    .filter((name) => !name.endsWith("-shm"))
    .map((name) => [name, readFileSync(join(where, name)).toString("base64")]);

describe("the roads on which a published password came into production", () => {
  test("a fresh folder, the demo, then SMTP_URL and a secret: nobody of the demo is in production's database", async () => {
    const where = folder();
    await make(settingsIn(where), { demo: true });
    const production = settingsIn(where, PRODUCTION);
    expect(refusalOf(production)).toBe("");
    await make(production, { real: true });
    expect(await whoSignsIn(production)).toEqual(["ivy@company.test"]);
    expect(refusalOf(settingsIn(where))).toContain("A production database is here");
  });

  test.each([
    ["SMTP_URL left out once", {}],
    ["SMTP_URL left out, the file named", { DATABASE_FILE: "data/latchkey.db" }],
    ["the demo asked for by name, in production's file", { DATABASE_FILE: "data/latchkey.db", DEMO: "1" }],
    ["the demo in another file of the same folder", { DATABASE_FILE: "data/other.db" }],
  ])("%s: nothing starts, and nothing in the folder is changed", async (_road, environment) => {
    const where = folder();
    const production = settingsIn(where, PRODUCTION);
    await make(production, { real: true });
    const demo = settingsIn(where, environment);
    const before = bytesIn(join(where, "data"));
    expect(refusalOf(demo)).toMatch(/Nothing was started and nothing changed\. For production set SMTP_URL/u);
    expect(bytesIn(join(where, "data"))).toEqual(before);
    expect(await whoSignsIn(production)).toEqual(["ivy@company.test"]);
  });

  test("asked for by name, the demo stands beside production, in a file of its own", async () => {
    const where = folder();
    const production = settingsIn(where, PRODUCTION);
    await make(production, { real: true });
    const before = readFileSync(production.databaseFile);
    const demo = settingsIn(where, { DEMO: "1" });
    expect(refusalOf(demo)).toBe("");
    await make(demo, { demo: true });
    expect(readFileSync(production.databaseFile).equals(before)).toBe(true);
    expect(await whoSignsIn(production)).toEqual(["ivy@company.test"]);
  });

  test("production with nobody in it yet is production too; the demo of an older version is not", async () => {
    const empty = folder();
    const old = folder();
    await make(settingsIn(empty, PRODUCTION), {});
    expect(refusalOf(settingsIn(empty))).toContain("A production database is here");
    await make(settingsIn(old, { DATABASE_FILE: "data/latchkey.db" }), { demo: true });
    expect(refusalOf(settingsIn(old))).toBe("");
  });
});

describe("a production database in which demo people are", () => {
  const mixed = async () => {
    const config = settingsIn(folder(), PRODUCTION);
    await make(config, { real: true, demo: true });
    return config;
  };

  test("is refused with their names and the command, and nothing is changed", async () => {
    const config = await mixed();
    const before = bytesIn(dirname(config.databaseFile));
    const sentence = refusalOf(config);
    for (const { email: address } of DEMO_WORLD.flatMap(({ people }) => people)) expect(sentence).toContain(address);
    expect(sentence).toContain("latchkey -- demo remove. 1 person of yours stay as they are.");
    expect(sentence).not.toContain("ivy@company.test");
    expect(bytesIn(dirname(config.databaseFile))).toEqual(before);
  });

  test("is production again once they are taken out: everybody else signs in, and the audit record is whole", async () => {
    const config = await mixed();
    expect((await whoSignsIn(config)).length).toBeGreaterThan(5);
    const [sentence = ""] = await removeDemo(config, false);
    expect(sentence).toContain("lea@latchkey.example");
    expect(refusalOf(config)).toBe("");
    expect(await whoSignsIn(config)).toEqual(["ivy@company.test"]);
    const printed: string[] = [];
    expect(await verifyRecord({ config }, (line) => void printed.push(line))).toBe(0);
    await expect(removeDemo(config, false)).rejects.toThrow("Nobody of the demo is in the database");
  });

  test("somebody in a demo workspace with an address of their own goes only when that is asked for", async () => {
    const config = await mixed();
    const open = openStore(config.databaseFile);
    open.queries
      .update(accounts)
      .set({ email: email("new@company.test") })
      .where(eq(accounts.email, email("ana@acme.example")))
      .run();
    open.close();
    await expect(removeDemo(config, false)).rejects.toThrow("new@company.test. They would go as well");
    expect(await removeDemo(config, true)).toContainEqual(expect.stringContaining("new@company.test"));
  });

  test("an address of the demo in a workspace of another name is found and taken out too", async () => {
    const config = settingsIn(folder(), PRODUCTION);
    await make(config, { real: true });
    const open = openStore(config.databaseFile);
    open.queries
      .update(accounts)
      .set({ email: email("lea@latchkey.example") })
      .run();
    open.close();
    expect(refusalOf(config)).toContain("lea@latchkey.example");
    await removeDemo(config, false);
    expect(refusalOf(config)).toBe("");
  });
});

test("in the demo itself nobody is taken out, and the sentence says with which settings to come back", async () => {
  const where = folder();
  await make(settingsIn(where), { demo: true });
  await expect(removeDemo(settingsIn(where), true)).rejects.toThrow("run this with the settings of production");
});

/** `docs/editing-flows.md` recommends it as a preview; it opened production's file and planted four companies in it. */
test("a chat in production's folder without production's settings plants nothing, and says so", async () => {
  const where = folder();
  await make(settingsIn(where, PRODUCTION), { real: true });
  const before = bytesIn(join(where, "data"));
  const { code, out, err } = await latchkey(["chat"], { folder: where, input: "hello\n" });
  expect([code, out]).toEqual([1, ""]);
  expect(err).toContain("A production database is here");
  expect(bytesIn(join(where, "data")).filter(([name]) => name !== "secret.key")).toEqual(before);
}, 240_000);

test("a misspelt SMTP_URL starts nothing and makes nothing", async () => {
  const where = folder();
  writeFileSync(
    join(where, ".env"),
    `SMPT_URL=${PRODUCTION.SMTP_URL}\nLATCHKEY_SECRET=${PRODUCTION.LATCHKEY_SECRET}\n`,
  );
  const { code, err } = await latchkey(["start"], { folder: where });
  expect([code, existsSync(join(where, "data"))]).toEqual([1, false]);
  expect(err).toContain("Did you mean SMTP_URL?");
}, 240_000);
