import { type Config, ownEnvironment, readConfig } from "../config/config.ts";
import { systemRandom } from "../shared/random.ts";

/** The settings of this run. @throws ConfigUnusable with a line for each mistake, slips in names among them */
export const settings = (): Config => readConfig(ownEnvironment(), process.cwd(), systemRandom);
