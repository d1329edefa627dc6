import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { EntityKind } from "../../../src/engine/engine.ts";
import { instant } from "../../../src/shared/brand.ts";
import { DAY, HOUR, MINUTE } from "../../../src/shared/clock.ts";
import { endOf } from "../../../src/understanding/entities/end-of-duration.ts";
import { understanding } from "../support/loaded.ts";

const KINDS = ["email", "code", "ip", "duration"] as const;
const TAGS = { en: "en", es: "es", pt: "pt-BR" } as const;
const moment = { now: instant(Date.UTC(2026, 11, 1, 13)), timeZone: "America/Argentina/Buenos_Aires" };

interface Line {
  readonly kind: (typeof KINDS)[number];
  readonly language: keyof typeof TAGS;
  readonly text: string;
  readonly meant: readonly string[];
}

const linesOf = (file: string): readonly Line[] =>
  readFileSync(new URL(file, import.meta.url), "utf8")
    .split("\n")
    .flatMap((line) => {
      const [, kind, language, text, meant] = /^(\w+) (en|es|pt) \| (.+) \| (.+)$/.exec(line) ?? [];
      const known = KINDS.find((one) => one === kind);
      const tag = language === "en" || language === "es" || language === "pt" ? language : undefined;
      if (!known || !tag || text === undefined || meant === undefined) return [];
      return [{ kind: known, language: tag, text, meant: meant.split(" ").map(inFull) }];
    });

const LENGTHS = { m: MINUTE, h: HOUR, d: DAY };

/** "36h" in milliseconds, as the reader gives it. */
function inFull(meant: string): string {
  const [, number, unit] = /^([\d.]+)([mhd])$/.exec(meant) ?? [];
  return unit === "m" || unit === "h" || unit === "d" ? String(Number(number) * LENGTHS[unit]) : meant;
}

/** "until:friday" as the last day that is still in it. */
function onCalendar(value: string): string {
  const end = value.startsWith("until:") ? endOf(value, moment) : undefined;
  if (end === undefined) return value;
  return `>${new Intl.DateTimeFormat("sv-SE", { timeZone: moment.timeZone }).format(end - 1)}`;
}

/** What comes of a message while its kind is asked for: what would be acted on, and what would be asked back. */
function read({ kind, language, text }: Line) {
  const { text: kept, codes } = understanding.cutSecrets(text);
  if (kind === "code") return { sure: codes, unsure: [] };
  const expects = { entity: kind, options: [] };
  const { entities, unsure = [] } = understanding.understand(kept, { language: TAGS[language], expects });
  const valuesOf = (found: typeof entities, wanted: EntityKind) =>
    found.filter((one) => one.kind === wanted).map(({ value }) => onCalendar(value));
  return { sure: valuesOf(entities, kind), unsure: valuesOf(unsure, kind) };
}

function judge(line: Line) {
  const { sure, unsure } = read(line);
  const given = [...sure, ...unsure.map((value) => `?${value}`)];
  const [meant] = line.meant;
  const isAsked = sure.length === 0 && unsure.length > 0;
  const right = meant === "-" ? given.length === 0 : meant === "?" ? isAsked : given.join(" ") === line.meant.join(" ");
  const told = `${line.kind} ${line.language} | ${line.text} | ${line.meant.join(" ")} | ${given.join(" ")}`;
  return { ...line, told, right, wrong: sure.some((value) => !line.meant.includes(value)) };
}

describe.each([
  ["development.txt", 150],
  ["held-out.txt", 300],
])("values as locked-out people write them, %s", (file, many) => {
  const judged = linesOf(file).map(judge);

  it(`are ${String(many)} at least, of every kind in every language`, () => {
    expect(judged.length).toBeGreaterThanOrEqual(many);
    for (const kind of KINDS)
      for (const language of ["en", "es", "pt"])
        expect(judged.filter((one) => one.kind === kind && one.language === language).length).toBeGreaterThan(5);
  });

  it.each(KINDS)("%s: 92 of 100 are read as they were meant in every language", (kind) => {
    for (const language of ["en", "es", "pt"]) {
      const lines = judged.filter((one) => one.kind === kind && one.language === language);
      const missed = lines.filter(({ right }) => !right).map(({ told }) => told);
      expect(1 - missed.length / lines.length, missed.join("\n")).toBeGreaterThanOrEqual(0.92);
    }
  });

  it("never give a value that was not meant without asking", () => {
    expect(judged.filter(({ wrong }) => wrong).map(({ told }) => told)).toEqual([]);
  });
});
