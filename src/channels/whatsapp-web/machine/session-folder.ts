import { chmodSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sleep } from "../../../shared/schedule.ts";
import { processesWith } from "./process-tree.ts";

/** Where the session lies: a whole browser profile, and full access to the account. */
export interface SessionFolder {
  readonly path: string;
  /** A phone was joined, and nobody has heard that it ended that. */
  isJoined(): boolean;
  markJoined(): void;
  /** Throws the session away. */
  wipe(): void;
  /** Makes the folder ready for another browser. Only for whoever holds its lock. */
  clear(): Promise<void>;
}

const ONLY_OURS = 0o700;
/** What Chromium leaves behind when it is killed. From another host it would keep the next one from starting. */
const LEFTOVERS = ["SingletonLock", "SingletonCookie", "SingletonSocket"];
const TURNS = 50;

/** @param path made when it is not there; closed to everybody else in any case */
export function sessionFolder(path: string): SessionFolder {
  const profile = join(path, "session");
  const mark = join(path, "joined");
  mkdirSync(path, { recursive: true, mode: ONLY_OURS });
  if ((statSync(path).mode & 0o777) !== ONLY_OURS) chmodSync(path, ONLY_OURS);
  return {
    path,
    isJoined: () => existsSync(mark),
    markJoined: () => writeFileSync(mark, "", { mode: 0o600 }),
    wipe: () => {
      for (const one of [mark, profile]) rmSync(one, { recursive: true, force: true, maxRetries: 4 });
    },
    clear: async () => {
      await endOrphans(profile);
      for (const name of LEFTOVERS) rmSync(join(profile, name), { force: true });
    },
  };
}

/** A browser of ours that outlived its parent ends by itself within a second; after five it is ended. */
async function endOrphans(profile: string): Promise<void> {
  const orphans = () => processesWith(`--user-data-dir=${profile}`);
  for (let turn = 0; turn < TURNS && orphans().length > 0; turn++) await sleep(100);
  for (const pid of orphans()) kill(pid);
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended meanwhile.
  }
}
