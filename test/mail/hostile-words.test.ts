import fc from "fast-check";
import { expect, test } from "vitest";
import { email } from "../../src/shared/brand.ts";
import { plainName } from "../../src/mail/template-context.ts";
import { ANA, letter } from "./letters.ts";
import { cases } from "../support/soak.ts";

const tags = (html: string) => (html.match(/<[a-z!/][^>]*>/gi) ?? []).length;
const nasty = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 80 }),
  fc.constantFrom(
    "<b>x</b>",
    '"><script>alert(1)</script>',
    "Ana\r\nBcc: evil@x.example",
    "win a car: www.evil.example",
    "{{code}}",
    "&lt;img&gt;",
    "' onload='x",
  ),
);

test("whatever a person, a workspace or an order is called, the mail keeps its shape", () => {
  const usual = tags(letter("code", "en").html);
  fc.assert(
    fc.property(nasty, nasty, nasty, (name, workspaceName, phrase) => {
      const { html, subject } = letter("code", "en", { phrase }, { ...ANA, name, workspaceName });
      expect(tags(html)).toBe(usual);
      expect(subject).toBe("Your code for the chat");
    }),
    { numRuns: cases(1000) },
  );
});

test.each(["Ana Reyes", "João P. da Silva", "O’Neill & Söhne (Wien)", "李小龙", "Анна-Мария"])(
  "the name %s is used",
  (name) => {
    expect(plainName(name)).toBe(name);
  },
);

test.each(["", "evil.example", "Click http://evil.example", "a@b.example", "x".repeat(61), "Ana\nhello", "<Ana>"])(
  "the name %j is left out",
  (name) => {
    expect(plainName(name)).toBeUndefined();
    expect(letter("code", "en", {}, { email: email("ana@acme.example"), name, workspaceName: name }).text).toContain(
      "Hello,\n",
    );
  },
);
