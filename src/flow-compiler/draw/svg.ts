import type { Flow } from "../../engine/engine.ts";
import { graphOf } from "./graph.ts";
import type { Route } from "./layers.ts";
import { type Box, BOX_HEIGHT, type Drawing, place, type Point } from "./place.ts";

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

interface Label {
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

/** Share of a box's edge that lines may touch. */
const USABLE = 0.76;

interface Touch {
  readonly route: Route;
  /** At which end of the route: the first or the last point. */
  readonly end: "start" | "tip";
  readonly side: "top" | "bottom";
  /** Where the line comes from or goes to: lines side by side do not cross. */
  readonly towards: number;
}

/** The points of each line, from edge to edge: lines that touch a box on the same side are spread over it. */
export function lines(drawing: Drawing): ReadonlyMap<Route, readonly Point[]> {
  const ports = new Map(drawing.boxes.flatMap((box) => portsOf(drawing, box)));
  return new Map(
    drawing.routes.map((route) => {
      const points = route.cells.flatMap((id) => drawing.points.get(id) ?? []);
      const start = ports.get(nameOf(route, "start")) ?? points[0];
      const tip = ports.get(nameOf(route, "tip")) ?? points.at(-1);
      return [route, start && tip ? [start, ...points.slice(1, -1), tip] : points];
    }),
  );
}

const nameOf = ({ edge }: Route, end: Touch["end"]) => `${edge.from}>${edge.to}:${end}`;

function portsOf(drawing: Drawing, box: Box): readonly (readonly [string, Point])[] {
  const touches = drawing.routes.flatMap((route) => touchesOf(drawing, route, box.node.id));
  return (["top", "bottom"] as const).flatMap((side) => {
    const here = touches.filter((touch) => touch.side === side).sort((a, b) => a.towards - b.towards);
    const y = box.y + (BOX_HEIGHT / 2) * (side === "top" ? -1 : 1);
    return here.map(({ route, end }, index) => {
      const share = (index + 1) / (here.length + 1) - 0.5;
      return [nameOf(route, end), { x: Math.round(box.x + share * box.width * USABLE), y }] as const;
    });
  });
}

function touchesOf(drawing: Drawing, route: Route, id: string): readonly Touch[] {
  const { from, to } = route.edge;
  if (from === to) return [];
  const x = (cell: string | undefined) => drawing.points.get(cell ?? "")?.x ?? 0;
  const start: Touch = { route, end: "start", side: route.back ? "top" : "bottom", towards: x(route.cells[1]) };
  const tip: Touch = { route, end: "tip", side: route.back ? "bottom" : "top", towards: x(route.cells.at(-2)) };
  return [...(from === id ? [start] : []), ...(to === id ? [tip] : [])];
}

/** Colours by what a step does, in light and dark. Contrast of text on every fill is at least 7:1 (WCAG 2.2, 1.4.6). */
const SVG_STYLE = `
svg { --paper: #ffffff; --ink: #1c2430; --soft: #4a5564; --line: #8894a5; --say: #eef1f5; --question: #dcebff;
  --work: #ffefd2; --call: #ebe3ff; --end: #daf3e2; background: var(--paper); color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
  svg { --paper: #12161c; --ink: #f1f4f8; --soft: #c3ccd8; --line: #73808f; --say: #252c36; --question: #173a63;
    --work: #4d3708; --call: #3a2a66; --end: #14472a; }
}
text { font-family: system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; fill: var(--ink); text-anchor: middle; }
.title { font-size: 13px; font-weight: 600; }
.detail { font-size: 11px; fill: var(--soft); }
.label { font-size: 11px; fill: var(--ink); paint-order: stroke; stroke: var(--paper); stroke-width: 5px;
  stroke-linejoin: round; }
.box { stroke: var(--line); stroke-width: 1; }
.first { stroke: var(--ink); stroke-width: 2; }
.say { fill: var(--say); } .question { fill: var(--question); } .work { fill: var(--work); }
.call { fill: var(--call); } .end { fill: var(--end); }
.way { fill: none; stroke: var(--line); stroke-width: 1.5; }
.back { stroke-dasharray: 5 4; }
.tip { fill: var(--line); }
`.trim();
