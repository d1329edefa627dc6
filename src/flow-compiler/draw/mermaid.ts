import type { Flow } from "../../engine/engine.ts";
import { graphOf, type Look, type Node } from "./graph.ts";

/** Brackets that give a step its shape in Mermaid. */
const SHAPES: Readonly<Record<Look, readonly [string, string]>> = {
  say: ["(", ")"],
  question: ["{{", "}}"],
  work: ["[", "]"],
  call: ["[[", "]]"],
  end: ["([", "])"],
};

/** The flow as a Mermaid flow chart, for pages and reviews that render it. */
export function drawMermaid(flow: Flow): string {
  const { nodes, edges } = graphOf(flow);
  const start = nodes.filter((node) => node.first).map(({ id }) => `  start(( )) --> ${nameOf(id)}`);
  const ways = edges.map(({ from, to, label }) => `  ${nameOf(from)} -->${label && `|"${label}"|`} ${nameOf(to)}`);
  return ["flowchart TD", ...start, ...nodes.map(drawNode), ...ways, ""].join("\n");
}

/** `end` and `start` mean something else there; with a letter in front no step is misread. */
const nameOf = (id: string) => `s_${id}`;

function drawNode({ id, look, detail }: Node): string {
  const [open, close] = SHAPES[look];
  return `  ${nameOf(id)}${open}"${detail === "" ? id : `${id}<br>${detail}`}"${close}`;
}
