import type { Cell, Layered } from "./layers.ts";

/** Sweeps after which the order no longer gets visibly better. */
const SWEEPS = 8;

/** Orders each layer so that few lines cross: every cell moves towards the middle of its neighbours, down and up in turn. */
export function order({ layers, links }: Layered): readonly (readonly Cell[])[] {
  const above = neighbours(links.map(({ from, to }) => [to, from] as const));
  const below = neighbours(links.map(({ from, to }) => [from, to] as const));
  return Array.from({ length: SWEEPS }).reduce<readonly (readonly Cell[])[]>((now, _, sweep) => {
    const downwards = sweep % 2 === 0;
    const sorted = sweepOnce(downwards ? now : [...now].reverse(), downwards ? above : below);
    return downwards ? sorted : [...sorted].reverse();
  }, layers);
}

type Neighbours = ReadonlyMap<string, readonly string[]>;

export function neighbours(pairs: readonly (readonly [string, string])[]): Neighbours {
  const found = new Map<string, string[]>();
  for (const [one, other] of pairs) found.set(one, [...(found.get(one) ?? []), other]);
  return found;
}

function sweepOnce(layers: readonly (readonly Cell[])[], near: Neighbours): readonly (readonly Cell[])[] {
  const sorted: (readonly Cell[])[] = [];
  for (const cells of layers) {
    const previous = new Map((sorted.at(-1) ?? []).map((cell, index) => [cell.id, index]));
    const weight = (cell: Cell, index: number) => middle(near.get(cell.id) ?? [], previous) ?? index;
    const weighed = cells.map((cell, index) => ({ cell, weight: weight(cell, index) }));
    sorted.push(weighed.sort((a, b) => a.weight - b.weight).map(({ cell }) => cell));
  }
  return sorted;
}

/** Mean place of those neighbours that have one. */
export function middle(ids: readonly string[], places: ReadonlyMap<string, number>): number | undefined {
  const known = ids.flatMap((id) => places.get(id) ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, place) => sum + place, 0) / known.length;
}
