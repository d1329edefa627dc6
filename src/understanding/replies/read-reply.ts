import type { Reply } from "../../engine/engine.ts";
import { REPLIES } from "../../shared/reply.ts";
import type { RankReplies } from "./reply-model.ts";

/** A longer message tells a story; it is read as a trouble, and by the words that name an option. */
const MOST_WORDS = 30;

/** What a message does, as far as it can be told. */
export interface ReadReply {
  /** Likeliest of all, if it is likely at all. */
  readonly reply: Reply | undefined;
  /** How likely it is that the message does one of these. */
  likelihood(replies: readonly Reply[]): number;
}

/** Nothing can be told. */
export const UNREAD: ReadReply = { reply: undefined, likelihood: () => 0 };

/** From this likelihood on a message is said to do something. */
const LIKELY = 0.5;

/** These answer nothing, whatever was asked. Together they are one: which of them it is changes only what is said. */
const ASIDE: readonly Reply[] = ["remark", "thanks", "complaint", "asks-why", "asks-fact"];

/**
 * @param masked the message, addresses and secrets as one word for their kind
 * @param words of the message without them
 */
export function readReply(masked: string, words: readonly string[], rank: RankReplies | undefined): ReadReply {
  const likely = words.length === 0 || words.length > MOST_WORDS ? undefined : rank?.(masked);
  if (!likely) return UNREAD;
  const of = (reply: Reply) => likely[REPLIES.indexOf(reply)] ?? 0;
  const likelihood = (replies: readonly Reply[]) => replies.reduce((sum, reply) => sum + of(reply), 0);
  const likeliest = (replies: readonly Reply[]) => replies.toSorted((one, other) => of(other) - of(one))[0];
  if (likelihood(ASIDE) >= LIKELY) return { reply: likeliest(ASIDE), likelihood };
  const best = likeliest(REPLIES);
  return { reply: best !== undefined && of(best) >= LIKELY ? best : undefined, likelihood };
}
