import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { enrol, keyProof } from "../../src/auth/auth.ts";
import { email, workspaceId } from "../../src/shared/brand.ts";
import { systemClock } from "../../src/shared/clock.ts";
import { systemRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { type OpenStore, openStore } from "../../src/store/store.ts";
import { supportParts } from "../../src/cli/support.ts";
import { cheapHasher } from "../fixtures/planted.ts";
import { freePort } from "../support/free-port.ts";
import { latchkey } from "./run.ts";

const root = mkdtempSync(join(tmpdir(), "latchkey-backup-"));
const writers: ChildProcess[] = [];
afterAll(() => {
  for (const writer of writers) writer.kill("SIGKILL");
  rmSync(root, { recursive: true });
});

const KEY = Buffer.from(Array.from({ length: 32 }, (_, n) => n));
const environment = {
  DATABASE_FILE: "latchkey.db",
  LATCHKEY_SECRET: KEY.toString("hex"),
  SMTP_URL: "smtp://127.0.0.1:9",
};
const key = keyProof(createSecrets(KEY, systemRandom));
const folderOf = () => mkdtempSync(join(root, "f-"));
const run = (folder: string, ...words: readonly string[]) => latchkey(words, { folder, environment });
const openAt = (folder: string, name = environment.DATABASE_FILE) => openStore(join(folder, name), undefined, key);

/** A company of four people, as an operator has it. */
async function fourPeople(folder: string): Promise<OpenStore> {
  const store = openAt(folder);
  const parts = {
    ...supportParts({ secret: KEY }, store),
    clock: systemClock,
    random: systemRandom,
    hasher: cheapHasher,
  };
  await enrol(parts, WORKSPACE, PEOPLE, systemClock.now());
  return store;
}

const WORKSPACE = { id: workspaceId("harbor"), name: "Harbor", whitelistOn: false, whitelist: [] };
const PEOPLE = ["ana", "bo", "cy", "di"].map((name) => ({
  name,
  email: email(`${name}@harbor.example`),
  password: "kelp-barnacle-41",
  twoSteps: false,
  lockedUntil: undefined,
  ...({ role: "admin", status: "active", language: "en" } as const),
}));

/** A process of its own that writes as fast as it can, and whose log therefore never rests. */
async function writeOn(folder: string): Promise<ChildProcess> {
  const script = `
    const { default: Database } = await import(${JSON.stringify(import.meta.resolve("better-sqlite3"))});
    const database = new Database("latchkey.db", { timeout: 8000 });
    database.pragma("wal_autocheckpoint = 0");
    const line = database.prepare("insert into audit (at, event, line) values (1, 'x', ?)");
    console.log("up");
    setInterval(() => line.run("x".repeat(2000)), 1);`;
  const writer = spawn(process.execPath, ["--input-type=module", "-e", script], { cwd: folder });
  writers.push(writer);
  await new Promise((resolve) => writer.stdout.once("data", resolve));
  return writer;
}

const gone = (child: ChildProcess) => new Promise((resolve) => child.once("exit", resolve));
const peopleIn = (store: OpenStore) => store.queries.all(sql`select email from accounts order by email`);

test("beside a process that writes, all four people are in the backup: a plain copy of the file had none", async () => {
  const folder = folderOf();
  const store = await fourPeople(folder);
  const writer = await writeOn(folder);
  const { code, out, err } = await run(folder, "backup", "safe.db");
  writer.kill("SIGKILL");
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(/In it: 4 people, 0 conversations, 0 cases\.\nNewest entry: \d{4}-.*\n\n.*LATCHKEY_SECRET/u);
  expect(out).not.toContain(environment.LATCHKEY_SECRET);
  const copy = openAt(folder, "safe.db");
  expect(peopleIn(copy)).toEqual(peopleIn(store));
  expect(peopleIn(copy)).toHaveLength(4);
  for (const open of [store, copy]) open.close();
}, 120_000);

test("killed in the middle it leaves nothing under the name, and the next one is whole", async () => {
  const folder = folderOf();
  const store = await fourPeople(folder);
  const filler = sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < 40000)
    insert into audit (at, event, line) select 1, 'x', hex(randomblob(1500)) from n`;
  store.queries.run(filler);
  let killed = false;
  await latchkey(["backup", "safe.db"], {
    folder,
    environment,
    onOutput: (out, child) => {
      if (!out.includes("%") || killed) return;
      killed = true;
      child.kill("SIGKILL");
    },
  });
  expect([killed, existsSync(join(folder, "safe.db"))]).toEqual([true, false]);
  expect((await run(folder, "backup", "safe.db")).code).toBe(0);
  expect(readdirSync(folder).filter((name) => name.startsWith("safe"))).toEqual(["safe.db"]);
  store.close();
}, 120_000);

test("a restore waits for the server to be stopped; then it tells what it ended, and the record holds", async () => {
  const folder = folderOf();
  (await fourPeople(folder)).close();
  await run(folder, "backup", "safe.db");
  const PORT = String(await freePort());
  const server = spawn(process.execPath, [join(import.meta.dirname, "../../src/main.ts")], {
    cwd: folder,
    stdio: ["ignore", "pipe", "ignore"],
    env: { PATH: process.env["PATH"], ...environment, PORT },
  } as const);
  writers.push(server);
  await new Promise((resolve) => server.stdout.on("data", (text: Buffer) => text.includes("Ctrl+C") && resolve(true)));
  const refused = await run(folder, "restore", "safe.db");
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("Latchkey is running on")]);
  server.kill("SIGKILL");
  await gone(server);
  const done = await run(folder, "restore", "safe.db");
  expect([done.code, done.err]).toEqual([0, ""]);
  expect(done.out).toMatch(/In it: 4 people.*The database that was there: .*replaced-\d{4}/su);
  const { code, out } = await run(folder, "audit", "verify");
  expect([code, out]).toEqual([0, expect.stringMatching(/unbroken since.*a backup took the place of the database/su)]);
  expect(statSync(join(folder, "audit-head.jsonl")).mode & 0o077).toBe(0);
  expect(readFileSync(join(folder, "audit-head.jsonl"), "utf8")).toContain('"sequence"');
}, 120_000);
