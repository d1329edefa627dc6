import type { Config } from "../config/config.ts";
import { headFileOf } from "../audit-head-file.ts";
import { closeToOthers, filesOf, openToOthers } from "../store/store.ts";

/**
 * Whether other users of the machine can read the database: hashes of passwords and every chat are in it. What they can
 * is closed at once, as a start does, and told all the same: it may have been read until now.
 */
export function lookAtFiles({ databaseFile }: Pick<Config, "databaseFile">): string | undefined {
  const heads = headFileOf(databaseFile);
  const files = [...filesOf(databaseFile), ...(heads === undefined ? [] : [heads])];
  const open = openToOthers(files);
  if (open.length === 0) return undefined;
  const left = closeToOthers(open);
  return left.length === 0
    ? `Others on this machine could read ${open.join(", ")}. It is closed now; what stood in it until today may have been read.`
    : `${left.join(", ")} can be read by others on this machine. As the owner of it, run: chmod 600 ${left.join(" ")}`;
}
