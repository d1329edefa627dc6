import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { cutSecrets } from "../../../src/understanding/secrets/secrets.ts";
import { PLACEHOLDER } from "../../../src/understanding/entities/mask.ts";
import { cases } from "../../support/soak.ts";
import { heldOut } from "../support/held-out.ts";
import { vocabulary } from "../support/loaded.ts";

const LANGUAGES = ["en", "es", "pt"];

interface Line {
  readonly language: string;
  readonly text: string;
  readonly secrets: readonly string[];
}

const linesOf = (file: string): readonly Line[] =>
  readFileSync(new URL(file, import.meta.url), "utf8")
    .split("\n")
    .flatMap((line) => {
      const [, language, marked] = /^(en|es|pt) \| (.+)$/u.exec(line) ?? [];
      if (language === undefined || marked === undefined) return [];
      const secrets = [...marked.matchAll(/«([^»]*)»/gu)].map((match) => match[1] ?? "");
      return [{ language, text: marked.replaceAll(/[«»]/gu, ""), secrets }];
    });

/** What of a secret is still there: any piece of it with three characters or more. */
const survives = (text: string, secret: string) =>
  secret.split(/\s+/).some((piece) => piece.length > 2 && text.includes(piece));

function isMissed({ text, secrets }: Line): boolean {
  const result = cutSecrets(text, vocabulary);
  return result.cut.length === 0 || secrets.some((secret) => survives(result.text, secret));
}

const isCut = ({ text }: Line) => cutSecrets(text, vocabulary).cut.length > 0;

describe.each([
  { secret: "secret.txt", ordinary: "ordinary.txt", secrets: 200, others: 400 },
  { secret: "held-out-secret.txt", ordinary: "held-out-ordinary.txt", secrets: 120, others: 300 },
])("secrets in free text, $secret and $ordinary", ({ secret, ordinary, secrets, others }) => {
  const marked = linesOf(secret);
  const harmless = linesOf(ordinary);
  const all = [...marked, ...harmless].map(({ language, text }) => `${language} ${text}`);

  it(`are listed well enough to measure: ${String(secrets)} and ${String(others)} at least, no line twice`, () => {
    expect(marked.length).toBeGreaterThanOrEqual(secrets);
    expect(harmless.length).toBeGreaterThanOrEqual(others);
    expect(new Set(all).size).toBe(all.length);
    expect(marked.filter((line) => line.secrets.length === 0)).toEqual([]);
  });

  it("are cut whole in 95 of 100 messages that hold one, and in 92 of 100 in each language", () => {
    const missed = marked.filter(isMissed);
    expect(missed.length / marked.length, missed.map(({ text }) => text).join("\n")).toBeLessThanOrEqual(0.05);
    for (const language of LANGUAGES) {
      const lines = marked.filter((line) => line.language === language);
      expect(missed.filter((line) => line.language === language).length / lines.length).toBeLessThanOrEqual(0.08);
    }
  });

  it("are seen in at most 1 of 100 ordinary messages", () => {
    const cut = harmless.filter(isCut);
    expect(cut.length / harmless.length, cut.map(({ text }) => text).join("\n")).toBeLessThanOrEqual(0.01);
  });
});

/** Messages that others wrote, for other ends. A six-digit code that is called one is cut, as it should be. */
test("nothing but a mailed code is cut from the messages by which intents are measured", () => {
  const cut = heldOut().filter(({ text }) => cutSecrets(text, vocabulary).cut.some((kind) => kind !== "code"));
  expect(cut.map(({ text }) => text)).toEqual([]);
});

const CARRIERS = ["the password % is wrong", "I tried % and no", "mi clave es %", "puse % de clave", "minha senha é %"];
const word = fc.stringMatching(/^[A-Z][a-z]{4,8}[0-9]{2,4}[!#]?$/u);
const letters = (least: number, most: number) =>
  fc.array(fc.constantFrom(...Array.from("ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz0123456789")), {
    minLength: least,
    maxLength: most,
  });
const key = fc
  .record({
    prefix: fc.constantFrom("sk_live_", "sk_test_", "ghp_", "xoxb-", "glpat-", "github_pat_", "Bearer 1"),
    rest: letters(16, 40),
  })
  .map(({ prefix, rest }) => ({ shown: prefix + rest.join(""), secret: rest.join("") }));
const typed = word.map((secret) => ({ shown: secret, secret }));
const backup = fc
  .stringMatching(/^[0-9][A-Z][0-9]{2}(?:-[0-9][A-Z][0-9][A-Z]){3}$/u)
  .map((secret) => ({ shown: secret, secret }));
const jwt = fc
  .stringMatching(/^eyJ[A-Za-z0-9_-]{12,30}\.[A-Za-z0-9_-]{12,40}\.[A-Za-z0-9_-]{20,43}$/u)
  .map((secret) => ({ shown: secret, secret }));
const known = fc.oneof(
  typed.chain((one) => fc.constantFrom(...CARRIERS.map((carrier) => ({ ...one, carrier })))),
  fc
    .oneof(key, backup, jwt)
    .chain((one) => fc.constantFrom(...[...CARRIERS, "%", "see % there"].map((carrier) => ({ ...one, carrier })))),
);
const ordinaryText = fc.constantFrom(...linesOf("ordinary.txt").map(({ text }) => text));

describe("cutting", () => {
  it("leaves no four characters in a row of a secret of a known form, whatever stands around it", () => {
    const law = fc.property(known, ordinaryText, ordinaryText, ({ shown, secret, carrier }, before, behind) => {
      const around = `${before}. ${carrier}. ${behind}`;
      const left = cutSecrets(
        around.replace("%", () => shown),
        vocabulary,
      ).text;
      const windows = Array.from({ length: secret.length - 3 }, (_, at) => secret.slice(at, at + 4));
      expect(windows.filter((piece) => left.includes(piece) && !around.includes(piece))).toEqual([]);
    });
    fc.assert(law, { numRuns: cases(500) });
  });

  it("finds nothing more the second time", () => {
    const files = ["secret.txt", "held-out-secret.txt", "ordinary.txt", "held-out-ordinary.txt"];
    const again = files.flatMap(linesOf).filter((line) => {
      const { text } = cutSecrets(line.text, vocabulary);
      return isCut({ ...line, text });
    });
    expect(again).toEqual([]);
  });
});

describe("secrets", () => {
  it.each(["ana@acme.com", "181.47.22.9", "2001:db8::1", "ana arroba acme punto com", "10.0.0.0/24"])(
    "are not addresses: %s stays",
    (text) => {
      expect(cutSecrets(text, vocabulary)).toEqual({ text, codes: [], links: [], moves: [], cut: [] });
    },
  );

  it("leave the words around them and say what they were, in order", () => {
    expect(cutSecrets("my password is hunter2 and the code is 123 456.", vocabulary)).toEqual({
      text: `my password is ${PLACEHOLDER} and the code is ${PLACEHOLDER}.`,
      codes: ["123456"],
      links: [],
      moves: [],
      cut: ["password", "code"],
    });
  });
});
