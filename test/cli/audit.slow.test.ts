import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { type AuditAlarm, keepHeads, readHeads } from "../../src/app/audit-head-file.ts";
import { type AuditHead, auditChain } from "../../src/auth/auth.ts";
import { headOfRecord, verifyRecord } from "../../src/cli/audit.ts";
import { instant } from "../../src/shared/brand.ts";
import { HOUR, MINUTE, virtualClock } from "../../src/shared/clock.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { auditRecord, authStore, openStore } from "../../src/store/store.ts";
import { latchkey } from "./run.ts";

const root = mkdtempSync(join(tmpdir(), "latchkey-audit-cli-"));
afterAll(() => rmSync(root, { recursive: true }));

const KEY = Buffer.from(Array.from({ length: 32 }, (_, n) => n));

/** An installation with three lines. `alter` does something to it past Latchkey. */
async function installation() {
  const folder = mkdtempSync(join(root, "f-"));
  const databaseFile = join(folder, "latchkey.db");
  const config = { databaseFile, secret: KEY };
  const alter = (statement: string) => {
    const open = openStore(databaseFile);
    open.queries.run(sql.raw(statement));
    open.close();
  };
  const open = openStore(databaseFile);
  const random = seededRandom("audit");
  const store = authStore(open, random, auditChain(createSecrets(KEY, random)));
  const line = { event: "authn_login_fail", account: undefined, details: {} } as const;
  for (const at of [1, 2, 3]) await store.save({ changes: [], mails: [], audit: [line] }, instant(at));
  open.close();
  return { folder, config, alter };
}

async function verify(place: Parameters<typeof verifyRecord>[0]) {
  const said: string[] = [];
  const code = await verifyRecord(place, (sentence) => void said.push(sentence));
  return { code, out: said.join("\n") };
}

test("an unbroken record is told with its length and its first moment, exit code 0", async () => {
  const { code, out } = await verify(await installation());
  expect(out).toContain("3 lines, unbroken since 1970-01-01T00:00:00.001Z.");
  expect(out).toContain("No exported head to compare with");
  expect(code).toBe(0);
});

test("the first line that is not as it was written is named with what to do, exit code 1", async () => {
  const { config, alter } = await installation();
  alter("update audit set line = '[]' where sequence = 2");
  const { code, out } = await verify({ config });
  expect(out).toMatch(/^Line 2 \(.*\) was changed after it was written/u);
  expect(out).toMatch(/Line 1 is as it was written.*Keep a copy of .*latchkey\.db/su);
  expect(code).toBe(1);
});

test("with another key nothing is read: what it would say of the record is not true", async () => {
  const { config } = await installation();
  const strange = { ...config, secret: Buffer.alloc(32, 8) };
  await expect(verify({ config: strange })).rejects.toThrow("LATCHKEY_SECRET is not the key");
  await expect(headOfRecord({ config: strange }, instant(1))).rejects.toThrow("LATCHKEY_SECRET is not the key");
});

test("a head kept shows later that the end was cut off, whichever file it is in", async () => {
  const { config, folder, alter } = await installation();
  const head = await headOfRecord({ config }, instant(9));
  expect(head).toMatch(/^\{"sequence":3,"mac":"[\w-]{43}","at":"1970-01-01T00:00:00.009Z"\}$/u);
  for (const name of ["elsewhere.jsonl", "audit-head.jsonl"]) writeFileSync(join(folder, name), `${head}\n`);
  expect((await verify({ config })).out).toContain("Compared with 1 exported head");
  alter("delete from audit where sequence = 3");
  for (const headFile of [undefined, join(folder, "elsewhere.jsonl")]) {
    const { code, out } = await verify({ config, headFile });
    expect(out).toContain("The end was cut off: there was a line 3 when the head was exported.");
    expect(code).toBe(1);
  }
});

/** The export of a running installation, as each start makes it. */
function running({
  config,
  alarms,
  told,
}: {
  readonly config: { readonly databaseFile: string; readonly secret: Uint8Array };
  readonly alarms: AuditAlarm[];
  readonly told: AuditHead[];
}) {
  const store = openStore(config.databaseFile);
  const random = seededRandom("running");
  const chain = auditChain(createSecrets(config.secret, random));
  const clock = virtualClock();
  const record = auditRecord(store);
  const start = () =>
    keepHeads({
      ...config,
      record,
      chain,
      clock,
      tell: (head) => void told.push(head),
      onBroken: (what) => void alarms.push(what),
    });
  const line = { event: "authn_login_fail", account: undefined, details: {} } as const;
  const write = () => authStore(store, random, chain).save({ changes: [], mails: [], audit: [line] }, clock.now());
  return { store, clock, start, write };
}

