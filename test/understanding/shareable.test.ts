import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { understanding } from "./support/loaded.ts";
import { cases } from "../support/soak.ts";

const shareable = (text: string) => understanding.shareable(text);
const lines = (file: string) =>
  readFileSync(new URL(`secrets/${file}`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.replace(/^\w\w \| /u, ""));
const ordinary = lines("ordinary.txt");
const around = fc.tuple(fc.constantFrom(...ordinary), fc.constantFrom(...ordinary));
const within = (value: fc.Arbitrary<string>) =>
  fc.tuple(around, value).map(([[before, behind], secret]) => ({ text: `${before} ${secret} ${behind}`, secret }));

const email = fc.stringMatching(/^[a-z]{1,9}[._+-]?[a-z0-9]{1,9}@[a-z]{2,9}\.(?:com|org|com\.br)$/u);
/** "Me arroba …" may as well be a sentence: of an address as it is said, the name must be no word. */
const named = fc.stringMatching(/^[a-z]{3,9}[0-9]{1,3}@[a-z]{2,9}\.(?:com|org|com\.br)$/u);
const spoken = named.map((address) => address.replace("@", " arroba ").replaceAll(".", " punto "));
const digits = fc.stringMatching(/^[0-9]{6}$/u);
const code = fc.oneof(
  digits,
  digits.map((six) => `${six.slice(0, 3)} ${six.slice(3)}`),
  digits.map((six) => six.split("").join("-")),
  fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}$/u),
  fc.stringMatching(/^[0-9]{2}[A-Za-z0-9_-]{41}$/u),
);
const ip = fc.oneof(fc.ipV4(), fc.ipV6());

test.each([
  ["an e-mail address", email],
  ["an e-mail address as it is said", spoken],
  ["a code, a backup code, a token", code],
  ["an IP address", ip],
])("%s is never shown to somebody outside, wherever it stands", (_what, value) => {
  const law = fc.property(within(value), ({ text, secret }) => {
    expect(shareable(text)).not.toContain(secret);
  });
  fc.assert(law, { numRuns: cases(300) });
});

test("of no message more than one digit in a word is shown, no sign of an address, and at most 300 characters", () => {
  const law = fc.property(fc.string({ maxLength: 2000, unit: "grapheme" }), around, (noise, [before]) => {
    const shown = shareable(`${before} ${noise}`);
    expect(shown.length).toBeLessThanOrEqual(300);
    expect(shown).not.toMatch(/[@/\\=]|\p{N}\S*\p{N}/u);
  });
  fc.assert(law, { numRuns: cases(300) });
});

test("of labelled messages with a secret at least 95 in 100 are shown without it", () => {
  const marked = lines("secret.txt");
  const told = marked.filter((line) => {
    const secrets = [...line.matchAll(/«([^»]*)»/gu)].map((match) => match[1] ?? "");
    const shown = shareable(line.replaceAll(/[«»]/gu, ""));
    return secrets.some((secret) => secret.split(/\s+/u).some((piece) => piece.length > 2 && shown.includes(piece)));
  });
  expect(told.length / marked.length, told.join("\n")).toBeLessThanOrEqual(0.05);
});

test.each(["123 456", "ana@acme.example", "1", "🙂 ...", "203.0.113.9!"])("nothing is left of %s", (text) => {
  expect(shareable(text)).toBe("");
});

test("the words that tell the trouble are left", () => {
  expect(shareable("I lost my 2FA phone, I'm ana@acme.example at 203.0.113.9, code 123 456")).toBe(
    "I lost my 2FA phone, I'm [e-mail] at [address] , code [secret]",
  );
});
