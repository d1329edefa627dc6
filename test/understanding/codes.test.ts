import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutSecrets } from "../../src/understanding/secrets/secrets.ts";
import { vocabulary } from "./support/loaded.ts";
import { cases } from "../support/soak.ts";

const RUNS = { numRuns: cases(1000) };
const digits = (length: number) =>
  fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((list) => list.join(""));
const say = (names: string) => (code: string) =>
  Array.from(code, (digit) => names.split(" ")[Number(digit)] ?? "").join(" ");
const shift = (zero: number) => (code: string) =>
  Array.from(code, (digit) => String.fromCodePoint(zero + Number(digit))).join("");
const spellings = fc.constantFrom<(code: string) => string>(
  (code) => code,
  (code) => `${code.slice(0, 3)} ${code.slice(3)}`,
  (code) => `${code.slice(0, 3)}-${code.slice(3)}`,
  (code) => `${code.slice(0, 3)} - ${code.slice(3)}`,
  (code) => `${code.slice(0, 2)} ${code.slice(2, 4)} ${code.slice(4)}`,
  (code) => Array.from(code).join(" "),
  (code) => Array.from(code).join("-"),
  (code) => Array.from(code, (digit) => `${digit}\ufe0f\u20e3`).join(""),
  (code) => Array.from(code).join("\u200b"),
  shift(0xff10),
  shift(0x660),
  shift(0x966),
  shift(0x1d7ce),
  say("zero one two three four five six seven eight nine"),
  say("cero uno dos tres cuatro cinco seis siete ocho nueve"),
  say("zero um dois três quatro cinco meia sete oito nove"),
);
const carriers = fc.constantFrom<(code: string) => string>(
  (code) => code,
  (code) => `the code is ${code}`,
  (code) => `it says ${code}.`,
  (code) => `el código es ${code}, gracias`,
  (code) => `código: ${code}`,
  (code) => `chegou! ${code} obrigado`,
  (code) => `${code}\n`,
);

describe("a mailed code in a message", () => {
  it("is found in every accepted spelling, and no digit of it stays in the text", () => {
    fc.assert(
      fc.property(digits(6), spellings, carriers, (code, spell, carry) => {
        const result = cutSecrets(carry(spell(code)), vocabulary);
        expect(result.codes).toEqual([code]);
        expect(result.text).not.toMatch(/\p{Nd}|zero|cero|nine|nueve|nove/u);
      }),
      RUNS,
    );
  });

  it("may have eight digits", () => {
    fc.assert(
      fc.property(digits(8), carriers, fc.boolean(), (code, carry, split) => {
        const result = cutSecrets(carry(split ? `${code.slice(0, 4)} ${code.slice(4)}` : code), vocabulary);
        fc.pre(!/^(?:19|20)/.test(code));
        expect(result.codes).toEqual([code]);
      }),
      RUNS,
    );
  });

  it("is never a part of a longer number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 9, max: 14 }).chain(digits), (number) => {
        expect(cutSecrets(`call ${number} please`, vocabulary).codes).toEqual([]);
      }),
      RUNS,
    );
  });

  it.each([
    "+54 9 11 1234 5678",
    "(11) 91234-5678",
    "2026-11-23",
    "23/11/2026",
    "23-11-26",
    "12:34:56",
    "$123456",
    "R$ 123.456",
    "192.168.100.200",
    "2001:db8::1234",
    "ana123456@acme.com",
    "ticket 123456",
    "pedido nº 123456",
    "we have 123456 contacts",
    "between 2023 2024",
    "1,234,567",
    "CPF 123.456.789-09",
    "one two three",
    "abc123456",
    "4111 1111 1111 1111",
    "20261123 it broke",
  ])("is not %j", (text) => {
    expect(cutSecrets(text, vocabulary).codes).toEqual([]);
  });

  it.each([
    ["10:30 123456", ["123456"]],
    ["123456 654321", ["123456", "654321"]],
    ["123456 5 min ago", ["123456"]],
    ["code123456", ["123456"]],
    ["123.456", ["123456"]],
    ["my code is 20261123", ["20261123"]],
    ["2026-11-23 123456", ["123456"]],
  ])("is seen in %j beside other things", (text, codes) => {
    expect(cutSecrets(text, vocabulary).codes).toEqual(codes);
  });
});
