import type { ChildProcess } from "node:child_process";
import { latchkey, type Ran, type RunOptions } from "./run.ts";

/** `latchkey start` as a process of its own, while it runs. */
export interface Program {
  /** Waits until something is printed that looks like this. @returns its first group */
  readonly printed: (pattern: RegExp) => Promise<string>;
  readonly stop: () => Promise<Ran>;
}

export function startProgram(options: Omit<RunOptions, "onOutput" | "input">): Program {
  const waiting = new Set<() => void>();
  const seen: { out: string; child: ChildProcess | undefined } = { out: "", child: undefined };
  const onOutput: RunOptions["onOutput"] = (out, child) => {
    Object.assign(seen, { out, child });
    for (const look of waiting) look();
  };
  const ran = latchkey(["start"], { ...options, onOutput });
  const printed = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(seen.out);
        if (!found) return;
        waiting.delete(look);
        resolve(found[1] ?? "");
      };
      waiting.add(look);
      look();
      void ran.then(({ out, err }) => reject(new Error(`It ended without printing that: ${out}${err}`)));
    });
  const stop = () => {
    seen.child?.kill("SIGTERM");
    return ran;
  };
  return { printed, stop };
}
