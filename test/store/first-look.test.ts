import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { auditChain, keyProof } from "../../src/auth/auth.ts";
import { instant } from "../../src/shared/brand.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { authStore, filesOf, openStore, StoreUnusable } from "../../src/store/store.ts";
import { addressKeyOf } from "../../src/auth/account.ts";
import { parseEmail } from "../../src/shared/email.ts";
import { migrationsOf } from "./old-migrations.ts";

const root = mkdtempSync(join(tmpdir(), "latchkey-first-look-"));
afterAll(() => rmSync(root, { recursive: true }));
const newFile = () => join(mkdtempSync(join(root, "f-")), "latchkey.db");

const random = seededRandom("first look");
const secretsOf = (name: string) => createSecrets(seededRandom(name).bytes(32), random);
const ours = keyProof(secretsOf("ours"));
const strange = keyProof(secretsOf("strange"));
const open = (file: string, proof = ours) => openStore(file, undefined, proof);
const bytesOf = (file: string) =>
  filesOf(file).map((one) => (existsSync(one) ? readFileSync(one).toString("base64") : ""));

const migrationsUpTo = (last: number) => migrationsOf(root, last);

describe("which version", () => {
  test("a database of a newer version is refused, and not a byte of it changes", () => {
    const file = newFile();
    openStore(file).close();
    const before = bytesOf(file);
    expect(() => openStore(file, migrationsUpTo(3))).toThrow(StoreUnusable);
    expect(() => openStore(file, migrationsUpTo(3))).toThrow(/newer Latchkey.*Nothing was changed/u);
    expect(bytesOf(file)).toEqual(before);
    openStore(file).close();
  });

  test("before a migration a whole copy is kept, closed to others; only the newest one stays", () => {
    const file = newFile();
    openStore(file, migrationsUpTo(2)).close();
    openStore(file, migrationsUpTo(4)).close();
    const older = openStore(file, migrationsUpTo(4));
    older.queries.run(sql`insert into audit (at, event, line) values (7, 'x', '{}')`);
    openStore(file).close();
    older.close();
    const copies = readdirSync(join(file, "..")).filter((name) => name.includes("before"));
    expect(copies).toEqual(["latchkey.db.before-0005"]);
    const copy = `${file}.before-0005`;
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    const back = openStore(copy, migrationsUpTo(4));
    expect(back.queries.all(sql`select at from audit`)).toEqual([{ at: 7 }]);
    back.close();
  });

  test("a new database and one that is up to date leave no copy", () => {
    const file = newFile();
    openStore(file).close();
    openStore(file).close();
    expect(readdirSync(join(file, ".."))).toEqual(["latchkey.db"]);
  });
});

type Open = ReturnType<typeof openStore>;

/** What a database holds that was written with the key, from before it had a mark. */
const EVIDENCE: Readonly<Record<string, (store: Open) => Promise<void>>> = {
  "sealed lines": async (store) => {
    const auth = authStore(store, random, auditChain(secretsOf("ours")));
    const line = { event: "authn_login_fail", account: undefined, details: {} } as const;
    for (const at of [1, 2, 3]) await auth.save({ changes: [], mails: [], audit: [line] }, instant(at));
  },
  people: async (store) => {
    const address = parseEmail("ana@acme.example");
    if (!address) throw new Error("no address");
    store.queries.run(sql`insert into workspaces (id, name, whitelist_on, founded_at) values ('w', 'Acme', 0, 1)`);
    store.queries
      .run(sql`insert into accounts (id, workspace, email, address_key, name, role, status, language, two_steps, password_hash, password_changed_at, added_at)
      values ('a', 'w', ${address}, ${addressKeyOf(secretsOf("ours"), address)}, 'Ana', 'admin', 'active', 'en', 0, 'x', 1, 1)`);
  },
};

describe("which key", () => {
  test("a new database belongs to the key it is made with; another one is refused and changes nothing", () => {
    const file = newFile();
    open(file).close();
    const before = bytesOf(file);
    expect(() => open(file, strange)).toThrow(StoreUnusable);
    expect(() => open(file, strange)).toThrow(/LATCHKEY_SECRET is not the key .*Nothing was changed/u);
    expect(bytesOf(file)).toEqual(before);
    open(file).close();
  });

  test.each(Object.entries(EVIDENCE))(
    "an older database tells its key by its %s: a wrong one never becomes the right one",
    async (_what, write) => {
      const file = newFile();
      const old = openStore(file, migrationsUpTo(7));
      await write(old);
      old.close();
      const before = bytesOf(file);
      expect(() => open(file, strange)).toThrow("LATCHKEY_SECRET is not the key");
      expect(bytesOf(file)).toEqual(before);
      open(file).close();
      expect(() => open(file, strange)).toThrow("LATCHKEY_SECRET is not the key");
    },
  );

  test("one seal that fits is proof: lines that were changed since do not make the right key a wrong one", async () => {
    const file = newFile();
    const old = openStore(file, migrationsUpTo(7));
    await EVIDENCE["sealed lines"]?.(old);
    old.queries.run(sql`update audit set line = '[]' where sequence < 3`);
    old.close();
    open(file).close();
  });
});

describe("who may read it", () => {
  test("a database and its log are closed to others from the first moment, whatever the umask", () => {
    const law = fc.property(fc.constantFrom(0o000, 0o022, 0o077), (mask) => {
      const file = newFile();
      const before = process.umask(mask);
      const store = open(file);
      store.queries.run(sql`insert into audit (at, event, line) values (7, 'x', '{}')`);
      const modes = filesOf(file).map((one) => statSync(one).mode & 0o777);
      store.close();
      process.umask(before);
      expect(modes).toEqual([0o600, 0o600, 0o600]);
    });
    fc.assert(law, { numRuns: 6 });
  });

  test("one that an older version left open is closed when it is opened", () => {
    const file = newFile();
    open(file).close();
    chmodSync(file, 0o644);
    const store = open(file);
    expect(filesOf(file).map((one) => statSync(one).mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
    store.close();
  });

  test("a file that is no database is left as it is", () => {
    const file = newFile();
    writeFileSync(file, "Dear Sir or Madam, ".repeat(500), { mode: 0o644 });
    expect(() => open(file)).toThrow(StoreUnusable);
    expect(statSync(file).mode & 0o777).toBe(0o644);
  });
});
