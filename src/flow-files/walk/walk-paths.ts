import { type Flow, type Library, placeOf } from "../../engine/engine.ts";
import { listPaths, pathName } from "../paths.ts";
import { walkedPaths } from "../walked-paths.ts";
import { begin } from "./begin.ts";
import { drive } from "./drive.ts";
import { planWalk } from "./plan-walk.ts";

/** The paths of a flow, and those of them that cannot be walked, whatever happens in a chat. */
export interface WalkedFlow {
  readonly paths: number;
  readonly unwalked: readonly string[];
}

/**
 * Walks every path of a flow: events that lead along it are made up from the flow alone and handed to the engine, and
 * the trail that the engine leaves must hold the path.
 */
export function walkPaths(library: Library, flow: Flow): WalkedFlow {
  const { paths } = listPaths(flow);
  const begun = begin(library, flow);
  const walked = new Set<string>();
  for (const path of paths) {
    const legs = walked.has(pathName(path)) ? undefined : planWalk(flow, path);
    if (!legs || !begun) continue;
    const { trail } = placeOf(library, drive(library, flow, legs, begun).facts);
    for (const one of walkedPaths(flow, trail)) walked.add(pathName(one));
  }
  return { paths: paths.length, unwalked: paths.map(pathName).filter((name) => !walked.has(name)) };
}
