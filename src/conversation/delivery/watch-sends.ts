import type { Channel, ChannelHealth, ChannelName, Messenger, SendResult } from "../../channels/channel.ts";
import { nameOf, withoutWords } from "../../shared/broken.ts";
import { SECOND } from "../../shared/clock.ts";
import { within } from "../../shared/schedule.ts";

/** How long a channel may take over one message. */
const PATIENCE = 20 * SECOND;
/** A try may fail for once. So many in a row are told: of a channel that is not well, or of one message that never goes. */
const FEW = 3;
/** Messages whose tries are counted at a time. */
const MOST = 1000;

/** The one way in which messages are handed to channels: whatever a channel does, it is an answer and leaves a trace. */
export interface SendWatch {
  /** Never throws. A throw is logged by name and counts as a failed try, as does an answer that does not come. */
  readonly attempt: (what: Attempt, hand: () => Promise<SendResult>) => Promise<SendResult>;
  /** What the channel says of itself; degraded when it says that all is well and nothing goes out all the same. */
  readonly healthOf: (channel: Channel & Partial<Pick<Messenger, "health">>) => ChannelHealth;
}

interface Attempt {
  readonly channel: ChannelName;
  /** Of the message, the same at each try. */
  readonly key: string;
}

/** Failed tries in a row: of a channel, or of one message. */
interface Row {
  readonly failed: number;
  readonly why: string;
}

const SLOW: SendResult = { kind: "later", why: "no answer in time" };
const READY: ChannelHealth = { state: "ready" };

/** @param onTrouble told of every throw, and when failing has become a row; never told what was written */
export function createSendWatch(onTrouble: (where: string, error: unknown) => void): SendWatch {
  const rows = new Map<ChannelName, Row>();
  const messages = new Map<string, Row>();
  const note = ({ channel, key }: Attempt, result: SendResult) => {
    if (result.kind === "sent") rows.delete(channel);
    if (result.kind !== "later") messages.delete(key);
    if (result.kind !== "later" || result.isWait) return;
    const row = longer(rows.get(channel), result.why);
    const message = longer(messages.get(key), result.why);
    if (messages.size >= MOST) messages.clear();
    rows.set(channel, row);
    messages.set(key, message);
    const told = row.failed === FEW ? sentenceFor(row) : `Of one and the same message: ${sentenceFor(message)}`;
    if (row.failed === FEW || message.failed === FEW) onTrouble(placeOf(channel), new Error(told));
  };
  return {
    attempt: async (what, hand) => {
      const result = await answerOf(hand, (error) => onTrouble(placeOf(what.channel), withoutWords(error)));
      note(what, result);
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
    return { kind: "later", why: `something of this program's own broke: ${nameOf(error)}` };
  }
}

const placeOf = (channel: ChannelName) => `sending: ${channel}`;

const longer = (row: Row | undefined, why: string): Row => ({ failed: (row?.failed ?? 0) + 1, why });

const sentenceFor = ({ failed, why }: Row) =>
  `The last ${failed} tries to send a message failed: ${why.replace(/\.$/u, "")}. What waits is tried again. Look for the reason in the log.`;
