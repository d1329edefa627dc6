import {
  type AuditEntry,
  type AuditFilter,
  type AuditRecord,
  findPerson,
  listPeople,
  readEntries,
} from "../auth/auth.ts";
import { type Instant, instant } from "../shared/brand.ts";
import { auditRecord } from "../store/store.ts";
import { openRecord } from "./audit.ts";
import { runCommand, say } from "./output.ts";
import { badAddress } from "./people.ts";
import { settings } from "./settings.ts";
import { supportParts } from "./support.ts";

interface Wish {
  readonly person?: string | undefined;
  readonly by?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly format: "jsonl" | "csv";
}

/** `latchkey audit export`: lines of the record on standard output, oldest first, with people by their addresses. */
export const auditExport = (wish: Wish): Promise<void> =>
  runCommand(async () => {
    const config = settings();
    const store = openRecord(config);
    try {
      await exportLines({ deps: supportParts(config, store), record: auditRecord(store) }, wish, say.line);
    } finally {
      store.close();
    }
  });

interface Place {
  readonly deps: Deps;
  readonly record: AuditRecord;
}

type Deps = ReturnType<typeof supportParts>;

/** @throws for a time or a person that cannot be read, before anything is written; the message says what to write instead */
export async function exportLines({ deps, record }: Place, wish: Wish, print: (line: string) => void): Promise<void> {
  const filter: AuditFilter = {
    about: wish.person === undefined ? undefined : await idOf(deps, wish.person),
    by: wish.by === undefined || wish.by === "operator" ? wish.by : await idOf(deps, wish.by),
    since: momentOf("--since", wish.since),
    until: momentOf("--until", wish.until),
  };
  const nameOf = await addressBook(deps);
  if (wish.format === "csv") print(COLUMNS.join(","));
  for await (const entry of readEntries(record, filter)) {
    const plain = plainEntry(entry, nameOf);
    print(wish.format === "csv" ? csvOf(plain) : JSON.stringify(plain));
  }
}

/** Accounts by their addresses. Who was taken out since stays an id: the address may be somebody else's by now. */
export async function addressBook(deps: Deps): Promise<(id: string | undefined) => string | undefined> {
  const people = await listPeople(deps);
  const known = new Map<string, string>(people.ok ? people.value.map(({ id, email }) => [id, email]) : []);
  return (id) => (id === undefined ? undefined : (known.get(id) ?? id));
}

/** An entry as other programs and people read it: the same names and forms in every version. */
export const plainEntry = (entry: AuditEntry, nameOf: (id: string | undefined) => string | undefined) => ({
  sequence: entry.sequence ?? null,
  at: new Date(entry.at).toISOString(),
  event: entry.event,
  account: nameOf(entry.account) ?? null,
  by: nameOf(entry.by) ?? null,
  details: entry.details,
  seal: entry.mac ?? null,
});

const COLUMNS = ["sequence", "at", "event", "account", "by", "details", "seal"] as const;

const csvOf = (plain: ReturnType<typeof plainEntry>) =>
  COLUMNS.map((column) => {
    const value = plain[column];
    return cell(typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? ""));
  }).join(",");

/** Quoted as RFC 4180 asks. What a spreadsheet would take for a formula is text: names come from people. */
const cell = (text: string) => `"${(/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** A day is taken from its beginning, in UTC, as all times in the record are. */
function momentOf(option: string, text: string | undefined): Instant | undefined {
  if (text === undefined) return undefined;
  const read = FORM.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(read)) return instant(read);
  throw new Error(
    `${option} ${text} is no time. Write a day such as 2026-03-01, or a moment such as 2026-03-01T09:30:00Z.`,
  );
}

const FORM = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/u;
const ACCOUNT_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;

/** Somebody who was taken out is asked for by the id that earlier lines have. */
async function idOf(deps: Deps, named: string): Promise<string> {
  if (ACCOUNT_ID.test(named)) return named;
  const found = await findPerson(deps, named);
  if (found.ok) return found.value.id;
  if (found.reason === "bad-address") throw new Error(badAddress(named).replace(" Nothing was changed.", ""));
  throw new Error(
    `Nobody has the address ${named} now. For somebody who was taken out, write the account id that earlier lines have.`,
  );
}
