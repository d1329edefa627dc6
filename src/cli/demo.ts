import { existsSync } from "node:fs";
import { DEMO_MARKS } from "../../db/demo.ts";
import { auditChain, verifyAudit } from "../auth/auth.ts";
import type { Config } from "../config/config.ts";
import { demoIn, isOfDemo } from "../app/keep-apart.ts";
import { systemClock } from "../shared/clock.ts";
import { systemRandom } from "../shared/random.ts";
import { createSecrets } from "../shared/secrets.ts";
import { auditRecord, marksInFile, openStore, removePeople } from "../store/store.ts";
import { say, runCommand } from "./output.ts";
import { settings } from "./settings.ts";
import { ownCommand } from "../shared/own-command.ts";

/** `latchkey demo remove`: takes the people of the demo out of a production database, with all that hangs on them. */
export const demoRemove = (everybody: boolean): Promise<void> =>
  runCommand(async () => {
    for (const line of await removeDemo(settings(), everybody)) say.line(line);
  });

/**
 * @param everybody also people in workspaces of the demo whose address is none of the demo's
 * @returns what was done, in sentences
 * @throws when there is nothing to take out, or somebody would go who may be real; then nothing is changed
 */
export async function removeDemo(config: Config, everybody: boolean): Promise<readonly string[]> {
  refuseRemoval(config, everybody);
  const store = openStore(config.databaseFile);
  try {
    const chain = auditChain(createSecrets(config.secret, systemRandom));
    const verified = await verifyAudit(auditRecord(store), chain, []);
    const { workspaces, people } = removePeople(store, DEMO_MARKS, chain, systemClock.now());
    return [
      `Taken out, with their sessions, codes, chats and mails: ${[...people, ...workspaces].join(", ")}.`,
      "The audit record keeps what they did, and has a line for each of them.",
      ...(verified.kind === "unbroken" ? [] : [BROKEN_BEFORE]),
    ];
  } finally {
    store.close();
  }
}

const BROKEN_BEFORE = `The audit record did not verify before either: its lines were written with more than one LATCHKEY_SECRET, or changed. To see where: ${ownCommand("audit verify")}`;

function refuseRemoval({ mode, databaseFile }: Config, everybody: boolean): void {
  if (mode === "demo") throw new Error(THE_DEMO_ITSELF);
  if (!existsSync(databaseFile)) throw new Error(`There is no database ${databaseFile}. Nothing was changed.`);
  const found = marksInFile(databaseFile, DEMO_MARKS);
  if (found && demoIn(found).length === 0)
    throw new Error(`Nobody of the demo is in the database ${databaseFile}. Nothing was changed.`);
  const strangers = (found?.marked ?? []).filter((address) => !isOfDemo(address));
  if (strangers.length > 0 && !everybody)
    throw new Error(
      `In workspaces of the demo there are people with an address that is none of the demo's: ${strangers.join(", ")}. They would go as well, so nothing was changed. If that is right, add --everybody; real people you can add to a workspace of yours afterwards.`,
    );
}

const THE_DEMO_ITSELF =
  "Without SMTP_URL this is the demo itself, and nothing was changed. To take its people out of a production database, run this with the settings of production: SMTP_URL, LATCHKEY_SECRET and, if you set it, DATABASE_FILE. To begin the demo anew, delete its file data/demo.db.";
