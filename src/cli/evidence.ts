import { existsSync, writeFileSync } from "node:fs";
import { type AuditEntry, type AuditHead, auditChain, readEntries, verifyAudit } from "../auth/auth.ts";
import type { Config } from "../config/config.ts";
import type { CaseRecord } from "../conversation/conversation.ts";
import { after, type Instant } from "../shared/brand.ts";
import { DAY, systemClock } from "../shared/clock.ts";
import { systemRandom } from "../shared/random.ts";
import { ownCommand } from "../shared/own-command.ts";
import { createSecrets, type Secrets } from "../shared/secrets.ts";
import { auditRecord, conversationStore, type OpenStore } from "../store/store.ts";
import { headFileOf, readHeads } from "../app/audit-head-file.ts";
import { openRecord } from "./audit.ts";
import { addressBook, plainEntry } from "./audit-export.ts";
import { runCommand, say } from "./output.ts";
import { settings } from "./settings.ts";
import { operatorDeps } from "./support.ts";
import { checkFile } from "./evidence-file.ts";

interface Wish {
  readonly out?: string | undefined;
  readonly check?: string | undefined;
  readonly key: boolean;
}

/**
 * `latchkey evidence CASE`: all that is recorded of a case, signed, in one file that shows by itself whether it is whole.
 * `--check FILE` looks at such a file and needs neither database nor key; `--key` prints the public key, to be kept elsewhere.
 */
export const evidence = (number: string | undefined, { out, check, key }: Wish): Promise<void> =>
  runCommand(async () => {
    if (check !== undefined) checkFile(check);
    else if (key) say.line(publicKeyOf(settings()));
    else await write(number, out);
  });

async function write(number: string | undefined, out: string | undefined): Promise<void> {
  if (number === undefined)
    throw new Error(`Which case? Write its number. To see those that are open: ${ownCommand("cases")}`);
  if (out !== undefined && existsSync(out)) throw new Error(`${out} is there already. Choose another name.`);
  const bundle = await bundleOf(settings(), number);
  if (out === undefined) {
    process.stdout.write(bundle);
    return;
  }
  writeFileSync(out, bundle, { mode: 0o600, flag: "wx" });
  say.line(`Written and signed: ${out}. It holds a person's chat: give it to nobody who need not read it.`);
}

const USE = "evidence";

const publicKeyOf = ({ secret }: Pick<Config, "secret">) => createSecrets(secret, systemRandom).sign(USE, "").publicKey;

async function bundleOf(config: Config, number: string): Promise<string> {
  const open = openRecord(config);
  try {
    const secrets = createSecrets(config.secret, systemRandom);
    const { heads } = readHeads(headFileOf(config.databaseFile));
    return await evidenceOf({ open, secrets, heads, number, now: systemClock.now() });
  } finally {
    open.close();
  }
}

interface Asked {
  readonly open: OpenStore;
  readonly secrets: Secrets;
  /** Exported heads: they show whether the end of the record was cut off. */
  readonly heads: readonly AuditHead[];
  readonly number: string;
  readonly now: Instant;
}

/** The bundle: JSON a line, the last one signs all before it. @throws when there is no such case */
export async function evidenceOf({ open, secrets, heads, number, now }: Asked): Promise<string> {
  const chain = auditChain(secrets);
  const wanted = number.trim().toUpperCase();
  const found = (await conversationStore(open, systemRandom, chain).cases()).find((one) => one.number === wanted);
  if (!found) throw new Error(`There is no case ${number}. To see those that are open: ${ownCommand("cases")}`);
  const record = auditRecord(open);
  const verdict = await verifyAudit(record, chain, heads);
  const nameOf = await addressBook(operatorDeps(secrets, open));
  const lines = linesOfCase(found, { now, record: verdict.kind });
  for await (const entry of readEntries(record, { since: after(found.openedAt, -WINDOW) }))
    if (belongsTo(entry, found)) lines.push(JSON.stringify({ kind: "audit", ...plainEntry(entry, nameOf) }));
  const text = lines.map((line) => `${line}\n`).join("");
  return `${text}${JSON.stringify({ kind: "signature", ...secrets.sign(USE, text) })}\n`;
}

/** What an account did so long before its case was opened, and after it was closed, may belong to it. */
const WINDOW = 2 * DAY;

/** Each turn of the chat; and, once a mailbox was proved in it, what happened at that account around that time. */
function belongsTo(entry: AuditEntry, { conversation, account, closedAt }: CaseRecord): boolean {
  if (entry.details["conversation"] === conversation) return true;
  const isInTime = closedAt === undefined || entry.at <= after(closedAt, WINDOW);
  return account !== undefined && isInTime && (entry.account === account || entry.by === account);
}

function linesOfCase(found: CaseRecord, { now, record }: { readonly now: Instant; readonly record: string }): string[] {
  const { number, from, openedAt, closedAt, heldBy, dossier, transcript } = found;
  const time = (at: Instant | undefined) => (at === undefined ? null : new Date(at).toISOString());
  const head = { kind: "evidence", version: 1, case: number, made: time(now), record };
  const about = {
    kind: "case",
    channel: from.channel,
    opened: time(openedAt),
    closed: time(closedAt),
    with: heldBy ?? null,
  };
  return [
    JSON.stringify(head),
    JSON.stringify({ ...about, dossier }),
    ...transcript.map(({ from: who, text, at }) => JSON.stringify({ kind: "said", by: who, at: time(at), text })),
  ];
}
