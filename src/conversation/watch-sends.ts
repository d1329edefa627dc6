import type { Channel, ChannelHealth, ChannelName, Messenger, SendResult } from "../channels/channel.ts";
import { nameOf, withoutWords } from "../shared/broken.ts";
import { SECOND } from "../shared/clock.ts";
import { within } from "../shared/schedule.ts";

/** How long a channel may take over one message. */
const PATIENCE = 20 * SECOND;
/** So many tries in a row that failed mean that it is not about one message: the channel is not well. */
const FEW = 3;

/** The one way in which messages are handed to channels: whatever a channel does, it is an answer and leaves a trace. */
export interface SendWatch {
  /** Never throws. A throw is logged by name and counts as a failed try, as does an answer that does not come. */
  readonly attempt: (channel: ChannelName, hand: () => Promise<SendResult>) => Promise<SendResult>;
  /** What the channel says of itself; degraded when it says that all is well and nothing goes out all the same. */
  readonly healthOf: (channel: Channel & Partial<Pick<Messenger, "health">>) => ChannelHealth;
}

/** Tries since the last message that went out. */
interface Row {
  readonly failed: number;
  readonly why: string;
}

const SLOW: SendResult = { kind: "later", why: "no answer in time" };
const READY: ChannelHealth = { state: "ready" };

/** @param onTrouble told of every throw, and when failing begins and has become a row; never told what was written */
export function createSendWatch(onTrouble: (where: string, error: unknown) => void): SendWatch {
  const rows = new Map<ChannelName, Row>();
  const note = (channel: ChannelName, result: SendResult) => {
    if (result.kind === "sent") rows.delete(channel);
    if (result.kind !== "later" || result.isWait) return;
    const failed = (rows.get(channel)?.failed ?? 0) + 1;
    rows.set(channel, { failed, why: result.why });
    if (failed === 1 || failed === FEW)
      onTrouble(placeOf(channel), new Error(sentenceFor({ failed, why: result.why })));
  };
  return {
    attempt: async (channel, hand) => {
      const result = await answerOf(hand, (error) => onTrouble(placeOf(channel), withoutWords(error)));
      note(channel, result);
      return result;
    },
    healthOf: (channel) => {
      const said = channel.health?.() ?? READY;
      const row = rows.get(channel.name);
      if (said.state !== "ready" || !row || row.failed < FEW) return said;
      return { ...said, state: "degraded", why: sentenceFor(row) };
    },
  };
}

/** A channel promises to throw nothing. One that does so is broken in our own code, and must not pass for a slow one. */
async function answerOf(hand: () => Promise<SendResult>, broke: (error: unknown) => void): Promise<SendResult> {
  try {
    return (await within(PATIENCE, hand())) ?? SLOW;
  } catch (error) {
    broke(error);
    return { kind: "later", why: `something of Latchkey's own broke: ${nameOf(error)}` };
  }
}

const placeOf = (channel: ChannelName) => `sending: ${channel}`;

function sentenceFor({ failed, why }: Row): string {
  const times = failed === 1 ? "A message could not be sent" : `The last ${failed} tries to send a message failed`;
  return `${times}: ${why.replace(/\.$/u, "")}. What waits is tried again. Look for the reason in the log.`;
}
