import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEmail } from "../../src/shared/email.ts";
import { cases } from "../support/soak.ts";

const RUNS = { numRuns: cases(1000) };
const addresses = fc
  .tuple(
    fc.stringMatching(/^[a-z0-9_+-]{1,20}(?:\.[a-z0-9_+-]{1,20})?$/),
    fc.stringMatching(/^[a-z](?:[a-z0-9-]{0,15}[a-z0-9])?\.[a-z]{2,6}$/),
  )
  .map(([local, domain]) => `${local}@${domain}`);

describe("the canonical address", () => {
  it("is the address itself, however it is capitalised and padded", () => {
    fc.assert(
      fc.property(addresses, fc.infiniteStream(fc.boolean()), (address, capitals) => {
        const typed = Array.from(address, (letter) => (capitals.next().value ? letter.toUpperCase() : letter)).join("");
        expect(parseEmail(` ${typed}\n`)).toBe(address);
      }),
      RUNS,
    );
  });

  it("is its own canonical form", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const address = parseEmail(text);
        if (address !== undefined) expect(parseEmail(address)).toBe(address);
      }),
      RUNS,
    );
  });

  it("never comes from text with a character outside ASCII, wherever it stands", () => {
    const foreign = fc.constantFrom(
      "\u0430",
      "\u0435",
      "\u0131",
      "\u212a",
      "\u017f",
      "\u00e9",
      "\uff20",
      "\uff0e",
      "\u200b",
      "\u{1d7cf}",
      "\u00a0",
      "\u0000",
    );
    fc.assert(
      fc.property(addresses, foreign, fc.nat(), (address, letter, where) => {
        const at = where % (address.length + 1);
        expect(parseEmail(address.slice(0, at) + letter + address.slice(at))).toBeUndefined();
      }),
      RUNS,
    );
  });

  it("is at most 254 characters long, 64 of them before the @", () => {
    const domain = `${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.com`;
    expect(parseEmail(`${"x".repeat(64)}@${domain}`)).toHaveLength(64 + 1 + domain.length);
    expect(parseEmail(`${"x".repeat(65)}@${domain}`)).toBeUndefined();
    expect(parseEmail(`${"x".repeat(64)}@${"d".repeat(10)}.${domain}`)).toBeUndefined();
  });

  it.each([
    "ana",
    "@acme.com",
    "ana@",
    "ana@acme",
    "ana@@acme.com",
    "ana@acme.com@evil.com",
    "a b@acme.com",
    "ana@acme..com",
    "ana@-acme.com",
    "ana@acme.com.",
    ".ana@acme.com",
    "ana.@acme.com",
    "ana@192.168.0.1",
    "ana@acme.com,eva@acme.com",
    "ana@acme.com\r\nBcc: eva@acme.com",
    '"ana"@acme.com',
    "<ana@acme.com>",
    "",
  ])("is refused for %j", (text) => {
    expect(parseEmail(text)).toBeUndefined();
  });
});
