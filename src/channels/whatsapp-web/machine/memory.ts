import { descendantsOf, megabytesOf } from "./process-tree.ts";

/** How much memory the child and its browser take. */
export interface Memory {
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
