import { statfsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const MEMORY = "/dev/shm";
/** Bytes. All databases and browser profiles of a run need a part of it; containers often give no more than 64 MB. */
const ENOUGH = 2 ** 30;

const quickModules = new URL("../../src/quick-modules.ts", import.meta.url).href;
const compiled = fileURLToPath(new URL("../../node_modules/.cache/compiled", import.meta.url));

/**
 * Environment of the test workers and of every process they start.
 *
 * Temporary folders lie in memory where the system has enough of it: no test pulls the plug, a killed process loses
 * nothing that it has written to either, and waiting for a disk was half of the run. Node finds modules quickly and
 * keeps what it has compiled.
 */
export const surroundings: Readonly<Record<string, string>> = {
  NODE_OPTIONS: [process.env["NODE_OPTIONS"] ?? "", `--import=${quickModules}`].join(" ").trim(),
  NODE_COMPILE_CACHE: compiled,
  ...(roomIn(MEMORY) >= ENOUGH ? { TMPDIR: MEMORY } : {}),
};

/** Bytes that are free there; 0 where there is no such folder. */
function roomIn(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return 0;
  }
}
