import { readdirSync, readFileSync } from "node:fs";

/** What Linux tells about a process. Other systems tell nothing here. */
interface Process {
  readonly pid: number;
  readonly parent: number;
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // It ended meanwhile, or this is no Linux.
    return otherwise;
  }
}

function allPids(): readonly number[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/u.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

/** The parent stands second behind the name, which is in brackets and may hold anything. */
function parentOf(pid: number): number {
  const stat = readOr(`/proc/${pid}/stat`, "");
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1] ?? "0");
}

/** Everything that `pid` has started, and what that has started; without itself. Empty where there is no `/proc`. */
function descendantsOf(pid: number): readonly number[] {
  const all: readonly Process[] = allPids().map((one) => ({ pid: one, parent: parentOf(one) }));
  const below = (parents: readonly number[]): readonly number[] => {
    const children = all.filter(({ parent }) => parents.includes(parent)).map((one) => one.pid);
    return children.length === 0 ? [] : [...children, ...below(children)];
  };
  return below([pid]);
}

/** Processes whose command line holds `words`. */
export const processesWith = (words: string): readonly number[] =>
  allPids().filter((pid) => readOr(`/proc/${pid}/cmdline`, "").split("\0").includes(words));

/** Kilobytes, what is shared counted in parts; 0 when it cannot be known. */
function kilobytesOf(pid: number): number {
  const exact = /^Pss:\s+(\d+) kB/mu.exec(readOr(`/proc/${pid}/smaps_rollup`, ""))?.[1];
  const rough = /^VmRSS:\s+(\d+) kB/mu.exec(readOr(`/proc/${pid}/status`, ""))?.[1];
  return Number(exact ?? rough ?? "0");
}

/** Megabytes of all of them together. */
const megabytesOf = (pids: readonly number[]): number =>
  Math.round(pids.reduce((sum, pid) => sum + kilobytesOf(pid), 0) / 1024);

/** How much memory the child and its browser take. */
interface Memory {
  /** Measures now. @returns megabytes of both together */
  measure(): number;
  /** As last measured; empty where the system does not tell. */
  figures(): Readonly<Record<string, number>>;
}

export function watchMemory(pid: () => number | undefined): Memory {
  let last: Readonly<Record<string, number>> = {};
  const measure = () => {
    const child = pid();
    const childMegabytes = child === undefined ? 0 : megabytesOf([child]);
    const browserMegabytes = child === undefined ? 0 : megabytesOf(descendantsOf(child));
    last = childMegabytes === 0 ? {} : { childMegabytes, browserMegabytes };
    return childMegabytes + browserMegabytes;
  };
  return { measure, figures: () => last };
}
