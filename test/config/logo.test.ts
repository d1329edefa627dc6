import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { readLogo } from "../../src/config/logo.ts";
import { drawPng, PNG_SIGNATURE, pngPart } from "../fixtures/png.ts";

const folder = mkdtempSync(join(tmpdir(), "latchkey-logo-"));
afterAll(() => rmSync(folder, { recursive: true }));

function read(bytes: Uint8Array | string) {
  const file = join(folder, "logo.png");
  writeFileSync(file, bytes);
  return readLogo(file);
}

test("a logo is taken as it is drawn, without anything that is not seen in it", () => {
  const drawn = drawPng({ width: 240, height: 96 });
  const taken = read(drawn);
  expect(taken.ok && taken.value).toMatchObject({ width: 240, height: 96 });
  expect(taken.ok && Buffer.from(taken.value.bytes).equals(drawn)).toBe(true);
  const note = (name: string) => pngPart(name, Buffer.from("Where it was drawn: <script>alert(1)</script>"));
  const before = ["tEXt", "zTXt", "iTXt", "eXIf", "tIME", "prVt"].map(note);
  const laden = read(drawPng({ width: 240, height: 96, before, behind: Buffer.from("PK\u0003\u0004 a program") }));
  expect(laden.ok && Buffer.from(laden.value.bytes).equals(drawn)).toBe(true);
});

test("a picture that is cut, or in which one byte is another, is refused or loses nothing that is seen", () => {
  const drawn = drawPng({ width: 60, height: 60 });
  fc.assert(
    fc.property(fc.nat(drawn.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      expect(read(drawn.subarray(0, at)).ok).toBe(false);
      const changed = Buffer.from(drawn);
      changed[at] = (changed[at] ?? 0) ^ change;
      expect(read(changed).ok).toBe(false);
    }),
    { numRuns: 150 },
  );
});

const head = (width: number, height: number) => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([8, 6, 0, 0, 0], 8);
  return pngPart("IHDR", data);
};
const parts = (...all: readonly Buffer[]) => Buffer.concat([PNG_SIGNATURE, ...all, pngPart("IEND", Buffer.alloc(0))]);

test.each([
  ["SVG", "<svg xmlns='http://www.w3.org/2000/svg'/>", /is no PNG\. Save it as PNG/u],
  ["WebP", Buffer.from("RIFF\u0000\u0000\u0000\u0000WEBPVP8 "), /is no PNG/u],
  ["an empty file", "", /is no PNG/u],
  ["a heavy one", Buffer.alloc(200_000), /too heavy \(200 kB, at most 150 kB\)/u],
  ["a small one", drawPng({ width: 47, height: 48 }), /is 47 × 48 points\. Save it with 48/u],
  ["a hairline", drawPng({ width: 48 * 9, height: 48 }), /unreadable on a phone/u],
  ["a tower", drawPng({ width: 48, height: 97 }), /at most twice as high as wide/u],
  ["a film", drawPng({ width: 96, height: 96, before: [pngPart("acTL", Buffer.alloc(8))] }), /stands still/u],
  ["one of another size than it says", parts(head(96, 96), pngPart("IDAT", deflateSync(Buffer.alloc(99)))), /damaged/u],
  ["one without an end", drawPng({ width: 96, height: 96 }).subarray(0, -12), /damaged/u],
  ["one with no points", parts(head(96, 96)), /damaged/u],
  ["a bomb", parts(head(96, 96), pngPart("IDAT", deflateSync(Buffer.alloc(50_000_000)))), /damaged/u],
  ["a huge one", parts(head(60_000, 60_000), pngPart("IDAT", deflateSync(Buffer.alloc(90_000_000)))), /60000 × 60000/u],
])("%s is refused with what to do", (_what, bytes, sentence) => {
  const refused = read(bytes);
  expect(refused.ok || refused.reason).toMatch(sentence);
});

test("what is no file is refused", () => {
  for (const path of [join(folder, "none.png"), folder, "/dev/zero"]) {
    const refused = readLogo(path);
    expect(refused.ok || refused.reason).toContain("no file that can be read");
  }
});
