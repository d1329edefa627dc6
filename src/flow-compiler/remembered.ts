/**
 * A pure function of something that never changes, which finds each answer once: several rules ask for the same, and
 * the search for what an own folder has to leave out asks again and again.
 */
export function remembered<Asked extends object, More extends readonly unknown[], Found>(
  find: (asked: Asked, ...more: More) => Found,
): (asked: Asked, ...more: More) => Found {
  const known = new WeakMap<Asked, { readonly found: Found }>();
  return (asked, ...more) => {
    const earlier = known.get(asked) ?? { found: find(asked, ...more) };
    known.set(asked, earlier);
    return earlier.found;
  };
}
