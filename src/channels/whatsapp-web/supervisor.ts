import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { codeBeside } from "../../shared/code-beside.ts";
import { every } from "../../shared/schedule.ts";
import { type Act, type Life, type LifeEvent, INITIAL } from "./lifecycle/lifecycle.ts";
import type { Limits } from "./lifecycle/limits.ts";
import { live } from "./lifecycle/live.ts";
import { type News, type Order, readNews, type Start } from "./wire.ts";

/** Runs the child: the only part that starts and ends processes. */
interface Supervisor {
  readonly life: () => Life;
  readonly dispatch: (event: LifeEvent) => void;
  /** Does nothing while there is no child. */
  readonly order: (order: Order) => void;
  readonly pid: () => number | undefined;
  /** Resolves when the last child is gone. */
  stopped(): Promise<void>;
}

type Hindered = Extract<LifeEvent, { readonly kind: "hindered" }>;

interface SupervisorDeps {
  readonly limits: Limits;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** Makes everything ready for a child; a cause when that cannot be. */
  readonly prepare: () => Promise<Start | Hindered>;
  readonly hear: (news: News) => void;
  /** After every step. */
  readonly changed: (before: Life, after: Life) => void;
  readonly act: (act: Exclude<Act, "fork" | "end" | "kill">) => void;
}

const TICK = 250;

export function createSupervisor(deps: SupervisorDeps): Supervisor {
  const { limits, now, changed } = deps;
  let life = INITIAL;
  let child: Child | undefined;
  let waiting: (() => void)[] = [];
  const happen = (event: LifeEvent) => {
    const before = life;
    const step = live(life, event, now(), limits);
    life = step.life;
    for (const act of step.acts) doNow(act);
    changed(before, life);
    if (life.phase === "off") settle();
  };
  const settle = () => {
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  const gone = () => {
    child = undefined;
    happen({ kind: "exit" });
  };
  const begin = async () => {
    const start = await deps.prepare().catch((): Hindered => ({ kind: "hindered", why: "folder-unusable" }));
    if (!life.wanted) happen({ kind: "exit" });
    else if (start.kind === "hindered") happen(start);
    else child = forkChild(start, deps.hear, gone);
  };
  const order = (what: Order) => child?.order(what);
  const doNow = (act: Act) => {
    if (act === "fork") void begin();
    else if (act === "end") order({ kind: "stop" });
    else if (act === "kill") child?.kill();
    else deps.act(act);
  };
  const stopTicking = every(TICK, () => happen({ kind: "tick" }));
  return {
    life: () => life,
    dispatch: happen,
    order,
    pid: () => child?.pid,
    stopped: async () => {
      if (life.phase !== "off") await new Promise<void>((resolve) => waiting.push(resolve));
      stopTicking();
    },
  };
}

/** One child while it lives. */
interface Child {
  readonly pid: number | undefined;
  readonly order: (order: Order) => void;
  readonly kill: () => void;
}

const ENTRY = fileURLToPath(codeBeside("./child/child", import.meta.url));

/** @param heard told nothing after `gone`, which is told once */
function forkChild(start: Start, heard: (news: News) => void, gone: () => void): Child {
  const child = fork(ENTRY, { execArgv: [], stdio: ["ignore", "ignore", "ignore", "ipc"] });
  child.on("message", (raw) => {
    const news = readNews(raw);
    if (news) heard(news);
  });
  // One that cannot be sent to is about to exit, or could not be started at all.
  child.on("error", () => {
    if (child.pid === undefined) gone();
  });
  child.once("exit", gone);
  const order = (what: Order) => {
    if (child.connected) child.send(what, () => undefined);
  };
  order(start);
  return { pid: child.pid, order, kill: () => void child.kill("SIGKILL") };
}
