import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findDurations } from "../../src/understanding/entities/find-durations.ts";
import { understanding, vocabulary } from "./support/loaded.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const found = (text: string) => findDurations(text, vocabulary).map(({ value }) => value);

describe("how long something is to hold", () => {
  it.each<[string, number]>([
    ["only today", DAY],
    ["just for today please", DAY],
    ["today", DAY],
    ["solo hoy", DAY],
    ["solo por hoy, gracias", DAY],
    ["só hoje", DAY],
    ["until tomorrow", 2 * DAY],
    ["por una semana", 7 * DAY],
    ["uma semana", 7 * DAY],
    ["a week", 7 * DAY],
    ["for 3 days", 3 * DAY],
    ["por 2 semanas", 14 * DAY],
    ["duas horas", 2 * HOUR],
    ["twelve hours", 12 * HOUR],
    ["24h", DAY],
    ["7d", 7 * DAY],
    ["media hora", HOUR / 2],
    ["half an hour", HOUR / 2],
    ["un mes", 30 * DAY],
    ["um ano", 365 * DAY],
    ["a couple of weeks", 14 * DAY],
    ["quinze minutos", HOUR / 4],
  ])("%j is read in milliseconds", (text, milliseconds) => {
    expect(found(text)).toEqual([String(milliseconds)]);
  });

  it.each(["permanent", "forever", "permanente", "para siempre", "pra sempre", "allow it permanently", "always"])(
    "%j has no end",
    (text) => {
      expect(found(text)).toEqual(["permanent"]);
    },
  );

  it.each([
    ["until Friday", "until:friday"],
    ["until next monday", "until:monday"],
    ["hasta el viernes", "until:friday"],
    ["hasta el miércoles por la tarde", "until:wednesday"],
    ["até sexta-feira", "until:friday"],
    ["até a segunda", "until:monday"],
  ])("%j ends on a day that only a clock can name", (text, value) => {
    expect(found(text)).toEqual([value]);
  });

  it.each([
    "I tried today and it failed",
    "hoy no puedo entrar",
    "I always forget it",
    "0 days",
    "friday",
    "123456",
    "3",
    "until I am back",
    "may",
  ])("%j tells none", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("is found with its place, wherever it stands, for any number and unit", () => {
    const unit = fc.constantFrom(...Object.entries({ hours: HOUR, días: DAY, semanas: 7 * DAY, dias: DAY, h: HOUR }));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), unit, fc.boolean(), (number, [name, length], glued) => {
        const said = `${String(number)}${glued ? "" : " "}${name}`;
        const text = `please let it through for ${said}, ok?`;
        const [duration] = findDurations(text, vocabulary);
        expect(duration).toEqual({
          from: text.indexOf(said),
          to: text.indexOf(said) + said.length,
          value: String(number * length),
        });
      }),
    );
  });

  it("is given to the conversation only when it was asked for", () => {
    const meant = (expects?: { entity: "duration"; options: [] }) =>
      understanding.understand("only today", { language: "en", ...(expects && { expects }) }).entities;
    expect(meant()).toEqual([]);
    expect(meant({ entity: "duration", options: [] })).toEqual([{ kind: "duration", value: String(DAY) }]);
  });
});
