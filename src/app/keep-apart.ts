import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { DEMO_MARKS } from "../../db/demo.ts";
import type { Config } from "../config/config.ts";
import { type MarkedPeople, marksInFile } from "../store/store.ts";
import { ownCommand } from "../shared/own-command.ts";

/** The settings and the database do not belong together. The message says who is where, and the cure. */
class NotApart extends Error {}

/**
 * An address of the demo's people. Whoever bears one keeps production from starting, which cannot tell them from somebody
 * with a published password, so nobody is added with one.
 */
export const isOfDemo = (address: string): boolean => DEMO_MARKS.addresses.some((one) => one === address.toLowerCase());

type Place = Pick<Config, "mode" | "demoAsked" | "databaseFile" | "productionFile">;

/**
 * The demo never touches a database of real people, and production never one in which somebody has a published
 * password. Looked at before the file is opened for work, so that a refusal has changed nothing in it.
 *
 * @throws NotApart
 */
export function keepApart(config: Place): void {
  if (config.databaseFile === ":memory:") return;
  const found = marksInFile(config.databaseFile, DEMO_MARKS);
  if (config.mode === "production") refuseDemoPeople(config, found);
  else refuseRealPeople(config, found);
}

/** People and workspaces of the demo that are in the database, by name; empty when there are none. */
export const demoIn = ({ workspaces, marked }: MarkedPeople): readonly string[] => [...marked, ...workspaces];

function refuseDemoPeople({ databaseFile }: Place, found: MarkedPeople | undefined): void {
  if (found === undefined || demoIn(found).length === 0) return;
  const others =
    found.others === 0
      ? "Nobody else is in it, so you may as well move it away and begin with a new one."
      : `${count(found.others)} of yours stay as they are.`;
  throw new NotApart(
    `People of the demo are in the database ${databaseFile}: ${demoIn(found).join(", ")}. Their passwords are published, so nothing was started and nothing changed. Take them out: ${ownCommand("demo remove")}. ${others}`,
  );
}

function refuseRealPeople(config: Place, found: MarkedPeople | undefined): void {
  const { databaseFile } = config;
  if (found && found.others > 0)
    throw new NotApart(
      `${count(found.others)} who are not the demo's are in the database ${databaseFile}, and without SMTP_URL this is the demo. Nothing was started and nothing changed. For production set SMTP_URL; for the demo take DATABASE_FILE out, it has a file of its own.`,
    );
  if (config.demoAsked) return;
  const beside = productionBeside(config);
  if (beside !== undefined)
    throw new NotApart(
      `A production database is here (${beside}), and without SMTP_URL this is the demo. Nothing was started and nothing changed. For production set SMTP_URL, and whatever else your service is started with. To have the demo beside it all the same: DEMO=1 ${ownCommand("start")}`,
    );
}

const count = (people: number) => `${String(people)} ${people === 1 ? "person" : "people"}`;

/** The file of a production database in the folder, by its name or by who is in it; the demo of an older version is none. */
function productionBeside({ databaseFile, productionFile }: Place): string | undefined {
  if (existsSync(productionFile) && !isOldDemo(productionFile)) return productionFile;
  return databasesBeside(databaseFile).find((file) => (marksInFile(file, DEMO_MARKS)?.others ?? 0) > 0);
}

function isOldDemo(file: string): boolean {
  const found = marksInFile(file, DEMO_MARKS);
  return found !== undefined && found.others === 0 && demoIn(found).length > 0;
}

function databasesBeside(file: string): readonly string[] {
  const folder = dirname(file);
  if (!existsSync(folder)) return [];
  try {
    const names = readdirSync(folder).filter((name) => /\.(?:db|sqlite3?)$/iu.test(name) && name !== basename(file));
    return names.map((name) => join(folder, name));
  } catch {
    // A folder that cannot be listed is told of when the database in it is opened.
    return [];
  }
}
