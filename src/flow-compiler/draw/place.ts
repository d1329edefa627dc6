import type { Graph, Node } from "./graph.ts";
import { type Cell, layer, type Layered, type Route } from "./layers.ts";

/** A step and where it is drawn: the middle of its box and its size, in pixels. */
export interface Box {
  readonly node: Node;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Drawing {
  readonly flow: string;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  /** The middle of every cell, by its id. */
  readonly points: ReadonlyMap<string, Point>;
  readonly routes: readonly Route[];
}

const LAYER = 116;

const GAP = 28;

const MARGIN = 32;

/** A line that passes takes little room of its own. */
const PASSING = 26;

export const BOX_HEIGHT = 46;

/** Mean width of a character in the fonts of `svg-style.ts`. */
const TITLE = 7.6;

const DETAIL = 6.4;

const ROUNDS = 12;

/** Gives every step a place on paper. The same flow is always drawn the same. */
export function place(graph: Graph): Drawing {
  const layered = layer(graph);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const widthOf = (cell: Cell) => boxWidth(nodes.get(cell.step ?? ""));
  const layers = order(layered);
  const across = spread(layers, layered, widthOf);
  const points = shift(layers, across, widthOf);
  const cells = layers.flat();
  const boxes = cells.flatMap((cell) => boxOf(nodes.get(cell.step ?? ""), points.get(cell.id), widthOf(cell)));
  const right = Math.max(0, ...cells.map((cell) => (points.get(cell.id)?.x ?? 0) + widthOf(cell) / 2));
  const height = MARGIN * 2 + BOX_HEIGHT + (layers.length - 1) * LAYER;
  return { flow: graph.flow, width: Math.ceil(right + MARGIN), height, boxes, points, routes: layered.routes };
}

const boxWidth = (node: Node | undefined) =>
  node ? Math.round(Math.max(node.id.length * TITLE, node.detail.length * DETAIL, 48) + 32) : PASSING;

const boxOf = (node: Node | undefined, point: Point | undefined, width: number): readonly Box[] =>
  node && point ? [{ node, ...point, width, height: BOX_HEIGHT }] : [];

type Across = ReadonlyMap<string, number>;

type WidthOf = (cell: Cell) => number;

/** Pulls every cell towards its neighbours, round after round, and keeps those of one layer apart. */
function spread(layers: readonly (readonly Cell[])[], { links }: Layered, widthOf: WidthOf): Across {
  const near = neighbours(links.flatMap(({ from, to }) => [[from, to] as const, [to, from] as const]));
  const start: Across = new Map(layers.flatMap((cells) => apart(cells, () => 0, widthOf)));
  return Array.from({ length: ROUNDS }).reduce<Across>(
    (now) =>
      layers.reduce<Across>((places, cells) => {
        const wish = (cell: Cell) => middle(near.get(cell.id) ?? [], places) ?? places.get(cell.id) ?? 0;
        return new Map([...places, ...apart(cells, wish, widthOf)]);
      }, now),
    start,
  );
}

/** Places as near to the wishes as the order and the gaps allow: packed from the left, then moved back as a whole. */
function apart(cells: readonly Cell[], wish: (cell: Cell) => number, widthOf: WidthOf): readonly [string, number][] {
  let edge = -Infinity;
  const packed = cells.map((cell) => {
    const x = Math.max(wish(cell), edge + widthOf(cell) / 2);
    edge = x + widthOf(cell) / 2 + GAP;
    return { id: cell.id, x, off: x - wish(cell) };
  });
  const mean = packed.reduce((sum, { off }) => sum + off, 0) / Math.max(1, packed.length);
  return packed.map(({ id, x }) => [id, x - mean]);
}

/** Moves everything so that the drawing begins at its margin. */
function shift(layers: readonly (readonly Cell[])[], across: Across, widthOf: WidthOf): ReadonlyMap<string, Point> {
  const cells = layers.flat();
  const left = Math.min(...cells.map((cell) => (across.get(cell.id) ?? 0) - widthOf(cell) / 2));
  return new Map(
    cells.map((cell) => [
      cell.id,
      { x: Math.round((across.get(cell.id) ?? 0) - left + MARGIN), y: MARGIN + BOX_HEIGHT / 2 + cell.layer * LAYER },
    ]),
  );
}

/** Sweeps after which the order no longer gets visibly better. */
const SWEEPS = 8;

/** Orders each layer so that few lines cross: every cell moves towards the middle of its neighbours, down and up in turn. */
function order({ layers, links }: Layered): readonly (readonly Cell[])[] {
  const above = neighbours(links.map(({ from, to }) => [to, from] as const));
  const below = neighbours(links.map(({ from, to }) => [from, to] as const));
  return Array.from({ length: SWEEPS }).reduce<readonly (readonly Cell[])[]>((now, _, sweep) => {
    const downwards = sweep % 2 === 0;
    const sorted = sweepOnce(downwards ? now : [...now].reverse(), downwards ? above : below);
    return downwards ? sorted : [...sorted].reverse();
  }, layers);
}

type Neighbours = ReadonlyMap<string, readonly string[]>;

function neighbours(pairs: readonly (readonly [string, string])[]): Neighbours {
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
function middle(ids: readonly string[], places: ReadonlyMap<string, number>): number | undefined {
  const known = ids.flatMap((id) => places.get(id) ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, place) => sum + place, 0) / known.length;
}
