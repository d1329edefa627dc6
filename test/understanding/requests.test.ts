import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findRequests } from "../../src/understanding/entities/find-requests.ts";
import { understanding, vocabulary } from "./support/loaded.ts";

const found = (text: string) => findRequests(text, [], vocabulary).map(({ value }) => value);
const crockford = fc.string({
  unit: fc.constantFrom(...Array.from("0123456789ABCDEFGHJKMNPQRSTVWXYZ")),
  minLength: 4,
  maxLength: 4,
});

describe("the short code of a request", () => {
  it.each([
    ["K7Q2", "K7Q2"],
    ["k7q2", "K7Q2"],
    ["what became of K7Q2?", "K7Q2"],
    ["approve K7Q2", "K7Q2"],
    ["approve request #k7q2.", "K7Q2"],
    ["aprueba 4821", "4821"],
    ["apruebo la solicitud ABCD", "ABCD"],
    ["solicitação número 4821", "4821"],
    ["request O7QL", "07Q1"],
    ["recuso K7Q2, obrigado", "K7Q2"],
  ])("is found in %j", (text, value) => {
    expect(found(text)).toEqual([value]);
  });

  it.each([
    "I request that you help",
    "approve this now",
    "APPROVE THIS NOW",
    "4821",
    "ABCD",
    "IPv4",
    "24hs",
    "50km",
    "it was 10am",
    "in 2024",
    "AB-K7Q2",
    "K7Q2.com",
    "ana@k7q2",
    "build 17B4",
    "K7Q2X",
    "request 123456",
    "request K7QU",
  ])("is not in %j", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("is found after its label, whatever it is, with its place, and reads the same again", () => {
    fc.assert(
      fc.property(crockford, fc.constantFrom("approve", "solicitud", "aprovo o pedido"), (code, label) => {
        const text = `${label} ${code}`;
        expect(findRequests(text, [], vocabulary)).toEqual([{ from: label.length + 1, to: text.length, value: code }]);
        expect(found(`${label} ${code.toLowerCase()}`)).toEqual(/\d/u.test(code) ? [code] : []);
      }),
    );
  });

  it("survives the cutting of secrets and reaches the conversation", () => {
    const { text, codes } = understanding.cutSecrets("approve K7Q2");
    expect(codes).toEqual([]);
    expect(understanding.understand(text, { language: "en" }).entities).toEqual([{ kind: "request", value: "K7Q2" }]);
  });
});
