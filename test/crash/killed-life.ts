import { type ChildProcess, fork } from "node:child_process";
import { dirname, join } from "node:path";
import type { Instant } from "../../src/shared/brand.ts";
import { deadline } from "../../src/shared/schedule.ts";
import type { Outside } from "./outside.ts";
import { nextMove } from "./story.ts";
import { type Act, type Birth, Report } from "./wire.ts";

/** How a life of the process ended, and what the outside had seen until then. */
export interface Death {
  readonly killed: boolean;
  readonly outside: Outside;
  readonly at: Instant;
  readonly troubles: readonly string[];
  /** Milliseconds of real time from "ready" to the end. */
  readonly lasted: number;
}

export interface Doomed extends Birth {
  /** The bundled process. */
  readonly program: string;
  readonly outside: Outside;
  /** Mails that the server has accepted over all lives. */
  readonly mails: () => readonly string[];
  /** Milliseconds of real time from "ready" to kill -9; left out: it may live. */
  readonly killAfter?: number | undefined;
}

/** One life: what is known of it, and what it has been told to do. */
interface Watch {
  outside: Outside;
  at: Instant;
  readyAt: number;
  asked: number;
  acted: number;
  readonly troubles: string[];
}

/** Runs a process on the file and plays the story with it, until it is killed or the story is over. */
export async function liveUntilKilled({ program, outside, mails, killAfter, ...birth }: Doomed): Promise<Death> {
  const env = { ...process.env, NODE_OPTIONS: "", NODE_COMPILE_CACHE: join(dirname(birth.file), "compiled") };
  const child = fork(program, [JSON.stringify(birth)], { env, execPath: process.execPath, execArgv: [] });
  const watch: Watch = { outside, at: birth.start, readyAt: 0, asked: 0, acted: 0, troubles: [] };
  const known = (): Outside => ({ ...watch.outside, mails: [...mails()] });
  child.on("message", (words) => {
    const report = Report.parse(words);
    if (report.kind === "ready") watch.readyAt = performance.now();
    if (report.kind === "ready" && killAfter !== undefined) killLater(child, killAfter);
    note(watch, report);
    if (report.kind === "idle" && report.over && known().signedIn) child.disconnect();
    else goOn(child, watch, report, known());
  });
  const killed = await ending(child);
  return {
    killed,
    outside: known(),
    at: watch.at,
    troubles: watch.troubles,
    lasted: performance.now() - watch.readyAt,
  };
}

function note(watch: Watch, report: Report): void {
  if (report.kind === "sent") {
    const { key, text } = report;
    watch.outside = { ...watch.outside, sent: [...watch.outside.sent, { key, text }] };
  }
  if (report.kind === "acted") {
    watch.acted += 1;
    watch.at = report.now;
    watch.outside = { ...watch.outside, ...report.seen };
  }
  if (report.kind === "trouble") watch.troubles.push(`${report.where}: ${report.error}`);
}

/** One act at a time. The person acts as soon as they can; time passes only when there is nothing else. */
function goOn(child: ChildProcess, watch: Watch, report: Report, outside: Outside): void {
  const act = (kind: Act["kind"]) => {
    watch.asked += 1;
    if (child.connected) child.send({ kind, outside } satisfies Act, () => undefined);
  };
  if (report.kind === "ready") act("repeat");
  else if (watch.asked !== watch.acted) return;
  else if (nextMove(outside)) act("move");
  else if (report.kind === "idle" && report.acts === watch.acted) act("wait");
}

function killLater(child: ChildProcess, milliseconds: number): void {
  deadline(milliseconds).addEventListener("abort", () => {
    if (child.connected) child.kill("SIGKILL");
  });
}

/** Waits until the process is gone and all it said has been read. @returns whether kill -9 ended it */
async function ending(child: ChildProcess): Promise<boolean> {
  const gone = new Promise<boolean>((resolve) => child.once("exit", (_code, signal) => resolve(signal === "SIGKILL")));
  const silent = new Promise<void>((resolve) => child.once("disconnect", () => resolve()));
  const [killed] = await Promise.all([gone, silent]);
  return killed;
}
