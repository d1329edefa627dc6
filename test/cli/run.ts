import { type ChildProcess, spawn } from "node:child_process";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const CLI = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

export interface RunOptions {
  /** Where `.env` and `data` lie: a folder of the test. */
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Parts come one after another, with a moment in between in which the pipe is empty. */
  readonly input?: string | AsyncIterable<string>;
  /** Called with all that was printed so far. */
  readonly onOutput?: (out: string, child: ChildProcess) => void;
}

/** Runs `latchkey` as a process of its own, with no settings but those given, to its end. */
export function latchkey(words: readonly string[], options: RunOptions): Promise<Ran> {
  const { folder, environment, input = "", onOutput } = options;
  const { PATH, NODE_OPTIONS, NODE_COMPILE_CACHE } = process.env;
  const env = { PATH, NODE_OPTIONS, NODE_COMPILE_CACHE, ...environment };
  const child = spawn(process.execPath, [CLI, ...words], { cwd: folder, env });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    out += chunk;
    onOutput?.(out, child);
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    err += chunk;
  });
  if (typeof input === "string") child.stdin.end(input);
  else void pipeline(input, child.stdin);
  return new Promise((resolve) => {
    child.on("close", (code) => resolve({ code, out, err }));
  });
}
