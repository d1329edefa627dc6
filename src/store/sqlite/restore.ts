import type Database from "better-sqlite3";
import { existsSync, mkdirSync, realpathSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import type { AuditHead, KeyProof } from "../../auth/ports.ts";
import type { Instant } from "../../shared/brand.ts";
import { ownMigrations } from "../migrations-folder.ts";
import { type Ended, endWhatRevives } from "./after-restore.ts";
import { newestLine, writeAudit } from "./audit.ts";
import { makeLasting } from "./back-up.ts";
import { type Contents, copyOnline } from "./copy-online.ts";
import { StoreUnusable } from "./damage.ts";
import { closeToOthers, filesOf, makeDraft, putAside } from "./database-files.ts";
import { dropCopies, hasTable } from "./migrations.ts";
import { firstLook, openStore } from "./open.ts";
import { type HeldAlone, holdAlone } from "./starts.ts";

interface Restore {
  readonly from: string;
  readonly file: string;
  readonly key: KeyProof;
  readonly now: Instant;
  readonly onProgress?: (part: number) => void;
}

export interface Restored {
  readonly contents: Contents;
  readonly ended: Ended;
  /** Where the database lies that was there; undefined when there was none. */
  readonly aside: string | undefined;
  /** Who was changed since the backup; undefined when the database that was there cannot be read. */
  readonly changed: readonly ChangedPerson[] | undefined;
  /** The end of the record with the line that tells of the restore, to be kept elsewhere. */
  readonly head: Omit<AuditHead, "at"> | undefined;
}

/**
 * Puts a backup in the place of the database. It is copied, looked through, brought to the newest migration and freed of
 * what would come to life again, all under another name; then it takes the place in one step. The database that was
 * there stays beside it under a dated name.
 *
 * @throws StoreUnusable with the cure, when the database is in use or the backup cannot be used; nothing has changed then
 */
export async function restore(order: Restore): Promise<Restored> {
  const { from, file, now } = order;
  if (existsSync(from) && existsSync(file) && realpathSync(from) === realpathSync(file))
    throw new StoreUnusable(`${from} is the database itself. Name a backup.`);
  if (file === ":memory:") throw new StoreUnusable("DATABASE_FILE is :memory:, which keeps nothing. Set it to a file.");
  mkdirSync(dirname(file), { recursive: true });
  const held = holdAlone(file);
  const draft = makeDraft(file);
  try {
    const contents = await copyBackup(order, draft);
    const { changed, ...done } = settle(order, draft, contents, held);
    const aside = `${file}.replaced-${stamp(now)}`;
    makeLasting(draft);
    putAside(file, aside, held.database !== undefined);
    renameSync(draft, file);
    makeLasting(dirname(file));
    closeToOthers(filesOf(aside));
    return { contents, aside: existsSync(aside) ? aside : undefined, changed, ...done };
  } finally {
    held.letGo();
    dropCopies(draft);
    for (const left of filesOf(draft)) rmSync(left, { force: true });
  }
}

/** Without colons: it is part of a file name. */
const stamp = (now: Instant) => new Date(now).toISOString().slice(0, 19).replaceAll(":", "-");

function copyBackup({ from, key, onProgress }: Restore, draft: string): Promise<Contents> {
  const progress = onProgress ? { onProgress } : {};
  return copyOnline(from, draft, { look: (database) => refuseStranger(database, from, key), ...progress });
}

function refuseStranger(database: Database.Database, from: string, key: KeyProof): void {
  if (!["accounts", "audit", "__drizzle_migrations"].every((name) => hasTable(database, name)))
    throw new StoreUnusable(`${from} is no database of Latchkey. Name a file that \`latchkey backup\` wrote.`);
  firstLook(database, from, ownMigrations, key);
}

function settle({ key, now }: Restore, draft: string, contents: Contents, { database }: HeldAlone) {
  const store = openStore(draft, ownMigrations, key);
  try {
    const ended = store.transact((queries) => {
      const all = endWhatRevives(queries, now);
      writeAudit(queries, key.chain, { at: now, event: "sys_restored", line: JSON.stringify(lineOf(contents)) });
      return all;
    });
    const changed = database && changedSince(database, store.queries.$client);
    return { ended, changed, head: newestLine(store.queries) };
  } finally {
    store.close();
  }
}

const lineOf = ({ newest }: Contents) => ({
  what: "database restored from a backup",
  ...(newest ? { backupUntil: new Date(newest.at).toISOString() } : {}),
  ...(newest?.sequence === undefined ? {} : { line: newest.sequence }),
});

const PEOPLE = z.array(
  z.object({
    id: z.string(),
    email: z.string(),
    role: z.string(),
    status: z.string(),
    password: z.string(),
    passwordAt: z.number(),
  }),
);
type Person = z.infer<typeof PEOPLE>[number];

/** What a restore takes back of a person: it has to be known, for no rule can tell whether it was right. */
type TakenBack = "added" | "new-password" | "disabled" | "suspended" | "demoted" | "other-address";

export interface ChangedPerson {
  /** Their address in the newer database. */
  readonly email: string;
  readonly what: TakenBack;
}

/**
 * Who is another person in the newer database than in the restored one: added, with another password, disabled, no admin
 * any more. Nothing of it is carried over: a restore may be there just to undo it.
 */
function changedSince(newer: Database.Database, restored: Database.Database): readonly ChangedPerson[] {
  const before = new Map(peopleOf(restored).map((person) => [person.id, person]));
  return peopleOf(newer).flatMap((person) =>
    changesOf(before.get(person.id), person).map((what) => ({ email: person.email, what })),
  );
}

const ALL =
  "select id, email, role, status, password_hash as password, password_changed_at as passwordAt from accounts order by email";

const peopleOf = (database: Database.Database): readonly Person[] =>
  hasTable(database, "accounts") ? PEOPLE.parse(database.prepare(ALL).all()) : [];

function changesOf(before: Person | undefined, now: Person): readonly TakenBack[] {
  if (!before) return ["added"];
  return [
    ...when(now.password !== before.password && !isRenewed(before, now), "new-password"),
    ...when(now.status === "disabled" && before.status !== "disabled", "disabled"),
    ...when(now.status === "suspended" && before.status !== "suspended", "suspended"),
    ...when(now.role !== "admin" && before.role === "admin", "demoted"),
    ...when(now.email !== before.email, "other-address"),
  ];
}

/** The same password under a hash of ours, in place of one that another system had made. */
const isRenewed = (before: Person, now: Person) =>
  now.passwordAt === before.passwordAt && !before.password.startsWith("$argon2id$");

const when = (is: boolean, what: TakenBack): readonly TakenBack[] => (is ? [what] : []);
