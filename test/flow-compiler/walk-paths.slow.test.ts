import { expect, test } from "vitest";
import type { Flow, Library } from "../../src/engine/engine.ts";
import { loadFlows, walkPaths } from "../../src/flow-compiler/flow-compiler.ts";
import { smallLibrary } from "../engine/small-library.ts";

const loaded = loadFlows("flows");
if (!loaded.ok) throw new Error("The flows do not pass their check: run `npm run -s latchkey -- flows check`.");
const { library } = loaded.value;
const flows = Object.values(library.flows);

const flowOf = (from: Library, id: string): Flow => {
  const found = from.flows[id];
  if (!found) throw new Error(`There is no flow ${id}.`);
  return found;
};

test.each(flows)("every path of $id can be walked, and the engine's own trail holds it", (flow) => {
  const { paths, unwalked } = walkPaths(library, flow);
  expect(unwalked).toEqual([]);
  expect(paths).toBeGreaterThan(0);
});

test("a limit that is never used up is told by the paths beyond it", () => {
  const verify = flowOf(smallLibrary, "verify");
  expect(walkPaths(smallLibrary, verify).unwalked).toEqual([]);
  const limits = { ...verify.limits, send: { times: 9, then: "gave-up" } };
  const flawed = { ...smallLibrary, flows: { ...smallLibrary.flows, verify: { ...verify, limits } } };
  const { unwalked } = walkPaths(flawed, flowOf(flawed, "verify"));
  expect(unwalked.length).toBeGreaterThan(0);
  expect(unwalked.every((name) => name.includes("send (limit)"))).toBe(true);
});

test("a flow to which nothing leads has no path that can be walked", () => {
  const lonely: Flow = { ...flowOf(smallLibrary, "verify"), id: "lonely" };
  const more = { ...smallLibrary, flows: { ...smallLibrary.flows, lonely } };
  const { paths, unwalked } = walkPaths(more, lonely);
  expect(unwalked).toHaveLength(paths);
});
