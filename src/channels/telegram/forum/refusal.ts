import type { ForumResult } from "../../channel.ts";

/** Telegram's words for a topic that was deleted, or was never one of this group. */
const TOPIC_GONE = /message thread not found|TOPIC_DELETED|TOPIC_ID_INVALID|topic not found/iu;

/** Telegram's words for a text that it takes from nobody. */
const NEVER_TAKEN =
  /message is too long|MESSAGE_TOO_LONG|text is empty|text must be non-empty|must be encoded in UTF-8/iu;

/**
 * What a refusal in the group is about. Telegram has one status for a mistake of ours and for rights that somebody took
 * away, so its words decide; whatever is not known stays unknown, and is tried again until somebody mended it: a message
 * that comes late is better than one that never comes.
 */
export function refusalOf(why: string): Extract<ForumResult, { readonly kind: "refused" }> {
  if (TOPIC_GONE.test(why)) return { kind: "refused", why, about: "topic" };
  if (NEVER_TAKEN.test(why)) return { kind: "refused", why, about: "message" };
  return { kind: "refused", why };
}
