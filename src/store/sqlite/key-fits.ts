import type Database from "better-sqlite3";
import { z } from "zod";
import type { KeyProof } from "../../auth/ports.ts";
import { auditMac, email, instant } from "../../shared/brand.ts";
import { sameMac } from "../../shared/secrets.ts";
import { StoreUnusable } from "./damage.ts";
import { hasTable } from "./migrations.ts";

const MARKS = z.array(z.object({ mark: z.string() }));
const ACCOUNTS = z.array(z.object({ address: z.string().transform(email), key: z.string() }));
const SEALED = z.array(
  z.object({
    at: z.number().transform(instant),
    event: z.string(),
    line: z.string(),
    sequence: z.number(),
    mac: z.string().transform(auditMac),
  }),
);

/** A database that was never opened with a key, and in which nothing was ever written with one, takes any. */
type Standing = "fits" | "other" | "new";

/**
 * Whether a key is the one of this database. Its mark says so. A database from before there was one shows it by what was
 * written with the key: without that look, the first start with a wrong key would make the wrong one right for good.
 */
function keyStanding(database: Database.Database, proof: KeyProof): Standing {
  return byMark(database, proof) ?? byAddresses(database, proof) ?? bySeals(database, proof) ?? "new";
}

const standing = (fits: boolean): Standing => (fits ? "fits" : "other");

function byMark(database: Database.Database, { mark }: KeyProof): Standing | undefined {
  if (!hasTable(database, "key_check")) return undefined;
  const [kept] = MARKS.parse(database.prepare("select mark from key_check").all());
  return kept && standing(sameMac(kept.mark, mark));
}

/** Most of them: while a wrong key was still accepted, people may have been added under it. */
function byAddresses(database: Database.Database, { addressKeyOf }: KeyProof): Standing | undefined {
  if (!hasTable(database, "accounts")) return undefined;
  const rows = ACCOUNTS.parse(database.prepare("select email as address, address_key as key from accounts").all());
  const fitting = rows.filter(({ address, key }) => sameMac(key, addressKeyOf(address)));
  return rows.length === 0 ? undefined : standing(fitting.length * 2 >= rows.length);
}

/** The newest lines, as many as say it for certain: one seal that fits proves the key, whatever became of the others. */
const LINES = 100;

function bySeals(database: Database.Database, { chain }: KeyProof): Standing | undefined {
  if (!hasTable(database, "audit") || !hasSeals(database)) return undefined;
  const newest = database.prepare(
    "select at, event, line, sequence, mac from audit where sequence is not null order by sequence desc limit ?",
  );
  const rows = SEALED.parse(newest.all(LINES));
  const pairs = rows.flatMap((row, n) => {
    const before = row.sequence === 1 ? chain.start : rows[n + 1]?.mac;
    return before === undefined ? [] : [{ row, before }];
  });
  return pairs.length === 0
    ? undefined
    : standing(pairs.some(({ row, before }) => sameMac(row.mac, chain.seal(row, before))));
}

const hasSeals = (database: Database.Database): boolean =>
  database.prepare("select 1 from pragma_table_info('audit') where name = 'sequence'").get() !== undefined;

/** @throws StoreUnusable when the key is not the one of the database, of which nothing was changed */
export function refuseOtherKey(database: Database.Database, file: string, proof: KeyProof): void {
  if (keyStanding(database, proof) !== "other") return;
  throw new StoreUnusable(
    `LATCHKEY_SECRET is not the key that the database file ${file} was used with, so locks, waiting mails, backup codes and the seals of its record would not fit. Set the key that it was used with (it is in your .env or kept with your backup; without LATCHKEY_SECRET it is in secret.key beside the database). Nothing was changed.`,
  );
}

/** Writes down which key the database belongs to. @throws StoreUnusable when somebody with another key was faster */
export function markKey(database: Database.Database, file: string, proof: KeyProof): void {
  database.prepare("insert into key_check (id, mark) values (1, ?) on conflict do nothing").run(proof.mark);
  refuseOtherKey(database, file, proof);
}
