import { existsSync, lstatSync, mkdirSync, type Stats, statSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * From here on Node keeps what it compiles, and what it strips of types, and finds it again at the next start: beside
 * the program, or where that may not be written to, in the folder `data`. Where neither can be used, a start only takes
 * longer. Somebody who has set NODE_COMPILE_CACHE keeps their own place.
 */
export function keepCode(): void {
  const besideProgram = fileURLToPath(new URL("../node_modules/.cache/latchkey", import.meta.url));
  const data = resolve("data");
  const places = existsSync(data) ? [besideProgram, data] : [besideProgram];
  const folder = places.map(ownFolderIn).find((one) => one !== undefined);
  if (folder !== undefined) enableCompileCache(folder);
}

/**
 * A folder for kept code that nobody else can write into. Node runs what lies there without a look at where it is from:
 * one that others could put something into would hand them this process, so it is left alone.
 *
 * @param place made where it is missing
 * @returns undefined where there can be none
 */
export function ownFolderIn(place: string): string | undefined {
  const user = process.geteuid?.();
  const folder = join(place, user === undefined ? "code" : `code-${String(user)}`);
  try {
    mkdirSync(place, { recursive: true });
    // Whoever may write into the place can put another folder in the place of this one after the look.
    if (!isOnlyFor([user, ROOT], statSync(place), WRITE_FOR_ALL)) return undefined;
    if (!existsSync(folder)) mkdirSync(folder, { mode: FOR_ME_ALONE });
    const found = lstatSync(folder);
    return found.isDirectory() && isOnlyFor([user], found, FOR_OTHERS) ? folder : undefined;
  } catch {
    return undefined;
  }
}

const ROOT = 0;
const FOR_ME_ALONE = 0o700;
const FOR_OTHERS = 0o077;
/** A group that may write here may as a rule write beside the program, too. */
const WRITE_FOR_ALL = 0o002;

/** Of one of these users, and what is forbidden to everybody else is. Where there are no users, all is. */
const isOnlyFor = (users: readonly (number | undefined)[], { uid, mode }: Stats, forbidden: number) =>
  users.includes(undefined) || (users.includes(uid) && (mode & forbidden) === 0);