test("a running installation appends its head beside the database whenever the record has grown, and tells it", async () => {
  const { config, folder } = await installation();
  const told: AuditHead[] = [];
  const alarms: AuditAlarm[] = [];
  const { store, clock, start, write } = running({ config, alarms, told });
  await start().drain();
  await start().drain();
  await write();
  clock.advance(HOUR);
  await start().drain();
  store.close();
  const { heads } = readHeads(join(folder, "audit-head.jsonl"));
  expect(heads.map(({ sequence }) => sequence)).toEqual([3, 4]);
  expect(told.map(({ sequence }) => sequence)).toEqual([3, 4]);
  expect(alarms).toEqual([]);
  expect((await verify({ config })).out).toContain("Compared with 2 exported heads");
  expect((await verify({ config })).code).toBe(0);
});

test("the auditor's two attacks: the newest lines cut off, and the file of heads cut with them", async () => {
  const { config, folder, alter } = await installation();
  const alarms: AuditAlarm[] = [];
  const { store, clock, start, write } = running({ config, alarms, told: [] });
  const worker = start();
  for (let minute = 0; minute < 5; minute += 1) {
    await write();
    await worker.drain();
    clock.advance(MINUTE);
  }
  const file = join(folder, "audit-head.jsonl");
  const whole = readFileSync(file, "utf8");
  const elsewhere = join(folder, "arrived-elsewhere.jsonl");
  writeFileSync(elsewhere, whole);
  alter("delete from audit where sequence > 6");
  expect((await verify({ config })).out).toContain(
    "The end was cut off: there was a line 8 when the head was exported.",
  );
  writeFileSync(file, `${whole.trim().split("\n").slice(0, 3).join("\n")}\n`);
  expect((await verify({ config })).code).toBe(0);
  expect((await verify({ config, headFile: elsewhere })).out).toContain("The end was cut off: there was a line 8");
  await worker.drain();
  expect(alarms).toEqual(["record", "heads"]);
  store.close();
});

test("a head taken out of the file is found, and half a line of a power cut loses no other", async () => {
  const { config, folder } = await installation();
  const { store, clock, start, write } = running({ config, alarms: [], told: [] });
  const file = join(folder, "audit-head.jsonl");
  for (let minute = 0; minute < 4; minute += 1) {
    await write();
    await start().drain();
    if (minute === 1) appendFileSync(file, '{"sequence":5,"ma');
    clock.advance(MINUTE);
  }
  store.close();
  const { out, code } = await verify({ config });
  expect(out).toContain("Compared with 4 exported heads");
  expect(out).toContain("Lines there that cannot be read: 1.");
  expect(code).toBe(0);
  const lines = readFileSync(file, "utf8").split("\n");
  writeFileSync(file, [...lines.slice(0, 1), ...lines.slice(2)].join("\n"));
  const after = await verify({ config });
  expect(after.out).toMatch(/The head of line 6 \(.*\) in .* does not follow on the one before it/u);
  expect(after.code).toBe(1);
});

test("where there is nothing to look at, it says so and makes nothing", async () => {
  const { config } = await installation();
  const nowhere = { ...config, databaseFile: join(root, "none", "latchkey.db") };
  await expect(verify({ config: nowhere })).rejects.toThrow("There is no database");
  await expect(headOfRecord({ config: nowhere }, instant(1))).rejects.toThrow("There is no database");
  await expect(verify({ config, headFile: "none.jsonl" })).rejects.toThrow("There is no file none.jsonl");
  expect(existsSync(nowhere.databaseFile)).toBe(false);
});

test("`latchkey audit verify` is a command with an exit code", async () => {
  const { folder, alter } = await installation();
  alter("delete from audit where sequence = 1");
  const environment = { LATCHKEY_SECRET: KEY.toString("base64"), DATABASE_FILE: "latchkey.db" };
  const { code, out } = await latchkey(["audit", "verify"], { folder, environment });
  expect(out).toContain("Line 1 is missing: a later line is in its place.");
  expect(code).toBe(1);
}, 120_000);
