import { type Config, ownEnvironment, readConfig, strayNames } from "../config/config.ts";
import { systemRandom } from "../shared/random.ts";
import { say } from "./say.ts";

/** The settings of this run; slips in names are told, and change nothing. */
export function settings(): Config {
  const environment = ownEnvironment();
  for (const sentence of strayNames(environment, process.cwd())) say.warning(sentence);
  return readConfig(environment, process.cwd(), systemRandom);
}
