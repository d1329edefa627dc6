import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/shared/language.ts";
import { letter } from "./letters.ts";

const CHANGES = ["make-admin", "make-member", "disable", "enable", "unlock"] as const;

describe.each(LANGUAGES)("in %s", (language) => {
  test("each change has a subject and words of its own, and says which admin made it", () => {
    const letters = CHANGES.map((change) => letter("member-changed", language, { change }));
    expect(new Set(letters.map(({ subject }) => subject)).size).toBe(CHANGES.length);
    expect(new Set(letters.map(({ text }) => text)).size).toBe(CHANGES.length);
    for (const { text, html } of letters)
      for (const form of [text, html])
        for (const name of ["Marta Oliveira", "Acme Tours"]) expect(form).toContain(name);
  });

  test("an admin whose name smells of advertising is not named", () => {
    const { text, html } = letter("member-changed", language, { change: "disable", by: "Win at evil.example" });
    for (const form of [text, html]) expect(form).not.toContain("evil.example");
  });

  test("a reset mail that an admin sent does not say that it came from a chat", () => {
    expect(letter("reset-link", language, { channel: "admin" }).text).toMatch(/admin/);
  });
});
