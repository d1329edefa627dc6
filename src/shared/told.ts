/**
 * What people tell of their own accord, mostly in the first message, and would otherwise be asked: of each row one thing at
 * most is true, and what was said last counts. None of it proves anything.
 */
const TOPICS = [
  ["has-backup-codes", "no-backup-codes"],
  ["mailbox-open", "mailbox-lost"],
  ["other-admin", "only-admin"],
  ["knows-password"],
  ["password-reset"],
  ["spam-searched"],
  ["at-office"],
  ["address-checked"],
  ["admin-asked"],
  ["other-browser"],
  ["phone-lost"],
] as const;

export type Told = (typeof TOPICS)[number][number];

/** Every name, in a fixed order. */
export const TOLD: readonly Told[] = TOPICS.flat();

/** What is known once this was told too: it takes the place of what cannot be true beside it. */
export function knowing(known: readonly Told[], told: Told): readonly Told[] {
  const topic: readonly Told[] = TOPICS.find((row) => row.some((one) => one === told)) ?? [];
  return [...known.filter((one) => !topic.includes(one)), told];
}

/** What a text may ask about it: `{spamSearched, select, yes {…} other {…}}`. */
export const toldArgument = (told: Told): string => told.replace(/-(.)/gu, (_, letter: string) => letter.toUpperCase());
