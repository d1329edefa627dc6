import { resolve } from "node:path";
import { appendHead, headFileOf } from "../app/audit-head-file.ts";
import { auditChain } from "../auth/auth.ts";
import { systemClock } from "../shared/clock.ts";
import { systemRandom } from "../shared/random.ts";
import { createSecrets } from "../shared/secrets.ts";
import { type ChangedPerson, restore as putBack, type Restored } from "../store/store.ts";
import { inWords, keyOf, progress } from "./backup.ts";
import { say, runCommand } from "./output.ts";
import { settings } from "./settings.ts";

/** `latchkey restore FILE`: a backup takes the place of the database, and what must not revive ends. */
export const restore = (from: string): Promise<void> =>
  runCommand(async () => {
    const config = settings();
    const now = systemClock.now();
    const order = { from: resolve(from), file: config.databaseFile, key: keyOf(config), now };
    const restored = await putBack({ ...order, onProgress: progress() });
    const heads = headFileOf(config.databaseFile);
    if (restored.head && heads !== undefined)
      appendHead(heads, { ...restored.head, at: now }, auditChain(createSecrets(config.secret, systemRandom)));
    say.line(`${config.databaseFile} is now the backup ${order.from}`);
    for (const line of [...inWords(restored.contents), ...asideInWords(restored), ...endedInWords(restored)])
      say.line(line);
    for (const line of changedInWords(restored.changed)) say.line(line);
    say.line("The audit record has a line that tells of this. Start Latchkey again when you are ready.");
  });

const asideInWords = ({ aside }: Restored): readonly string[] =>
  aside === undefined ? [] : [`The database that was there: ${aside} (delete it when you no longer need it)`];

function endedInWords({ ended }: Restored): readonly string[] {
  if (ended.length === 0) return [];
  const lines = ended.map(({ sentence, count }) => `  ${sentence.replace("{n}", String(count))}`);
  return ["", "Ended, because a backup does not know what was used, ended or sent since:", ...lines, ""];
}

const WHAT: Readonly<Record<ChangedPerson["what"], string>> = {
  added: "was added since, and is gone: add them again",
  "new-password": "changed the password since; the old one is good again. Send them a reset mail",
  disabled: "was disabled since, and can sign in again",
  suspended: "was suspended since, and can sign in again",
  demoted: "was made a member since, and is an admin again",
  "other-address": "is the newer address; the one before is back",
};

function changedInWords(changed: Restored["changed"]): readonly string[] {
  if (changed === undefined)
    return ["There is no newer database to compare with: look through people, roles and lists."];
  if (changed.length === 0) return [];
  const lines = changed.map(({ email, what }) => `  ${email} ${WHAT[what]}`);
  return ["What changed since the backup and is taken back. Look at Settings → User management:", ...lines, ""];
}
