import { expect, test } from "vitest";
import { ensureChromium, findChromium } from "./chromium.ts";
import { closingLine, readClosingLine } from "./closing-line.ts";
import { tooOld } from "./require-node.ts";

test("the browser named by CHROMIUM_PATH wins over the usual places", () => {
  expect(findChromium({ chosen: "/opt/mine", runs: () => true })).toBe("/opt/mine");
});

test("a CHROMIUM_PATH that cannot be run is said, not passed over", () => {
  expect(() => findChromium({ chosen: "/opt/mine", runs: (path) => path !== "/opt/mine" })).toThrow(/CHROMIUM_PATH/);
});

test("without CHROMIUM_PATH the first usual place with a program is taken", () => {
  const runs = (path: string) => path.startsWith("/usr/bin/google-chrome");
  expect(findChromium({ chosen: undefined, runs })).toBe("/usr/bin/google-chrome");
  expect(findChromium({ chosen: undefined, runs: () => false })).toBeUndefined();
});

test("nothing is installed where a browser is found", () => {
  const said: string[] = [];
  const find = () => "/opt/mine";
  expect(ensureChromium((sentence) => said.push(sentence), find)).toBe("/opt/mine");
  expect(said).toEqual([]);
});

test("the closing line tells skipped tests only when there are any, and reads back", () => {
  expect(closingLine({ passed: 3, failed: 1, skipped: 0 })).toBe("3 passed, 1 failed");
  expect(closingLine({ passed: 3, failed: 0, skipped: 2 })).toBe("3 passed, 0 failed, 2 skipped");
  expect(readClosingLine("3 passed, 0 failed, 2 skipped\n")).toEqual({ passed: 3, failed: 0, skipped: 2 });
  expect(readClosingLine("lint: 3 passed, 0 failed")).toBeUndefined();
});

test.each(["20.20.2", "21.9.0", "22.17.9"])("Node %s is refused with a sentence that says what to do", (version) => {
  expect(tooOld(version)).toMatch(/needs Node 22\.18\.0 or newer, and this is .*npm test/);
});

test.each(["22.18.0", "22.23.3", "24.21.0", "26.10.0"])("Node %s is welcome", (version) => {
  expect(tooOld(version)).toBeUndefined();
});
