import { sql } from "drizzle-orm";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { email, instant, sealed } from "../../src/shared/brand.ts";
import { mailboxStore, mailLedger, openStore, type OpenStore } from "../../src/store/store.ts";
import { queueMail } from "../../src/store/sqlite/outbox.ts";
import { migrationsOf } from "./old-migrations.ts";

const folder = mkdtempSync(join(tmpdir(), "latchkey-order-"));
afterAll(() => rmSync(folder, { recursive: true }));

const BEFORE_ORDER = 10;
const now = instant(1000);

/** A database of the version before, with mails of one moment whose ids say nothing about their order. */
function oldDatabase(): string {
  const file = join(mkdtempSync(join(folder, "db-")), "old.db");
  const old = openStore(file, migrationsOf(folder, BEFORE_ORDER));
  for (const id of ["m", "z", "a", "q"])
    old.queries
      .run(sql`insert into mails (id, template, recipient, language, details, queued_at, status, tries, next_try)
      values (${id}, 'code', 'decoy', 'en', '{}', 1, 'queued', 0, 1)`);
  for (const cause of ["signed-in", "password-right", "signed-in-with-backup-code", "wrong-password"])
    old.queries.run(sql`insert into sign_in_attempts (address_key, cause, failed, address, user_agent, at)
      values ('key', ${cause}, 0, '192.0.2.1', 'a browser', 1)`);
  old.queries.run(sql`delete from mails where id = 'm'`);
  old.close();
  return file;
}

async function claimed(open: OpenStore): Promise<readonly string[]> {
  const ids: string[] = [];
  const decide = (mail: { readonly id: string }) => {
    ids.push(mail.id);
    return { kind: "send", to: email("ana@acme.example") } as const;
  };
  const claim = { now, takes: ["notice", "awaited"], lease: "lease", leaseUntil: instant(2000), decide } as const;
  while ((await mailLedger(open).claim(claim)).kind !== "nothing-due");
  return ids;
}

test("rows of an old database keep the order in which they were written, also after it was compacted", async () => {
  const open = openStore(oldDatabase());
  open.queries.run(sql`vacuum`);
  const order = { template: "code", to: "decoy", language: "en", details: {} } as const;
  open.transact((queries) => queueMail(queries, order, instant(1), "b"));
  expect(await claimed(open)).toEqual(["z", "a", "q", "b"]);
  open.close();
});

test("who came in before is known of every attempt of an old database", () => {
  const open = openStore(oldDatabase());
  const rows = z
    .array(z.object({ cause: z.string() }))
    .parse(open.queries.all(sql`select cause from sign_in_attempts where came_in order by id`));
  expect(rows.map(({ cause }) => cause)).toEqual(["signed-in", "signed-in-with-backup-code"]);
  open.close();
});

test("of rows of one moment the later one is the newer, whatever their ids", async () => {
  const open = openStore(":memory:");
  const store = mailboxStore(open);
  for (const id of ["m", "z", "a"]) await store.put({ id, body: sealed(id), at: now }, 2);
  expect((await store.list()).map(({ id }) => id)).toEqual(["a", "z"]);
  open.close();
});
