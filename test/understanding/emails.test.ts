import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText } from "../../src/understanding/clean.ts";
import { addressTokens } from "../../src/understanding/entities/address-tokens.ts";
import { findEmails } from "../../src/understanding/entities/find-emails.ts";
import { vocabulary } from "./support/loaded.ts";
import { cases } from "../support/soak.ts";

const RUNS = { numRuns: cases(1000) };
const found = (text: string) => findEmails(cleanText(text), vocabulary).map(({ value }) => value);
const addresses = fc
  .tuple(
    fc.stringMatching(/^[a-z][a-z0-9]{1,11}[0-9](?:[._+-][a-z0-9]{1,9})?$/),
    fc.stringMatching(/^[a-z][a-z0-9]{2,12}(?:-[a-z0-9]{1,6})?$/),
    fc.constantFrom("com", "com.br", "com.mx", "io", "net", "com.ar"),
  )
  .map(([local, domain, end]) => ({ local, domain, end, address: `${local}@${domain}.${end}` }));
const carriers = fc.constantFrom(
  (address: string) => address,
  (address: string) => `my email is ${address}, thanks`,
  (address: string) => `Hola, soy ${address}. No puedo entrar`,
  (address: string) => `<${address}>`,
  (address: string) => `(mailto:${address})`,
  (address: string) => `meu e-mail:${address}!`,
  (address: string) => `*${address.toUpperCase()}*`,
  (address: string) => `é ${address}?`,
);

describe("an address in a message", () => {
  it("is found in canonical form, however it is wrapped and capitalised", () => {
    fc.assert(
      fc.property(addresses, carriers, ({ address }, carrier) => {
        expect(found(carrier(address))).toEqual([address]);
      }),
      RUNS,
    );
  });

  it("is found as said in three languages", () => {
    const sayings = fc.constantFrom(
      [" arroba ", " punto "],
      [" arroba ", " ponto "],
      [" at ", " dot "],
      ["(at)", "(dot)"],
      [" [at] ", " [dot] "],
    );
    fc.assert(
      fc.property(addresses, sayings, ({ local, domain, end, address }, [at = "", dot = ""]) => {
        fc.pre(addressTokens(domain, vocabulary)[0]?.kind === "word");
        expect(found(`${local}${at}${domain}${dot}${end.replace(".", dot)}`)).toEqual([address]);
      }),
      RUNS,
    );
  });

  it("is never found where one letter is a look-alike: not even a part of it", () => {
    const alike = fc.constantFrom("\u0430", "\u0435", "\u043e", "\u0131", "\u212a", "\u{1d41a}", "\u00e1");
    fc.assert(
      fc.property(addresses, alike, fc.nat(), ({ address }, letter, where) => {
        const at = where % address.length;
        fc.pre(/[a-z]/.test(address[at] ?? ""));
        expect(found(address.slice(0, at) + letter + address.slice(at + 1))).toEqual([]);
      }),
      RUNS,
    );
  });

  it("is found through full-width and invisible characters", () => {
    fc.assert(
      fc.property(addresses, fc.nat(), ({ address }, where) => {
        const wide = address.replace(/[!-~]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0));
        const at = where % address.length;
        expect(found(wide)).toEqual([address]);
        expect(found(`${address.slice(0, at)}\u200b\u2060${address.slice(at)}`)).toEqual([address]);
      }),
      RUNS,
    );
  });

  it.each([
    ["ana@gmail,com", "ana@gmail.com"],
    ["ana@gmail com", "ana@gmail.com"],
    ["ana @ acme.com", "ana@acme.com"],
    ["ana@ acme . com", "ana@acme.com"],
    ["ana guion bajo lopez arroba acme punto com", "ana_lopez@acme.com"],
    ["ana underline souza arroba acme ponto com ponto br", "ana_souza@acme.com.br"],
    ["mi correo es ana punto lopez arroba gmail.com y ya", "ana.lopez@gmail.com"],
    ["ana@acme.com punto y nada más", "ana@acme.com"],
    // Austria ends in "at": read as the sign, it cut ana@firma.co.at down to the address of somebody in Colombia.
    ["I am ana@firma.co.at", "ana@firma.co.at"],
    ["ana@acme.at at home", "ana@acme.at"],
    ["ana at firma dot co dot at", "ana@firma.co.at"],
    ["ana.at arroba acme punto com", "ana.at@acme.com"],
    ["mi correo es punto@acme.com", "punto@acme.com"],
    ["meu e-mail é ana@arroba.com", "ana@arroba.com"],
  ])("is found in %j", (text, address) => {
    expect(found(text)).toEqual([address]);
  });

  it.each([
    "termina en @acme.com",
    "ana@@acme.com",
    "ana@acme.com@evil.com",
    "x=ana@acme.com",
    "meet me at noon dot",
    "ana@localhost",
    "ana@",
    "josé@acme.com",
    "I am at home",
    "a/ana@acme.com",
  ])("is not made up from %j", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("stands in the order of the text, with its place", () => {
    expect(findEmails("a@b.com or c@d.com", vocabulary)).toEqual([
      { value: "a@b.com", from: 0, to: 7 },
      { value: "c@d.com", from: 11, to: 18 },
    ]);
  });
});
