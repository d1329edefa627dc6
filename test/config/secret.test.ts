import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { keyInFile, readKey } from "../../src/config/secret.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { cases } from "../support/soak.ts";

const root = mkdtempSync(join(tmpdir(), "latchkey-secret-"));
afterAll(() => rmSync(root, { recursive: true }));

const bytes = (seed: number, length = 32) => Buffer.from(seededRandom(String(seed)).bytes(length));

test("random bytes are taken in hex and in both alphabets of base64, with and without padding", () => {
  const law = fc.property(fc.nat(), fc.integer({ min: 32, max: 64 }), (seed, length) => {
    const key = bytes(seed, length);
    const written = [key.toString("hex"), key.toString("base64"), key.toString("base64url")];
    for (const text of [...written, key.toString("hex").toUpperCase(), ` ${key.toString("base64")}\n`])
      expect(readKey(text)).toEqual(key);
  });
  fc.assert(law, { numRuns: cases(2000) });
});

/** Was taken for 45 bytes of base64, its blanks dropped: a key that a word list finds. */
const SENTENCE = "the quick brown fox jumps over the lazy dog and then it runs away";

test.each([
  ["a sentence", SENTENCE],
  ["a sentence without its blanks", SENTENCE.replaceAll(" ", "")],
  ["a key with a blank in it", bytes(1).toString("base64").replace(/^.{9}/u, "$& ")],
  ["a key and a word", `${bytes(1).toString("base64")} key`],
  ["a key in quotes", `"${bytes(1).toString("base64")}"`],
  ["half a byte of hex", bytes(1).toString("hex").slice(1)],
  ["31 bytes", bytes(1, 31).toString("base64")],
  ["zeros", "0".repeat(64)],
  ["one letter", "A".repeat(43)],
  ["a row of keys", "0123456789abcdef".repeat(4)],
  ["a word again and again", Buffer.from("Latchkey".repeat(5)).toString("base64")],
  ["nothing", ""],
])("%s is no key, and the sentence says how to make one", (_what, text) => {
  expect(readKey(text)).toMatch(/^is .*openssl rand -base64 32/u);
});

test("a key file is made once, whole, for this user only", () => {
  const file = join(root, "fresh", "secret.key");
  const key = keyInFile(file, seededRandom("one"));
  expect(keyInFile(file, seededRandom("two"))).toEqual(key);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(root, "fresh"))).toEqual(["secret.key"]);
});

test.each([["nothing"], [""], [bytes(1).toString("base64").slice(0, 20)]])(
  "a key file that holds %j is no key: a disk that ran full while it was written",
  (text) => {
    const file = join(root, "broken.key");
    writeFileSync(file, text);
    expect(() => keyInFile(file, seededRandom("one"))).toThrow();
  },
);
