import { expect, test } from "vitest";
import { offerText } from "../../../src/channels/whatsapp-web/whatsapp-web.ts";
import { instant } from "../../../src/shared/brand.ts";

const at = instant(0);

test("a terminal shows the code as squares, as wide as high, with a light border, and never as text", () => {
  const text = offerText({ kind: "qr", value: "2@abc,def", at });
  const rows = text.split("\n").filter((line) => line.includes("\u001b[30;47m"));
  const widths = rows.map((row) => Array.from(row.replaceAll(/\u001b\[[\d;]*m/gu, "").slice(2)).length);
  expect(rows.length).toBeGreaterThan(10);
  expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  expect(Math.abs((widths[0] ?? 0) - rows.length * 2)).toBeLessThanOrEqual(1);
  expect(text).not.toContain("2@abc");
});

test("a code to be typed is shown in letters", () => {
  expect(offerText({ kind: "code", value: "ABCD1234", at })).toContain("ABCD1234");
});
