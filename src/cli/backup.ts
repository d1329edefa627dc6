import { resolve } from "node:path";
import { keyProof } from "../auth/auth.ts";
import type { Config } from "../config/config.ts";
import { systemRandom } from "../shared/random.ts";
import { createSecrets } from "../shared/secrets.ts";
import { backUp, type Contents } from "../store/store.ts";
import { say, runCommand } from "./output.ts";
import { settings } from "./settings.ts";

/** `latchkey backup FILE`: a whole copy of the database, also while Latchkey runs. */
export const backup = (to: string, force: boolean): Promise<void> =>
  runCommand(async () => {
    const config = settings();
    const target = resolve(to);
    const key = keyOf(config);
    const contents = await backUp({ file: config.databaseFile, to: target, key, force, onProgress: progress() });
    say.line(`Written and checked: ${target}`);
    for (const line of inWords(contents)) say.line(line);
    say.line();
    for (const line of keepToo(config)) say.line(line);
  });

/** What shows whether a database belongs to the key of these settings. */
export const keyOf = ({ secret }: Pick<Config, "secret">) => keyProof(createSecrets(secret, systemRandom));

/** What is in a database, so that somebody can see at a glance whether it is the one they mean. */
export function inWords({ people, conversations, cases, newest }: Contents): readonly string[] {
  const counts = [
    `${String(people)} ${people === 1 ? "person" : "people"}`,
    `${String(conversations)} ${conversations === 1 ? "conversation" : "conversations"}`,
    `${String(cases)} ${cases === 1 ? "case" : "cases"}`,
  ];
  const line = newest?.sequence === undefined ? "" : `, line ${String(newest.sequence)} of the audit record`;
  const until = newest
    ? `Newest entry: ${new Date(newest.at).toISOString()}${line}`
    : "Nothing was recorded in it yet.";
  return [`In it: ${counts.join(", ")}.`, until];
}

/** What a backup is worth nothing, or less, without. */
function keepToo({ keyFile, whatsapp, flowsFolder }: Config): readonly string[] {
  const key = keyFile === undefined ? "LATCHKEY_SECRET (from .env or the environment)" : `the key, ${keyFile}`;
  const more = [
    whatsapp?.kind === "web" ? whatsapp.sessionFolder : undefined,
    flowsFolder === undefined ? undefined : flowsFolder,
  ].filter((folder) => folder !== undefined);
  return [
    `The key is not in this file, and without it the backup cannot be used. Keep ${key} too, in another place:`,
    "whoever has both can read and change everything.",
    ...(more.length === 0 ? [] : [`Not in it either, and yours to back up: .env, ${more.join(", ")}`]),
  ];
}

/** Tells every tenth of a copy that takes a while; a small one is done before the first. */
export function progress(): (part: number) => void {
  let next = 1;
  return (part) => {
    if (part >= 1 || part * 10 < next) return;
    next = Math.floor(part * 10) + 1;
    say.line(`${String(Math.floor(part * 10) * 10)} % copied …`);
  };
}
