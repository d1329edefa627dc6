import { createBackOff } from "./back-off.js";
import { isLine, parse, pastLines, seenThrough } from "./wire.js";

/**
 * Lines as they come, by server-sent events. A broken connection comes back by itself and misses nothing.
 *
 * @param {import("./log.js").Log} log
 * @param {import("./status.js").Status} status
 */
export function createStream(log, status) {
  const backOff = createBackOff();
  /** @type {EventSource | undefined} */
  let source;

  const open = () => {
    if (source && source.readyState !== EventSource.CLOSED) return;
    const fresh = new EventSource(`/chat/events?after=${log.last()}`);
    source = fresh;
    listen(fresh, log);
    fresh.addEventListener("open", () => {
      backOff.reset();
      status.show("ready");
    });
    fresh.addEventListener("error", () => void comeBack(fresh));
  };
  /** @param {EventSource} broken */
  const comeBack = async (broken) => {
    broken.close();
    status.show("reconnecting");
    await backOff.wait();
    open();
  };
  /** Draws what was said before this page was loaded, and stays connected when there is a chat. */
  const restore = async () => {
    try {
      const response = await fetch(`/chat/lines?after=${log.last()}`);
      const past = pastLines(parse(await response.text()));
      for (const line of past.lines) log.show(line);
      if (past.open) open();
    } catch {
      status.show("reconnecting");
      await backOff.wait();
      await restore();
    }
  };
  return { open, restore };
}

/**
 * @param {EventSource} source
 * @param {import("./log.js").Log} log
 */
function listen(source, log) {
  source.addEventListener("line", (event) => {
    const line = parse(event.data);
    if (isLine(line)) log.show(line);
  });
  source.addEventListener("seen", (event) => log.markSeen(seenThrough(parse(event.data))));
  source.addEventListener("typing", () => log.typing());
}
