import type { Edge, Graph } from "./graph.ts";

/** A cell of the grid that a drawing is laid out on: a step, or a place where a long line passes through a layer. */
export interface Cell {
  readonly id: string;
  readonly layer: number;
  /** Missing where only a line passes. */
  readonly step?: string;
}

/** A line from one cell to one in the next layer down. */
interface Link {
  readonly from: string;
  readonly to: string;
}

/** A way of the flow and the cells that its line passes, from where it starts to where it points. */
export interface Route {
  readonly edge: Edge;
  readonly cells: readonly string[];
  /** It leads back up. */
  readonly back: boolean;
}

export interface Layered {
  readonly layers: readonly (readonly Cell[])[];
  readonly links: readonly Link[];
  readonly routes: readonly Route[];
}

/** Puts every step one layer below the lowest step that leads to it, ways back apart, and splits long ways. */
export function layer(graph: Graph): Layered {
  const back = waysBack(graph);
  const down = graph.edges.filter((edge) => !back.has(edge) && edge.from !== edge.to);
  const depth = depths(graph, down);
  const routes = graph.edges.map((edge) => route(edge, depth, back.has(edge)));
  const steps = graph.nodes.map(({ id }): Cell => ({ id, step: id, layer: depth.get(id) ?? 0 }));
  const passing = routes.flatMap((one) => passes(one, depth));
  const cells = [...steps, ...passing];
  const height = Math.max(0, ...cells.map((cell) => cell.layer)) + 1;
  const layers = Array.from({ length: height }, (_, index) => cells.filter((cell) => cell.layer === index));
  return { layers, routes, links: routes.flatMap(linksOf) };
}

/** Edges that close a loop, found by going deep from the first step. */
function waysBack(graph: Graph): ReadonlySet<Edge> {
  const back = new Set<Edge>();
  const done = new Set<string>();
  const visit = (id: string, above: ReadonlySet<string>) => {
    const here = new Set([...above, id]);
    for (const edge of graph.edges.filter(({ from }) => from === id)) {
      if (here.has(edge.to)) back.add(edge);
      else if (!done.has(edge.to)) visit(edge.to, here);
    }
    done.add(id);
  };
  for (const { id } of [...graph.nodes].sort((a, b) => Number(b.first) - Number(a.first))) {
    if (!done.has(id)) visit(id, new Set());
  }
  return back;
}

/** Length of the longest way down to each step. */
function depths(graph: Graph, down: readonly Edge[]): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  const depthOf = (id: string): number => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const above = down.filter(({ to }) => to === id).map(({ from }) => depthOf(from) + 1);
    const depth = Math.max(0, ...above);
    known.set(id, depth);
    return depth;
  };
  for (const { id } of graph.nodes) depthOf(id);
  return known;
}

function route(edge: Edge, depth: ReadonlyMap<string, number>, back: boolean): Route {
  const start = depth.get(edge.from) ?? 0;
  const end = depth.get(edge.to) ?? 0;
  const step = Math.sign(end - start);
  const between = Array.from(
    { length: Math.max(0, Math.abs(end - start) - 1) },
    (_, index) => start + step * (index + 1),
  );
  const cells = [edge.from, ...between.map((level) => `${edge.from}>${edge.to}@${String(level)}`), edge.to];
  return { edge, cells, back };
}

const passes = ({ edge, cells }: Route, depth: ReadonlyMap<string, number>): readonly Cell[] => {
  const start = depth.get(edge.from) ?? 0;
  const step = Math.sign((depth.get(edge.to) ?? 0) - start);
  return cells.slice(1, -1).map((id, index) => ({ id, layer: start + step * (index + 1) }));
};

/** Always from the upper to the lower cell, so that ways back are laid out like the others. */
function linksOf({ cells, back, edge }: Route): readonly Link[] {
  if (edge.from === edge.to) return [];
  const downwards = back ? [...cells].reverse() : cells;
  return downwards.slice(1).map((to, index) => ({ from: downwards[index] ?? "", to }));
}
