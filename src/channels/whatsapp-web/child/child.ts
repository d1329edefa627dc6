import { sleep } from "../../../shared/schedule.ts";
import { errorLine } from "../error-line.ts";
import { type News, type Order, readOrder, type Start } from "../wire.ts";
import { type Phone, startPhone } from "./phone.ts";

/**
 * The process that holds the library and its browser, and nothing else: the library can end the process it runs in,
 * and a browser takes memory with it. It lives as long as its parent listens.
 */

const teller = createTeller((news, done) => {
  if (process.connected) process.send?.(news, undefined, undefined, done);
  else done();
});

let phone: Phone | undefined;

let ending = false;

process.on("disconnect", () => process.exit(0));

process.on("unhandledRejection", (reason) => void end({ kind: "ending", why: "broke", detail: errorLine(reason) }, 1));

process.on("uncaughtException", (error) => void end({ kind: "ending", why: "broke", detail: errorLine(error) }, 1));

// Control and C in a terminal reaches this process too; the parent says when to end.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);

process.on("message", (raw) => {
  const order = readOrder(raw);
  if (order) take(order);
});

function take(order: Order): void {
  if (order.kind === "start") phone ??= begin(order);
  else if (order.kind === "stop") void end(undefined, 0);
  else phone?.take(order);
}

function begin(order: Start): Phone {
  return startPhone(order, {
    // What breaks because the browser is being closed is as it should be.
    tell: (news) => {
      if (!ending || news.kind !== "trouble") teller.tell(news);
    },
    end: (why, detail) => void end({ kind: "ending", why, detail }, why === "broke" ? 1 : 0),
  });
}

const PATIENCE = 3000;

/** Says why, lets the browser write its session down, and goes. */
async function end(why: News | undefined, code: number): Promise<void> {
  if (ending) return;
  ending = true;
  if (why) teller.tell(why);
  await Promise.race([phone?.close().catch(() => undefined), sleep(PATIENCE)]);
  await Promise.race([teller.said(), sleep(PATIENCE)]);
  process.exit(code);
}

/** The way from the child to its parent. */
interface Teller {
  readonly tell: (news: News) => void;
  /** Resolves when everything that was told has left this process. */
  said(): Promise<void>;
}

/** @param send calls back when the news has left, or cannot */
function createTeller(send: (news: News, done: () => void) => void): Teller {
  let last: Promise<unknown> = Promise.resolve();
  const tell = (news: News) => {
    last = Promise.all([last, new Promise<void>((resolve) => send(news, resolve))]);
  };
  return { tell, said: () => last.then(() => undefined) };
}
