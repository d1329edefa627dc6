import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EntityKind } from "../../src/engine/engine.ts";
import { LANGUAGES } from "../../src/shared/language.ts";
import { PLACEHOLDER } from "../../src/understanding/understanding.ts";
import { understanding, yesNo } from "./support/loaded.ts";
import { cases } from "../support/soak.ts";

const PIECES = "@|arroba|punto|.|123456|code|password:|no,|\u200d|👍🏽|\ud800|::1|\n".split("|");
const meaningOf = (text: string) => understanding.understand(text, { language: "en", expects: yesNo });
const actedOn = (text: string) => {
  const { reading } = meaningOf(text);
  return reading.kind === "sure" ? reading.intent : undefined;
};
const emailsOf = (text: string) => meaningOf(text).entities.map(({ value }) => value);

describe("taking back an earlier answer", () => {
  it.each([
    "no, it's ana@example.com",
    "I meant ana@example.com",
    "sorry: ana@example.com",
    "sorry, my email is ana@example.com",
    "it's not eva@example.com, it's ana@example.com",
    "me equivoqué, es ana@example.com",
    "no, es ana@example.com",
    "perdón quise decir ana@example.com",
    "na verdade é ana@example.com",
    "desculpa, é ana@example.com",
    "errei: ana@example.com",
    "não é eva@example.com é ana@example.com",
    "ana@example.com, not eva@example.com",
    "no, it's ana at example dot com",
  ])("is seen in %j, with the value that counts", (text) => {
    expect(meaningOf(text)).toMatchObject({ corrects: true, entities: [{ kind: "email", value: "ana@example.com" }] });
    expect(meaningOf(text).option).toBeUndefined();
  });

  it.each([
    "ana@example.com",
    "my email is ana@example.com",
    "no puedo entrar con ana@example.com",
    "no code arrives at ana@example.com",
    "no",
    "no, that's wrong",
    "I meant something else",
  ])("is not %j", (text) => {
    expect(meaningOf(text).corrects).toBe(false);
  });

  it("works for a code that was cut out", () => {
    expect(meaningOf(`sorry, it's ${PLACEHOLDER}`)).toMatchObject({ corrects: true, entities: [] });
  });
});

describe("one message", () => {
  it.each(["maybe", "creo que sí", "tal vez", "puede ser", "acho que sim", "talvez"])(
    "%s, where something is asked, names no trouble and reports nobody",
    (text) => {
      const { reading, reports, doubts } = meaningOf(text);
      expect({ reading, reports, doubts }).toEqual({
        reading: { kind: "none" },
        reports: undefined,
        doubts: undefined,
      });
    },
  );

  it("can hold two troubles", () => {
    expect(meaningOf("I forgot my password and also my IP is blocked").reading).toEqual({
      kind: "sure",
      intent: "forgot_password",
      also: "ip_blocked",
    });
  });

  it("with a greeting before the trouble is about the trouble", () => {
    for (const text of ["hi, I forgot my password", "hola, olvidé mi contraseña", "oi, esqueci minha senha"]) {
      expect(meaningOf(text).reading).toEqual({ kind: "sure", intent: "forgot_password" });
    }
  });

  it("that asks for a person is a command too", () => {
    expect(meaningOf("this bot is useless, get me a human")).toMatchObject({ command: "person" });
  });

  it("that is only an address, a number or noise is no trouble", () => {
    for (const text of ["ana@example.com", "👍", "asdf qwer zxcv", PLACEHOLDER, ""])
      expect(["none", "out_of_scope", "greeting_smalltalk"]).toContain(actedOn(text) ?? "none");
    expect(meaningOf("ana@example.com").reading).toEqual({ kind: "none" });
  });

  it.each(["it's ana@example.com", "here you go: ana@example.com", "es ana@example.com", "é esse: ana@example.com"])(
    "that is an address and small words is no trouble, however sure a model is of them: %s",
    (text) => {
      expect(meaningOf(text)).toMatchObject({ reading: { kind: "none" }, entities: [{ value: "ana@example.com" }] });
      const unasked = understanding.understand(text, { language: "en" });
      expect([unasked.reading.kind, unasked.doubts]).toEqual(["none", undefined]);
    },
  );

  it("that says what is wrong in small words is a trouble beside its address", () => {
    expect(understanding.understand("I can't get in, ana@example.com", { language: "en" }).reading.kind).not.toBe(
      "none",
    );
  });

  it("never yields a code: that is the caller's to add", () => {
    expect(meaningOf("123456").entities).toEqual([]);
  });

  it("answers a question for free text with itself", () => {
    const meaning = understanding.understand(" my own words ", {
      language: "en",
      expects: { entity: "text", options: [] },
    });
    expect(meaning.entities).toEqual([{ kind: "text", value: "my own words" }]);
  });

  it("keeps every address in it, in order", () => {
    expect(emailsOf("ana@example.com or eva@example.com from 10.1.2.3")).toEqual([
      "ana@example.com",
      "eva@example.com",
      "10.1.2.3",
    ]);
  });

  it("never makes anything throw, whatever it holds", () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((list) => list.join(" ")),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom(...LANGUAGES), (text, language) => {
        const { text: cut } = understanding.cutSecrets(text);
        understanding.understand(cut, { language, expects: yesNo });
        expect(understanding.cutSecrets(cut).codes).toEqual([]);
      }),
      { numRuns: cases(400) },
    );
  });
});

describe("what a message names", () => {
  const given = (text: string, entity: EntityKind) => {
    const { entities, unsure } = understanding.understand(text, { language: "en", expects: { entity, options: [] } });
    return { sure: entities.map(({ value }) => value), unsure: unsure?.map(({ value }) => value) };
  };

  it("is given whole: two addresses both, in their order, and each once", () => {
    expect(given("ana@acme.com or eva@acme.com or ana@acme.com", "email").sure).toEqual([
      "ana@acme.com",
      "eva@acme.com",
    ]);
  });

  // "85@gmail.com" was taken, and a code was mailed to whoever has that address.
  it("is not cut short: a name of several said words is unsure, and no value to act on", () => {
    const read = given("ana lopez 85 at gmail dot com", "email");
    expect(read).toEqual({ sure: [], unsure: ["analopez85@gmail.com"] });
  });

  // The admins were asked to let in 181.47.22.1.
  it("is no address where it is a range that is none", () => {
    expect(given("181.47.22.1-50", "ip")).toEqual({ sure: [], unsure: ["181.47.22.1-181.47.22.50"] });
  });

  it("is no three days where nobody said how many", () => {
    expect(given("unos días", "duration")).toEqual({ sure: [], unsure: ["unclear"] });
  });

  it("says nothing of what is unsure where all is certain", () => {
    expect(understanding.understand("I am ana@acme.com", { language: "en" })).not.toHaveProperty("unsure");
  });
});
