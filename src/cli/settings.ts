import { type Config, readConfig, strayNames } from "../config.ts";
import { systemRandom } from "../shared/random.ts";
import { say } from "./say.ts";

/** The settings of this run; slips in names are told, and change nothing. */
export function settings(): Config {
  for (const sentence of strayNames(process.env)) say.warning(sentence);
  return readConfig(process.env, process.cwd(), systemRandom);
}
