import type { Route } from "./layers.ts";
import type { Point } from "./place.ts";

export interface Label {
  readonly at: Point;
  readonly words: string;
}

/** On the first stretch of its line, in the middle if that is free. */
export function labelPlaces(ways: ReadonlyMap<Route, readonly Point[]>): readonly Label[] {
  const placed: Label[] = [];
  for (const [{ edge }, [from, to]] of ways) {
    if (edge.label === "" || !from || !to) continue;
    const places = SHARES.map((share) => along(from, to, share));
    const free = places.find((at) => placed.every((label) => !cover(label, { at, words: edge.label })));
    const at = free ?? places[0];
    if (at) placed.push({ words: edge.label, at });
  }
  return placed;
}

/** Shares of the stretch, tried in this order. Near its ends a label would lie on a box. */
const SHARES = [0.5, 0.36, 0.64, 0.26, 0.74];
const WIDTH = 6.4;
const HEIGHT = 13;

/** A point of the curve that `svg.ts` draws: its two control points lie at half height above and below the ends. */
function along(from: Point, to: Point, share: number): Point {
  const rest = 1 - share;
  const across = 3 * rest * share * share + share ** 3;
  const down = 1.5 * rest * rest * share + 1.5 * rest * share * share + share ** 3;
  return {
    x: Math.round(from.x + (to.x - from.x) * across),
    y: Math.round(from.y + (to.y - from.y) * down + 4),
  };
}

const cover = (one: Label, other: Label) =>
  Math.abs(one.at.y - other.at.y) < HEIGHT &&
  Math.abs(one.at.x - other.at.x) < ((one.words.length + other.words.length) * WIDTH) / 2;
