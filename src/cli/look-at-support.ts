import type { Config } from "../config/config.ts";
import { listWorkspaces } from "../auth/auth.ts";
import { openStore } from "../store/store.ts";
import { supportParts } from "./support.ts";

/**
 * Whether a case reaches anybody: a mail that tells of it, and people who may open it.
 *
 * @returns what is missing, with the cure; on the demo there is nothing to look at
 */
export async function lookAtSupport(config: Config): Promise<string | undefined> {
  if (config.mode === "demo") return undefined;
  // Whose database it is another look tells; here it would be told twice.
  const store = openStore(config.databaseFile);
  const workspaces = await listWorkspaces(supportParts(config, store));
  store.close();
  const missing = [
    config.supportAddress === undefined ? NO_ADDRESS : undefined,
    workspaces.length === 0 ? EMPTY : workspaces.some(({ support }) => support) ? undefined : NOBODY,
  ].filter((sentence) => sentence !== undefined);
  return missing.length > 0 ? missing.join(" ") : undefined;
}

const NO_ADDRESS =
  "Nobody is told by mail when somebody waits for a person. Write SUPPORT_ADDRESS=help@your-company.example in .env.";
const EMPTY =
  "There is no workspace yet, so nobody can sign in. Start Latchkey and open the set-up link that it prints.";
const NOBODY =
  "No workspace is marked as support, so nobody can open a case. Run: npm run -s latchkey -- support <workspace> --on";
