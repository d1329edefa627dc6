/**
 * The keys of a table, in the order they are written. A table over a union (`Record<Union, …>`) is proved complete by the
 * compiler, so its keys stand for the union: a list written by hand beside it would not.
 */
export function keysOf<const Key extends string>(table: Readonly<Record<Key, unknown>>): readonly Key[] {
  const keys: Key[] = [];
  for (const key in table) keys.push(key);
  return keys;
}

/** The key of a table that is this very text, if one is. */
export const keyIn = <const Key extends string>(table: Readonly<Record<Key, unknown>>, text: string): Key | undefined =>
  keysOf(table).find((key) => key === text);
