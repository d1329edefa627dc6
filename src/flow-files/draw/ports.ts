import type { Route } from "./layers.ts";
import { type Box, BOX_HEIGHT, type Drawing, type Point } from "./place.ts";

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
