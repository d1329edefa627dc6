/** Something that is wrong, and everything that could be left out to end it. */
export interface Conflict<Item> {
  /** In the order in which they are tried. */
  readonly between: readonly Item[];
}

/** Past so many looks the search is content with a small set instead of the smallest. */
const MOST_LOOKS = 150;

interface Search<Item extends string> {
  readonly conflictsWithout: (out: ReadonlySet<Item>) => readonly Conflict<Item>[];
  looks: number;
}

/**
 * The smallest set of items without which there is no conflict; of several as small, the first one in the order of the
 * conflicts. It is found by Reiter's tree: every set that ends a conflict holds one of the items that it is between.
 *
 * @param conflictsWithout what is wrong while these are left out; a conflict between none is nobody's to end
 */
export function smallestSet<Item extends string>(
  conflictsWithout: (out: ReadonlySet<Item>) => readonly Conflict<Item>[],
): ReadonlySet<Item> {
  const search: Search<Item> = { conflictsWithout, looks: 0 };
  const open: Forced<Item>[] = [force(search, new Set())];
  const seen = new Set<string>();
  for (let state = open.shift(); state !== undefined; state = open.shift()) {
    const [first] = state.left.toSorted((a, b) => a.between.length - b.between.length);
    if (!first) return state.out;
    if (search.looks > MOST_LOOKS) return greedy(search, state);
    for (const item of first.between) {
      const out = new Set([...state.out, item]);
      const name = [...out].toSorted().join("\n");
      if (!seen.has(name)) open.push(force(search, out));
      seen.add(name);
    }
    open.sort((a, b) => a.out.size - b.out.size);
  }
  return new Set();
}

interface Forced<Item> {
  readonly out: ReadonlySet<Item>;
  readonly left: readonly Conflict<Item>[];
}

/** An item that alone can end a conflict is in every set that does. */
function force<Item extends string>(search: Search<Item>, start: ReadonlySet<Item>): Forced<Item> {
  const out = new Set(start);
  for (;;) {
    search.looks += 1;
    const left = search.conflictsWithout(out).filter(({ between }) => between.length > 0);
    const alone = left.flatMap(({ between }) => (between.length === 1 ? between : []));
    if (alone.length === 0) return { out, left };
    for (const item of alone) out.add(item);
  }
}

/** Leaves out what most conflicts are about, until none is left. */
function greedy<Item extends string>(search: Search<Item>, from: Forced<Item>): ReadonlySet<Item> {
  let state = from;
  while (state.left.length > 0) {
    const counts = new Map<Item, number>();
    for (const item of state.left.flatMap(({ between }) => between)) counts.set(item, (counts.get(item) ?? 0) + 1);
    const [most] = [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    if (!most) return state.out;
    state = force(search, new Set([...state.out, most[0]]));
  }
  return state.out;
}
