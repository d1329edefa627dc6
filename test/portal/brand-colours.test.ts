import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { brandSheet } from "../../src/portal/brand-colours.ts";
import { contrast } from "../../src/shared/colour.ts";
import { startPortal } from "./start-portal.ts";
import { testBrowser } from "./test-browser.ts";

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
const TOKENS = readFileSync("src/portal/static/tokens.css", "utf8");
const surfaces = (scheme: "light" | "dark") =>
  ["paper", "surface", "bubble", "news-wash", "trouble-wash"].map(
    (name) => [...TOKENS.matchAll(new RegExp(`--${name}: (#\\w{6});`, "gu"))][scheme === "light" ? 0 : 1]?.[1] ?? "",
  );
const valueOf = (sheet: string, name: string) =>
  [...sheet.matchAll(new RegExp(`--${name}: (#\\w{6});`, "gu"))].map(([, hex = ""]) => hex);

test("contrast is that of WCAG: 21 for black on white, 1 for the same, and the same both ways round", () => {
  expect([contrast("#000000", "#ffffff"), contrast("#777777", "#777777")]).toEqual([21, 1]);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  expect(contrast("#ffffff", "#767676")).toBe(contrast("#767676", "#ffffff"));
});

test("whatever the colour: it is refused with one that is taken, or all that is read on it and it is read on is readable", () => {
  fc.assert(
    fc.property(colour, fc.constantFrom("light", "dark"), (given, scheme) => {
      const taken = taker(given, scheme);
      const sheet = brandSheet({ [scheme]: taken });
      const at = scheme === "light" ? 0 : -1;
      const [door, deep, on] = ["door", "door-deep", "on-door"].map((name) => valueOf(sheet, name).at(at) ?? "");
      expect(door).toBe(taken);
      for (const surface of surfaces(scheme)) expect(contrast(taken, surface)).toBeGreaterThanOrEqual(4.5);
      for (const behind of [door ?? "", deep ?? ""]) expect(contrast(on ?? "", behind)).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 300 },
  );
});

/** The colour itself, or the one that is named where it is refused. */
function taker(given: string, scheme: "light" | "dark"): string {
  try {
    brandSheet({ [scheme]: given });
    return given;
  } catch (error) {
    const sentence = String(error);
    expect(sentence).toContain(scheme === "light" ? "BRAND_COLOR cannot" : "BRAND_COLOR_DARK cannot");
    return /such as (#\w{6})\./u.exec(sentence)?.[1] ?? "none is named";
  }
}

test("one colour is enough: the dark pages get a lighter one, and none leaves ours", () => {
  expect(brandSheet({})).toBe("");
  const [light = "", dark = ""] = valueOf(brandSheet({ light: "#7a1f5c" }), "door");
  expect(light).toBe("#7a1f5c");
  for (const surface of surfaces("dark")) expect(contrast(dark, surface)).toBeGreaterThanOrEqual(4.5);
});

test("pages and the button on other sites show it", async () => {
  const portal = await startPortal({ embedOrigins: ["https://www.harbour.example"], colours: { light: "#7a1f5c" } });
  const get = async (path: string) => (await testBrowser(portal.baseUrl).get(path)).text();
  expect(await get("/assets/latchkey.css")).toContain(":root { --door: #7a1f5c;");
  expect(await get("/widget.js")).toContain(":host { --door: #7a1f5c;");
  await portal.close();
});
