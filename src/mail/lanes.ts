import type { MailHaste } from "../shared/mail-order.ts";

/** Which mails a connection takes, most wanted first. */
export type Lane = readonly MailHaste[];

const AWAITED_ONLY: Lane = ["awaited"];
const AWAITED_FIRST: Lane = ["awaited", "notice"];
const NOTICES_FIRST: Lane = ["notice", "awaited"];

/**
 * What each of `count` connections is for. One is kept free for mails that somebody waits for, so that notices that
 * hang can never hold all of them; one takes notices first, so that codes without end cannot starve them either. The
 * rest takes what is awaited, and notices while nothing is.
 *
 * @param count at least 1; a single one takes what is awaited first
 */
export function lanesFor(count: number): readonly Lane[] {
  if (count <= 1) return [AWAITED_FIRST];
  const between = Array.from({ length: count - 2 }, () => AWAITED_FIRST);
  return [AWAITED_ONLY, ...between, NOTICES_FIRST];
}
