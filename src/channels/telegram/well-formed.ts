/** Without halves of characters: one would make Telegram refuse all of a message. */
export const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, "\u{FFFD}");
