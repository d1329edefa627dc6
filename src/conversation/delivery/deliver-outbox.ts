import type { Channel, SendResult } from "../../channels/channel.ts";
import { after, type Instant } from "../../shared/brand.ts";
import { MINUTE, SECOND } from "../../shared/clock.ts";
import { sleep, type Worker } from "../../shared/schedule.ts";
import { REPLY_WITH_NUMBER } from "../lines-of.ts";
import type { ClaimedLine, LineSettled } from "../model.ts";
import { channelOf, type ConversationDeps } from "../deps.ts";
import { renderOutbound } from "./render-outbound.ts";
import type { SendWatch } from "./watch-sends.ts";

/** How long a line belongs to whoever took it. Longer than a messenger may take, so nobody sends beside us. */
const LEASE = 30 * SECOND;

/** A round does not wait longer for slow chats; their lines are settled when they come back. */
const ROUND = 2 * SECOND;

/** About a day at the longest pause. */
const TRIES = 300;

const LONGEST_PAUSE = 5 * MINUTE;

/** Longest that an announcement waits for what it announces. */
const LONGEST_HELD = SECOND;

/**
 * Sends what is due: in order within a chat, all chats side by side. What was kept back for work that takes its time is
 * due, too.
 */
export function deliveryWorker(deps: ConversationDeps, watch: SendWatch): Worker {
  return {
    name: "deliveries",
    drain: async () => {
      const now = deps.clock.now();
      for (let done = await deps.store.sayHeld(after(now, -LONGEST_HELD), now); ;) {
        const lines = await claim(deps, watch);
        if (lines.length === 0) return done;
        await Promise.race([Promise.all(lines.map((send) => send())), sleep(ROUND)]);
        done += lines.length;
      }
    },
  };
}

async function claim(deps: ConversationDeps, watch: SendWatch): Promise<readonly (() => Promise<void>)[]> {
  const now = deps.clock.now();
  const lease = deps.random.id();
  const channels = deps.channels.map((channel) => channel.name);
  const lines = await deps.store.claimLines({ channels, now, lease, leaseUntil: after(now, LEASE) });
  return lines.map((line) => () => deliver(deps, watch, line, lease));
}

async function deliver(deps: ConversationDeps, watch: SendWatch, line: ClaimedLine, lease: string): Promise<void> {
  try {
    const channel = channelOf(deps, line.to);
    const result = channel ? await show({ ...deps, watch, channel }, line) : GONE;
    await deps.store.settleLine(line.key, lease, settledBy(result, line.tries, deps.clock.now()));
  } catch (error) {
    // The lease runs out, and the line is tried again.
    deps.onTrouble?.("delivery", error);
  }
}

const GONE: SendResult = { kind: "later", why: "nobody hosts this channel" };

/** Changes what stands there already, where that is wished and can be; otherwise says it anew, or not at all. */
async function show(way: Way, line: ClaimedLine): Promise<SendResult> {
  if (!line.replaces) return sendAll(way, line);
  const changed = await change(way, line, line.replaces);
  if (changed.kind !== "refused") return changed;
  return line.replaces.only ? { kind: "sent" } : sendAll(way, line);
}

/** By what a line goes out. */
interface Way extends Pick<ConversationDeps, "texts"> {
  readonly watch: SendWatch;
  readonly channel: Channel;
}

/** The new words stand below the old ones, so that it can be seen what they are about; its buttons are gone. */
function change({ watch, channel }: Way, line: ClaimedLine, { messageId, text }: Replaced): Promise<SendResult> {
  if (!channel.edit || !channel.capabilities.edits || messageId === undefined) return Promise.resolve(FIXED);
  const both = `${text}\n\n${line.text}`;
  const fits = both.length <= channel.capabilities.textLimit;
  const { to, key, options } = line;
  const message = { to, key, options, text: fits ? both : line.text };
  return watch.attempt({ channel: channel.name, key }, async () => channel.edit?.(messageId, message) ?? FIXED);
}

type Replaced = NonNullable<ClaimedLine["replaces"]>;

const FIXED: SendResult = { kind: "refused", why: "cannot be changed there" };

/** A long text goes out in parts; a try that broke off begins again with the first, under the same keys. */
async function sendAll({ texts, watch, channel }: Way, line: ClaimedLine): Promise<SendResult> {
  let last: SendResult = { kind: "sent" };
  const hint = (most: number) => texts.say(line.language, REPLY_WITH_NUMBER, { most });
  for (const part of renderOutbound(line, channel.capabilities, hint)) {
    last = await watch.attempt({ channel: channel.name, key: part.key }, () => channel.send(part));
    if (last.kind !== "sent") return last;
  }
  return last;
}

function settledBy(result: SendResult, tries: number, now: Instant): LineSettled {
  if (result.kind === "sent") return { status: "sent", messageId: result.messageId };
  if (result.kind === "refused" || tries >= TRIES) return { status: "refused", why: result.why };
  const pause = Math.min(SECOND * 2 ** Math.min(tries - 1, 20), LONGEST_PAUSE);
  return { status: "queued", why: result.why, nextTry: result.notBefore ?? after(now, pause) };
}
