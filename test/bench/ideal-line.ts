/** Something that was said in a chat, or answered there. */
export interface Written {
  readonly chat: number;
  /** Milliseconds. */
  readonly at: number;
}

/**
 * Holds answers against a program that takes no time at all and only keeps Telegram's pace: there each answer goes out
 * the moment its message comes, or one slot after the answer before. A slot that was missed is never made up for, so it
 * counts in every later answer too.
 *
 * @param written in the order of time; the first answer in a chat belongs to its first message, and so on
 * @param slot milliseconds between two messages of a bot
 */
export function laterThanIdeal(written: readonly Written[], answers: readonly Written[], slot: number) {
  const left = new Map<number, number[]>();
  const sinceReceived: number[] = [];
  const beyondPace: number[] = [];
  for (const { chat, at } of answers) left.set(chat, [...(left.get(chat) ?? []), at]);
  let free = 0;
  for (const { chat, at } of written) {
    const ideal = Math.max(at, free);
    free = ideal + slot;
    const answered = left.get(chat)?.shift();
    if (answered === undefined) continue;
    sinceReceived.push(answered - at);
    beyondPace.push(answered - ideal);
  }
  return { sinceReceived, beyondPace, unanswered: written.length - beyondPace.length };
}
