import { expect, test } from "vitest";
import { checkFiles } from "../../src/flow-compiler/check-flows.ts";
import { graphOf } from "../../src/flow-compiler/draw/graph.ts";
import { labelPlaces, lines } from "../../src/flow-compiler/draw/svg.ts";
import { place } from "../../src/flow-compiler/draw/place.ts";
import { drawMermaid, drawSvg } from "../../src/flow-compiler/flow-compiler.ts";
import { readFolder } from "../../src/flow-compiler/read-folder.ts";
import { SMALL_FLOWS } from "./small-flows.ts";

const flows = checkFiles([...readFolder("flows").files]).book.flows.map(({ flow }) => flow);
const drawings = flows.map((flow) => place(graphOf(flow)));

test("every step is drawn once, inside the picture, and covers no other", () => {
  for (const { boxes, width, height } of drawings) {
    for (const [index, box] of boxes.entries()) {
      expect(box.x - box.width / 2).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width / 2).toBeLessThanOrEqual(width);
      expect(box.y + box.height / 2).toBeLessThanOrEqual(height);
      const covered = boxes
        .slice(index + 1)
        .filter((other) => other.y === box.y && Math.abs(other.x - box.x) < (other.width + box.width) / 2);
      expect(covered).toEqual([]);
    }
  }
  expect(drawings.map(({ boxes }) => boxes.length)).toEqual(flows.map((flow) => Object.keys(flow.steps).length));
});

test("every way is drawn from a box to a box, and every named way has its label", () => {
  for (const drawing of drawings) {
    const ways = lines(drawing);
    expect([...ways.values()].filter((points) => points.length < 2)).toEqual([]);
    const named = drawing.routes.filter(({ edge }) => edge.label !== "").map(({ edge }) => edge.label);
    expect(
      labelPlaces(ways)
        .map(({ words }) => words)
        .toSorted(),
    ).toEqual(named.toSorted());
  }
});

test("a step never stands above all that lead to it, unless the way is drawn as a way back", () => {
  for (const { routes, points } of drawings) {
    const upwards = routes.filter(({ edge, back }) => !back && level(points, edge.to) <= level(points, edge.from));
    expect(upwards).toEqual([]);
  }
});

test("the same flow is drawn the same, whatever else is in the library", () => {
  const again = checkFiles(SMALL_FLOWS).book.flows.map(({ flow }) => drawSvg(flow));
  expect(checkFiles(SMALL_FLOWS).book.flows.map(({ flow }) => drawSvg(flow))).toEqual(again);
});

test("a Mermaid chart names every step and every branch", () => {
  const chart = checkFiles(SMALL_FLOWS).book.flows.map(({ flow }) => drawMermaid(flow))[0];
  expect(chart).toContain('s_verify[["verify<br>flow verify"]]');
  expect(chart).toContain('s_mail -->|"invited, unproved, disabled, used-up"| s_person');
});

const level = (points: ReadonlyMap<string, { readonly y: number }>, id: string) => points.get(id)?.y ?? 0;
