import { resolve } from "node:path";
import { type Config, ownEnvironment, readConfig } from "../config/config.ts";
import { systemRandom } from "../shared/random.ts";

/** The settings of this run. @throws ConfigUnusable with a line for each mistake, slips in names among them */
export const settings = (): Config => readConfig(ownEnvironment(), process.cwd(), systemRandom);

/** Commands that need no other setting talk with the operator's own flows and words as well. */
export function ownFlowsFolder(): string | undefined {
  const folder = ownEnvironment()["FLOWS_FOLDER"];
  return folder === undefined || folder === "" ? undefined : resolve(folder);
}
