import { posix } from "node:path";
import type { Breach } from "./breach.ts";
import { importsOf } from "./imports.ts";
import { lineOf, type Module } from "./read-modules.ts";

/** What imports what, by name of file or folder. */
type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Every circle of imports among files, and among the folders that lie side by side in one folder. Types count: who
 * reads the code follows them too, and in a circle there is no first file to read.
 */
export function findCircles(modules: readonly Module[]): readonly Breach[] {
  const files = graphOf(modules, (path) => path);
  const parents = new Set(modules.flatMap(({ path }) => foldersOf(path)));
  const folders = [...parents].map((parent) => graphOf(modules, (path) => folderIn(parent, path)));
  return [files, ...folders].flatMap(circlesIn).map((circle) => breachOf(circle, modules));
}

/** `src/auth/audit/model.ts` → `src`, `src/auth`, `src/auth/audit`. */
const foldersOf = (path: string): readonly string[] =>
  path.split("/").flatMap((_part, at, parts) => (at === 0 ? [] : [parts.slice(0, at).join("/")]));

/** The folder directly in `parent` in which `path` lies; undefined for loose files and for what lies elsewhere. */
function folderIn(parent: string, path: string): string | undefined {
  const rest = path.startsWith(`${parent}/`) ? path.slice(parent.length + 1).split("/") : [];
  return rest.length > 1 ? posix.join(parent, rest[0] ?? "") : undefined;
}

function graphOf(modules: readonly Module[], nameOf: (path: string) => string | undefined): Graph {
  const graph = new Map<string, Set<string>>();
  for (const module of modules) {
    const from = nameOf(module.path);
    if (from === undefined) continue;
    const to = graph.get(from) ?? new Set();
    for (const { target } of importsOf(module)) {
      const name = target === undefined ? undefined : nameOf(target);
      if (name !== undefined && name !== from) to.add(name);
    }
    graph.set(from, to);
  }
  return graph;
}

/** One circle through each node that lies on one, each node told once. */
function circlesIn(graph: Graph): readonly (readonly string[])[] {
  const told = new Set<string>();
  return [...graph.keys()].flatMap((start) => {
    if (told.has(start)) return [];
    const circle = wayBack(graph, start);
    for (const node of circle) told.add(node);
    return circle.length > 0 ? [circle] : [];
  });
}

/** The shortest way from `start` to itself, without its end; empty when there is none. */
function wayBack(graph: Graph, start: string): readonly string[] {
  const cameFrom = new Map<string, string>();
  let edge: readonly string[] = [start];
  while (edge.length > 0) {
    const next: string[] = [];
    for (const node of edge)
      for (const to of graph.get(node) ?? []) {
        if (to === start) return pathTo(cameFrom, start, node);
        if (cameFrom.has(to)) continue;
        cameFrom.set(to, node);
        next.push(to);
      }
    edge = next;
  }
  return [];
}

function pathTo(cameFrom: ReadonlyMap<string, string>, start: string, end: string): readonly string[] {
  const path = [end];
  for (let node = end; node !== start; node = path[0] ?? start) path.unshift(cameFrom.get(node) ?? start);
  return path;
}

function breachOf(circle: readonly string[], modules: readonly Module[]): Breach {
  const [first = "", second = first] = circle;
  const from = modules.find(({ path }) => path === first);
  const found = from && importsOf(from).find(({ target }) => target === second);
  const sentence = `a circle of imports: ${[...circle, first].join(" → ")}. Move what both need below both (model.ts).`;
  return { path: first, line: found?.line ?? (from ? lineOf(from, from.source) : 1), sentence };
}
