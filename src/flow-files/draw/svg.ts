import type { Flow } from "../../engine/engine.ts";
import { graphOf } from "./graph.ts";
import type { Route } from "./layers.ts";
import { type Box, place, type Point } from "./place.ts";
import { type Label, labelPlaces } from "./labels.ts";
import { lines } from "./ports.ts";
import { SVG_STYLE } from "./svg-style.ts";

/** A drawing of a flow that needs nothing but itself and follows the reader's light or dark setting. */
export function drawSvg(flow: Flow): string {
  const drawing = place(graphOf(flow));
  const ways = lines(drawing);
  const size = `${String(drawing.width)} ${String(drawing.height)}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size}" width="${String(drawing.width)}" role="img" aria-labelledby="name">`,
    `<title id="name">Flow ${escape(flow.id)}</title>`,
    `<style>${SVG_STYLE}</style>`,
    ARROW,
    ...[...ways].map(([route, points]) => drawWay(route, points)),
    ...drawing.boxes.map(drawBox),
    ...labelPlaces(ways).map(drawLabel),
    "</svg>\n",
  ].join("\n");
}

const ARROW =
  '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>';

const escape = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

function drawBox({ node, x, y, width, height }: Box): string {
  const round = node.look === "end" ? height / 2 : node.look === "work" ? 3 : 10;
  const middle = node.detail === "" ? 5 : -3;
  const detail = node.detail === "" ? "" : text("detail", { x, y: y + 14 }, node.detail);
  const frame = `x="${String(x - width / 2)}" y="${String(y - height / 2)}" width="${String(width)}" height="${String(height)}"`;
  const look = `box ${node.look}${node.first ? " first" : ""}`;
  return `<rect class="${look}" ${frame} rx="${String(round)}"/>${text("title", { x, y: y + middle }, node.id)}${detail}`;
}

const text = (look: string, { x, y }: Point, words: string) =>
  `<text class="${look}" x="${String(x)}" y="${String(y)}">${escape(words)}</text>`;

function drawWay(route: Route, points: readonly Point[]): string {
  const d = route.edge.from === route.edge.to ? selfLoop(points[0]) : curve(points);
  return `<path class="way${route.back ? " back" : ""}" d="${d}" marker-end="url(#tip)"/>`;
}

function curve(points: readonly Point[]): string {
  const [start, ...rest] = points;
  if (!start) return "";
  let from = start;
  const parts = rest.map((to) => {
    const half = (to.y - from.y) / 2;
    const part = `C${String(from.x)} ${String(from.y + half)} ${String(to.x)} ${String(to.y - half)} ${String(to.x)} ${String(to.y)}`;
    from = to;
    return part;
  });
  return `M${String(start.x)} ${String(start.y)}${parts.join("")}`;
}

const selfLoop = ({ x, y }: Point = { x: 0, y: 0 }) => `M${String(x + 40)} ${String(y + 23)}c30 34 70 -20 8 -23`;

const drawLabel = ({ at, words }: Label) => text("label", at, words);
