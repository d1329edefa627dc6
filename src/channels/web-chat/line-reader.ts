import type { ChatAddress, ChatLine, Inbox } from "../channel.ts";

/** Far enough back to find lines of the person that were waiting when the connection broke. */
const LOOK_BACK = 20;

/**
 * Reads one chat forward for one open page, as server-sent events: every line once, in order, and `seen` with the
 * number up to which the agent has taken up what the person wrote.
 *
 * @param after the last line the page has
 * @returns a function that sends what is new; calls during a run are folded into one more run
 */
export function createLineReader(
  inbox: Inbox,
  chat: ChatAddress,
  after: number,
  write: (event: string) => void,
): () => Promise<void> {
  let position = after;
  let from = Math.max(0, after - LOOK_BACK);
  let seenThrough = 0;
  const read = async () => {
    const lines = await inbox.history(chat, from);
    const fresh = lines.filter((line) => line.sequence > position);
    for (const line of fresh) write(lineEvent(line));
    const through = lastSeen(lines);
    if (through > seenThrough) write(`event: seen\ndata: ${JSON.stringify({ through })}\n\n`);
    seenThrough = Math.max(seenThrough, through);
    position = fresh.at(-1)?.sequence ?? position;
    from = Math.min(position, firstWaiting(lines) - 1);
  };
  return foldCalls(read);
}

const lineEvent = (line: ChatLine) => `id: ${String(line.sequence)}\nevent: line\ndata: ${JSON.stringify(line)}\n\n`;

const lastSeen = (lines: readonly ChatLine[]) =>
  lines.findLast((line) => line.from === "person" && line.seen)?.sequence ?? 0;

const firstWaiting = (lines: readonly ChatLine[]) =>
  lines.find((line) => line.from === "person" && !line.seen)?.sequence ?? Infinity;

/** Never two runs at once: two reads side by side would send a line twice. */
function foldCalls(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let asked = 0;
  const runAll = async () => {
    try {
      for (let done = 0; done < asked;) {
        done = asked;
        await run();
      }
    } finally {
      // In the same breath as the last look at `asked`: a call in between would be forgotten.
      asked = 0;
      running = undefined;
    }
  };
  return () => {
    asked += 1;
    running ??= runAll();
    return running;
  };
}
