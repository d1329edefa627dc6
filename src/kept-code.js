import { existsSync, lstatSync, mkdirSync, statSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Given to Node with `--import` before anything else is loaded: from here on Node keeps what it compiles, and what it
 * strips of types, and finds it again at the next start. It is JavaScript, because for a single TypeScript file that is
 * not kept yet Node loads its whole compiler, which takes longer than everything else here.
 */
keepCode();

/**
 * Beside the program, or where that may not be written to, in the folder `data`. Where neither can be used, a start only
 * takes longer. Somebody who has set NODE_COMPILE_CACHE keeps their own place.
 */
function keepCode() {
  const besideProgram = fileURLToPath(new URL("../node_modules/.cache/latchkey", import.meta.url));
  const data = resolve("data");
  const folder = ownFolderIn(besideProgram) ?? (existsSync(data) ? ownFolderIn(data) : undefined);
  if (folder !== undefined) enableCompileCache(folder);
}

/**
 * A folder for kept code that nobody else can write into. Node runs what lies there without a look at where it is from:
 * one that others could put something into would hand them this process, so it is left alone.
 *
 * @param {string} place made where it is missing
 * @returns {string | undefined} undefined where there can be none
 */
export function ownFolderIn(place) {
  const user = process.geteuid?.();
  const folder = join(place, user === undefined ? "code" : `code-${String(user)}`);
  try {
    mkdirSync(place, { recursive: true });
    // The user's own or root's. Whoever may write into the place can put another folder in the place of this one after the look. A group that may
    // do so may as a rule write beside the program, too.
    if (!isOnlyFor([user, 0], statSync(place), 0o002)) return undefined;
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
    const found = lstatSync(folder);
    return found.isDirectory() && isOnlyFor([user], found, 0o077) ? folder : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Of one of these users, and what is forbidden to everybody else is. Where there are no users, all is.
 *
 * @param {readonly (number | undefined)[]} users
 * @param {import("node:fs").Stats} found
 * @param {number} forbidden bits of its mode
 */
function isOnlyFor(users, { uid, mode }, forbidden) {
  return users.includes(undefined) || (users.includes(uid) && (mode & forbidden) === 0);
}
