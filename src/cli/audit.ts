import { existsSync } from "node:fs";
import { headFileOf, readHeads } from "../app/audit-head-file.ts";
import {
  auditChain,
  type AuditRestore,
  type AuditVerdict,
  formatHead,
  type KeptHead,
  verifyAudit,
  verifyHeads,
} from "../auth/auth.ts";
import type { Config } from "../config/config.ts";
import type { Instant } from "../shared/brand.ts";
import { systemClock } from "../shared/clock.ts";
import { ownCommand } from "../shared/own-command.ts";
import { systemRandom } from "../shared/random.ts";
import { createSecrets } from "../shared/secrets.ts";
import { openWithKey } from "../app/serve.ts";
import { auditRecord } from "../store/store.ts";
import type { ExitCode, Print } from "./flows.ts";
import { say, runCommand } from "./output.ts";
import { settings } from "./settings.ts";

/** Where the record and its exported heads lie. */
interface Place {
  readonly config: Pick<Config, "databaseFile" | "secret">;
  /** Exported heads that were kept elsewhere; those beside the database when left out. */
  readonly headFile?: string | undefined;
}

/** `latchkey audit verify`: is the audit record as it was written? Exit code 1 when it is not. */
export const auditVerify = (headFile?: string): Promise<void> =>
  runCommand(async () => {
    process.exitCode = await verifyRecord({ config: settings(), headFile }, say.line);
  });

/** `latchkey audit head`: the newest line's number and seal, as `audit verify --heads` reads it. */
export const auditHead = (): Promise<void> =>
  runCommand(async () => {
    say.line(await headOfRecord({ config: settings() }, systemClock.now()));
  });

/** Says what reading the whole record shows. @throws when there is no record or no such file of heads */
export async function verifyRecord({ config, headFile }: Place, print: Print): Promise<ExitCode> {
  if (headFile !== undefined && !existsSync(headFile)) throw new Error(`There is no file ${headFile}.`);
  const file = headFile ?? headFileOf(config.databaseFile);
  const { heads, unreadable } = readHeads(file);
  const store = openRecord(config);
  const chain = auditChain(createSecrets(config.secret, systemRandom));
  const verdict = await verifyAudit(auditRecord(store), chain, heads);
  store.close();
  for (const line of sentencesOf(verdict, config.databaseFile)) print(line);
  if (verdict.before > 0) print(`Lines before the chain: ${number(verdict.before)}.`);
  print(headsSentence(heads.length, unreadable, file));
  // A file that was kept elsewhere may hold heads of a log only, which has no seals, or begin in the middle.
  const broken = headFile === undefined ? verifyHeads(heads, chain).broken : undefined;
  if (broken) print(brokenHead(broken, file));
  return verdict.kind === "unbroken" && !broken ? 0 : 1;
}

/** The head as one line of the file of heads. @throws when there is no record */
export async function headOfRecord({ config }: Place, now: Instant): Promise<string> {
  const store = openRecord(config);
  const head = await auditRecord(store).head();
  store.close();
  return head ? formatHead({ ...head, at: now }) : "The audit record has no line yet.";
}

/** A look at the record must not make an empty database where there is none. */
export function openRecord({ databaseFile, secret }: Place["config"]) {
  if (existsSync(databaseFile)) return openWithKey({ databaseFile, secret });
  throw new Error(`There is no database ${databaseFile}. Start Latchkey once, or set DATABASE_FILE to its place.`);
}

function sentencesOf(verdict: AuditVerdict, databaseFile: string): readonly string[] {
  if (verdict.kind !== "unbroken") {
    const { sequence } = verdict;
    const whole = verdict.kind === "cut-off" ? 0 : sequence - (verdict.kind === "unsealed" ? 0 : 1);
    return [whatIsWrong(verdict), ...wholeSentence(whole), whatToDo(databaseFile)];
  }
  const { lines, since, restores } = verdict;
  if (since === undefined) return ["0 lines: nothing has been recorded yet."];
  return [
    `${number(lines)} ${lines === 1 ? "line" : "lines"}, unbroken since ${date(since)}.`,
    ...restores.map(restoreSentence),
  ];
}

const restoreSentence = ({ sequence, at, goneUpTo }: AuditRestore) =>
  goneUpTo === undefined
    ? `On ${date(at)} a backup took the place of the database (line ${number(sequence)}).`
    : `On ${date(at)} a backup took the place of the database (line ${number(sequence)}): lines ${number(sequence)} to ${number(goneUpTo)} of then are gone with the database that was there, which \`latchkey restore\` kept beside it.`;

function wholeSentence(last: number): readonly string[] {
  if (last < 1) return [];
  return [last === 1 ? "Line 1 is as it was written." : `Lines 1 to ${number(last)} are as they were written.`];
}

type Broken = Exclude<AuditVerdict, { readonly kind: "unbroken" }>;

function whatIsWrong({ kind, sequence, at, before }: Broken): string {
  const line = `Line ${number(sequence)}${at === undefined ? "" : ` (${date(at)})`}`;
  switch (kind) {
    case "changed":
      return sequence === 1 && before > 0
        ? `${line}, or one of the lines before the chain, was changed after it was written, or was written with another LATCHKEY_SECRET.`
        : `${line} was changed after it was written, or was written with another LATCHKEY_SECRET.`;
    case "missing":
      return `${line} is missing: a later line is in its place.`;
    case "out-of-order":
      return `${line} is not in its place: lines were moved.`;
    case "unsealed":
      return `After line ${number(sequence)} there is a line${at === undefined ? "" : ` (${date(at)})`} that Latchkey did not write.`;
    case "cut-off":
      return `The end was cut off: there was a line ${number(sequence)} when the head was exported.`;
    case "other-head":
      return `${line} has another seal than the head that was exported: the record was written anew, or the file of heads was changed.`;
  }
}

const whatToDo = (databaseFile: string) =>
  `Somebody or something wrote to the database past Latchkey. Keep a copy of ${databaseFile} as it is now, compare it with your newest backup, and find out who can write to it. To see whether the key is the one of that time: check LATCHKEY_SECRET or secret.key.`;

const headsSentence = (count: number, unreadable: number, file: string | undefined) =>
  count === 0
    ? "No exported head to compare with: a cut-off end would not be seen."
    : `Compared with ${number(count)} exported ${count === 1 ? "head" : "heads"} in ${file ?? ""}.${unreadable === 0 ? "" : ` Lines there that cannot be read: ${number(unreadable)}.`}`;

const brokenHead = ({ sequence, at }: KeptHead, file = "") =>
  `The head of line ${number(sequence)} (${date(at)}) in ${file} does not follow on the one before it: heads were changed, added or taken out. Compare with heads that were kept elsewhere: ${ownCommand("audit verify --heads FILE")}`;

const number = (value: number) => value.toLocaleString("en-US");
const date = (at: number) => new Date(at).toISOString();
