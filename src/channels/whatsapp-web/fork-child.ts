import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type News, type Order, readNews, type Start } from "./wire.ts";

/** One child while it lives. */
export interface Child {
  readonly pid: number | undefined;
  readonly order: (order: Order) => void;
  readonly kill: () => void;
}

const ENTRY = fileURLToPath(new URL("child/child.ts", import.meta.url));

/** @param heard told nothing after `gone`, which is told once */
export function forkChild(start: Start, heard: (news: News) => void, gone: () => void): Child {
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
