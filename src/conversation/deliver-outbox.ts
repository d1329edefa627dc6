import type { Channel, SendResult } from "../channels/channel.ts";
import { after, type Instant } from "../shared/brand.ts";
import { MINUTE, SECOND } from "../shared/clock.ts";
import { deadline, type Worker } from "../shared/schedule.ts";
import { channelOf, type ConversationParts } from "./parts.ts";
import type { ClaimedLine, LineSettled } from "./ports.ts";
import { renderOutbound } from "./render-outbound.ts";

/** How long a line belongs to whoever took it. Longer than a messenger may take, so nobody sends beside us. */
const LEASE = 30 * SECOND;
const PATIENCE = 20 * SECOND;
/** A round does not wait longer for slow chats; their lines are settled when they come back. */
const ROUND = 2 * SECOND;
/** About a day at the longest pause. */
const TRIES = 300;
const LONGEST_PAUSE = 5 * MINUTE;

/** Sends what is due: in order within a chat, all chats side by side. */
export function deliveryWorker(parts: ConversationParts): Worker {
  return {
    name: "deliveries",
    drain: async () => {
      for (let done = 0; ;) {
        const lines = await claim(parts);
        if (lines.length === 0) return done;
        await Promise.race([Promise.all(lines.map((send) => send())), passed(ROUND)]);
        done += lines.length;
      }
    },
  };
}

async function claim(parts: ConversationParts): Promise<readonly (() => Promise<void>)[]> {
  const [now, lease] = [parts.clock.now(), parts.random.id()];
  const channels = parts.channels.map((channel) => channel.name);
  const lines = await parts.store.claimLines({ channels, now, lease, leaseUntil: after(now, LEASE) });
  return lines.map((line) => () => deliver(parts, line, lease));
}

async function deliver(parts: ConversationParts, line: ClaimedLine, lease: string): Promise<void> {
  try {
    const channel = channelOf(parts, line.to);
    const result = channel ? await sendAll(channel, line) : GONE;
    await parts.store.settleLine(line.key, lease, settledBy(result, line.tries, parts.clock.now()));
  } catch (error) {
    // The lease runs out, and the line is tried again.
    parts.onTrouble?.("delivery", error);
  }
}

const GONE: SendResult = { kind: "later", why: "nobody hosts this channel" };

/** A long text goes out in parts; a try that broke off begins again with the first, under the same keys. */
async function sendAll(channel: Channel, line: ClaimedLine): Promise<SendResult> {
  for (const part of renderOutbound(line, channel.capabilities)) {
    const result = await Promise.race([sendOne(channel, part), passed(PATIENCE).then(() => SLOW)]);
    if (result.kind !== "sent") return result;
  }
  return { kind: "sent" };
}

const SLOW: SendResult = { kind: "later", why: "no answer in time" };

/** A channel throws nothing; should one do so, it is trouble like any other. */
async function sendOne(channel: Channel, part: Parameters<Channel["send"]>[0]): Promise<SendResult> {
  try {
    return await channel.send(part);
  } catch (error) {
    return { kind: "later", why: error instanceof Error ? error.message : String(error) };
  }
}

function settledBy(result: SendResult, tries: number, now: Instant): LineSettled {
  if (result.kind === "sent") return { status: "sent" };
  if (result.kind === "refused" || tries >= TRIES) return { status: "refused", why: result.why };
  const pause = Math.min(SECOND * 2 ** Math.min(tries - 1, 20), LONGEST_PAUSE);
  return { status: "queued", why: result.why, nextTry: result.notBefore ?? after(now, pause) };
}

const passed = (milliseconds: number) =>
  new Promise<void>((resolve) => deadline(milliseconds).addEventListener("abort", () => resolve(), { once: true }));
