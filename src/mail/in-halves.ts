/** `123456` → `123 456`: people read and type two short groups with fewer slips. Every code field takes the blank. */
export const inHalves = (digits: string): string =>
  `${digits.slice(0, digits.length / 2)} ${digits.slice(digits.length / 2)}`;
