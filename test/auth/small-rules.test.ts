import { expect, test } from "vitest";
import { drawDigits, drawPhrase } from "../../src/auth/mailed-codes/codes.ts";
import { HasherBusy, createHasher } from "../../src/auth/passwords/hasher.ts";
import { isAllowed } from "../../src/auth/ip-whitelist/range.ts";
import { maskEmail } from "../../src/auth/account.ts";
import { email, instant } from "../../src/shared/brand.ts";
import { LANGUAGES } from "../../src/shared/language.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { shippedWording } from "../support/shipped-wording.ts";

const now = instant(1000);
const listed = (...ranges: string[]) => ({ on: true, entries: ranges.map((range) => ({ range, until: undefined })) });

test.each([
  ["203.0.113.9", "203.0.113.0/24", true],
  ["203.0.114.9", "203.0.113.0/24", false],
  ["203.0.113.9", "203.0.113.9", true],
  ["::ffff:203.0.113.9", "203.0.113.9", true],
  ["203.0.113.9", "2001:db8::/32", false],
  ["2001:db8::1", "2001:db8::/48", true],
  ["2001:db8::1", "2001:db8::1", true],
  ["unknown", "0.0.0.0/0", false],
  ["203.0.113.9", "not a range", false],
])("address %s against the entry %s: %s", (address, range, allowed) => {
  expect(isAllowed(listed(range), address, now)).toBe(allowed);
});

test("an empty list allows nobody, a list that is off allows everybody, and a grant for a time ends", () => {
  expect(isAllowed(listed(), "203.0.113.9", now)).toBe(false);
  expect(isAllowed({ on: false, entries: [] }, "203.0.113.9", now)).toBe(true);
  const grant = { on: true, entries: [{ range: "203.0.113.9", until: now }] };
  expect(isAllowed(grant, "203.0.113.9", instant(999))).toBe(true);
  expect(isAllowed(grant, "203.0.113.9", now)).toBe(false);
});

test("every digit is as likely at every place of a code, zeros in front too", () => {
  const random = seededRandom("digits");
  const counts = Array.from({ length: 6 }, () => Array.from({ length: 10 }, () => 0));
  const codes = 20_000;
  for (let i = 0; i < codes; i += 1) {
    Array.from(drawDigits(random, 6)).forEach((digit, place) => {
      const row = counts[place];
      if (row) row[Number(digit)] = (row[Number(digit)] ?? 0) + 1;
    });
  }
  const expected = codes / 10;
  const chiSquares = counts.map((row) => row.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0));
  // Nine degrees of freedom: beyond 27.9 with a probability of 0.001.
  expect(Math.max(...chiSquares)).toBeLessThan(27.9);
});

test.each(LANGUAGES)("phrases in %s are two words, and there are hundreds of them", (language) => {
  const random = seededRandom("phrases");
  const { twoWords } = shippedWording.mail(language);
  const phrases = Array.from({ length: 3000 }, () => drawPhrase(random, twoWords));
  expect(phrases.every((phrase) => /^\p{Ll}+ \p{Ll}+$/u.test(phrase))).toBe(true);
  expect(new Set(phrases).size).toBeGreaterThan(350);
});

test("more passwords than the queue holds are refused, and those in it are checked", async () => {
  const hasher = createHasher({ memoryCost: 8, timeCost: 1, parallelism: 1 });
  const all = await Promise.allSettled(Array.from({ length: 30 }, () => hasher.verify(undefined, "x")));
  const refused = all.filter((result) => result.status === "rejected");
  expect(refused).toHaveLength(10);
  expect(refused.every((result) => result.reason instanceof HasherBusy)).toBe(true);
  expect(await hasher.verify(undefined, "x")).toBe(false);
});

test("a masked address keeps its first letter and its domain", () => {
  expect(maskEmail(email("ana@acme.example"))).toBe("a***@acme.example");
});
