import { createBackOff } from "./back-off.js";
import { eventIn, isLine, parse, pastLines, seenThrough } from "./wire.js";

/**
 * Lines as they come, by server-sent events over `fetch`: an `EventSource` could show the chat's token only in its address.
 * A broken connection comes back by itself and misses nothing.
 *
 * @param {import("./door.js").Door} door
 * @param {import("./log.js").Log} log
 * @param {import("./status.js").Status} status
 */
export function createStream(door, log, status) {
  const backOff = createBackOff();
  let isOpen = false;

  const readOnce = async () => {
    const response = await door.ask(`/events?after=${log.last()}`);
    if (!response.ok || !response.body) return;
    backOff.reset();
    status.show("ready");
    for await (const block of blocksOf(response.body)) draw(eventIn(block), log);
  };
  /** @param {() => Promise<void>} work */
  const untilBroken = async (work) => {
    try {
      await work();
    } catch {
      // Refused, cut off or shut down: all are answered by coming back.
    }
    status.show("reconnecting");
    await backOff.wait();
  };
  const open = async () => {
    if (isOpen) return;
    isOpen = true;
    for (;;) await untilBroken(readOnce);
  };
  /** Draws what was said before this page was loaded, and stays connected when there is a chat. */
  const restore = async () => {
    try {
      const response = await door.ask(`/lines?after=${log.last()}`);
      const past = pastLines(parse(await response.text()));
      for (const line of past.lines) log.show(line);
      if (past.open) void open();
    } catch {
      status.show("reconnecting");
      await backOff.wait();
      await restore();
    }
  };
  return { open, restore };
}

/** @param {{ name: string, data: unknown }} event @param {import("./log.js").Log} log */
function draw({ name, data }, log) {
  if (name === "line" && isLine(data)) log.show(data);
  if (name === "seen") log.markSeen(seenThrough(data));
  if (name === "typing") log.typing();
}

/** What stands between blank lines, as soon as it is whole. @param {ReadableStream<Uint8Array<ArrayBuffer>>} body */
async function* blocksOf(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const blocks = (rest + part.value).split("\n\n");
    rest = blocks.pop() ?? "";
    yield* blocks;
  }
}
