import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname } from "node:path";
import type { KeyProof } from "../../auth/ports.ts";
import { type Contents, copyOnline } from "./copy-online.ts";
import { StoreUnusable } from "./damage.ts";
import { filesOf, makeDraft } from "./database-files.ts";
import { refuseOtherKey } from "./key-fits.ts";

export interface BackUp {
  readonly file: string;
  readonly to: string;
  readonly key: KeyProof;
  /** Whether a file that has this name already may be replaced. */
  readonly force: boolean;
  readonly onProgress?: (part: number) => void;
}

/**
 * Writes a complete, checked copy of a database that may be in use to one file that only this user can read. It gets its
 * name when it is whole; killed in the middle, nothing has that name.
 *
 * @returns what is in it
 * @throws StoreUnusable with the cure; nothing has changed then
 */
export async function backUp({ file, to, key, force, onProgress }: BackUp): Promise<Contents> {
  refuseTarget(file, to, force);
  const draft = makeDraft(to);
  const progress = onProgress ? { onProgress } : {};
  const look = (database: Parameters<typeof refuseOtherKey>[0]) => refuseOtherKey(database, file, key);
  try {
    const contents = await copyOnline(file, draft, { look, ...progress });
    makeLasting(draft);
    giveName(draft, to, force);
    makeLasting(dirname(to));
    return contents;
  } finally {
    rmSync(draft, { force: true });
  }
}

function refuseTarget(file: string, to: string, force: boolean): void {
  if (!existsSync(file)) throw new StoreUnusable(`There is no database ${file}. Set DATABASE_FILE to its place.`);
  if (!existsSync(dirname(to))) throw new StoreUnusable(`There is no folder ${dirname(to)}. Make it, or name another.`);
  if (!existsSync(to)) return;
  if (statSync(to).isDirectory())
    throw new StoreUnusable(`${to} is a folder. Name the file, such as ${to}/latchkey.backup.`);
  if (filesOf(realpathSync(file)).some((one) => isSame(one, to)))
    throw new StoreUnusable(`${to} is the database itself. Name another file.`);
  if (!force) throw new StoreUnusable(taken(to));
}

/** Also by another name or through a link. */
function isSame(one: string, other: string): boolean {
  if (!existsSync(one)) return false;
  const left = statSync(one);
  const right = statSync(other);
  return left.dev === right.dev && left.ino === right.ino;
}

const taken = (to: string) => `${to} is there already, and was left as it is. Name another file, or add --force.`;

/** Linking fails where the name is taken meanwhile; renaming would put the file in its place. */
function giveName(draft: string, to: string, force: boolean): void {
  if (force) {
    renameSync(draft, to);
    return;
  }
  try {
    linkSync(draft, to);
  } catch (error) {
    if (existsSync(to)) throw new StoreUnusable(taken(to), { cause: error });
    // A disk without links.
    renameSync(draft, to);
  }
}

/** A power cut must not take away what was said to be kept. */
export function makeLasting(path: string): void {
  const handle = openSync(path, "r");
  fsyncSync(handle);
  closeSync(handle);
}
