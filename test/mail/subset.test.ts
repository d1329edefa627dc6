import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paletteOf, SHEET } from "../../src/mail/palette.ts";
import { brandColours } from "../../src/portal/brand-colours.ts";
import { contrast, READABLE } from "../../src/shared/colour.ts";
import { LANGUAGES } from "../../src/shared/language.ts";
import { letter, TEMPLATES } from "./letters.ts";
import { HARBOUR, LOOKS } from "./dress.ts";

// What Outlook on Windows, Gmail, Apple Mail and the mail programs of phones have in common. Anything else is dropped by one
// of them, so that a mail would look right in our browser and nowhere else.

const TAGS = "html head meta title style body div span table tr td h1 p strong br a img".split(" ");
const ATTRIBUTES =
  "lang dir charset name content role class width height cellpadding cellspacing border align style href src alt aria-hidden".split(
    " ",
  );
/** `max-width`, `border-radius` and what only phones know cost nothing where they are not known. */
const STYLES =
  "color background-color font-family font-size font-weight line-height text-align text-decoration margin padding border border-left border-right border-radius max-width white-space word-break direction display max-height overflow mso-hide mso-padding-alt -webkit-text-size-adjust".split(
    " ",
  );
const DARK_STYLES = "color background-color border-color display padding border-radius".split(" ");

const REMARK = /<!--\[if mso\]>.*?<!\[endif\]-->/gsu;
const tagsOf = (html: string) =>
  [...html.replaceAll(REMARK, "").matchAll(/<([a-z]\w*)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*>/gu)].map(
    ([, tag = "", given = ""]) => ({
      tag,
      attributes: Object.fromEntries(
        [...given.matchAll(/([\w-]+)(?:="([^"]*)")?/gu)].map(([, name, value = ""]) => [
          name ?? "",
          value.replaceAll("&#39;", "'"),
        ]),
      ),
    }),
  );
const declarations = (style: string) =>
  style
    .split(";")
    .filter((one) => one.trim() !== "")
    .map((one) => [one.slice(0, one.indexOf(":")).trim(), one.slice(one.indexOf(":") + 1).trim()] as const);

describe.each(LOOKS)("with %s", (_name, look) => {
  test.each(LANGUAGES)("every mail in %s is made of what common programs show, and of nothing else", (language) => {
    for (const template of TEMPLATES) {
      const { html } = letter(template, language, {}, undefined, "production", HARBOUR.wording, look);
      const tags = tagsOf(html);
      // Each "<" begins a tag that was read here, ends one, or is the document's first.
      expect([template, html.replaceAll(REMARK, "").split("<").length - 1]).toEqual([
        template,
        tags.length + (html.replaceAll(REMARK, "").match(/<\/|<!doctype/giu)?.length ?? 0),
      ]);
      expect([template, tags.map(({ tag }) => tag).filter((tag) => !TAGS.includes(tag))]).toEqual([template, []]);
      const names = tags.flatMap(({ attributes }) => Object.keys(attributes));
      expect([template, names.filter((name) => !ATTRIBUTES.includes(name))]).toEqual([template, []]);
      const styles = tags.flatMap(({ attributes }) => declarations(attributes["style"] ?? ""));
      expect([template, styles.filter(([name]) => !STYLES.includes(name))]).toEqual([template, []]);
      const values = styles.filter(([, value]) => /url|var\(|calc|flex|grid|rgb|hsl|\d(?:rem|em|vw|vh)\b/u.test(value));
      expect([template, values]).toEqual([template, []]);
      // Gmail cuts what is longer, and drops style sheets beyond 8 kB.
      expect(Buffer.byteLength(html)).toBeLessThan(40_000);
      expect((/<style>(.*?)<\/style>/su.exec(html)?.[1] ?? "").length).toBeLessThan(8000);
    }
  });

  test("what is laid out is a table that a screen reader passes over, and room is made in cells only", () => {
    for (const template of TEMPLATES) {
      const { html } = letter(template, "en", {}, undefined, "production", HARBOUR.wording, look);
      for (const { tag, attributes } of tagsOf(html)) {
        if (tag === "table") expect(attributes["role"]).toBe("presentation");
        // Outlook on Windows knows room within a cell, and for a link only where the cell gives it as well.
        const inner = declarations(attributes["style"] ?? "").some(
          ([name, value]) => name === "padding" && value !== "0",
        );
        if (inner) expect([template, tag === "td" || html.includes("mso-padding-alt")]).toEqual([template, true]);
        if (inner) expect(["td", "a"]).toContain(tag);
      }
    }
  });

  test("the style sheet says only how it looks in the dark, in colours of six digits", () => {
    const { html } = letter("code", "en", {}, undefined, "production", HARBOUR.wording, look);
    const sheet = /<style>(.*?)<\/style>/su.exec(html)?.[1] ?? "";
    const rules = [...sheet.matchAll(/\.[\w-]+ \{ (.*?) \}/gu)].flatMap(([, rule = ""]) => declarations(rule));
    expect(rules.length).toBeGreaterThan(10);
    expect(rules.filter(([name]) => !DARK_STYLES.includes(name))).toEqual([]);
    for (const [, value] of rules) expect(value).toMatch(/ !important$/u);
  });

  test("a picture is fetched from us over https, has a size and words in its place, and is never in the mail itself", () => {
    for (const template of TEMPLATES) {
      const { html } = letter(template, "en", {}, undefined, "production", HARBOUR.wording, look);
      const pictures = tagsOf(html).filter(({ tag }) => tag === "img");
      expect(pictures).toHaveLength(look?.logos ? (look.logos.dark ? 2 : 1) : 0);
      for (const { attributes } of pictures) {
        expect(attributes["src"]).toMatch(/^https:\/\/login\.acme\.example\/assets\/logo(?:-dark)?\.png$/u);
        expect([attributes["width"], attributes["height"]]).toEqual([
          expect.stringMatching(/^\d+$/u),
          expect.stringMatching(/^\d+$/u),
        ]);
        expect(Number(attributes["width"])).toBeLessThanOrEqual(220);
      }
      // Once in words, whether pictures are shown or not.
      const seen = html.slice(html.indexOf("<body")).replaceAll(/<img[^>]*alt="([^"]*)"[^>]*>/gu, "$1");
      expect(seen.replaceAll(/<[^>]*>/gu, " ")).toContain("Harbour Books");
      expect(html).not.toContain("data:");
    }
  });
});

test("what the company writes, and where it leads, stands at the foot of every mail in both forms, in its language", () => {
  const [, , [, look] = []] = LOOKS;
  for (const [language, help] of [
    ["en", "Help"],
    ["es", "Ayuda"],
    ["pt-BR", "Ajuda"],
  ] as const)
    for (const template of TEMPLATES) {
      const { html, text } = letter(template, language, {}, undefined, "production", HARBOUR.wording, look);
      expect(text).toContain("Harbour Books Ltd, 1 Quay Street, Bristol");
      expect(text).toContain(`${help}:\nhttps://www.harbour.example/help?from=mail&topic=1`);
      expect(html).toContain("Harbour Books Ltd, 1 Quay Street, Bristol");
      expect(html).toMatch(new RegExp(`href="https://www.harbour.example/help\\?from=mail&amp;topic=1"[^>]*>${help}<`));
    }
});

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("whatever colour is taken for pages, all that a mail says in it and on it can be read, light and dark", () => {
  fc.assert(
    fc.property(colour, (given) => {
      const colours = coloursFrom(given);
      for (const scheme of ["light", "dark"] as const)
        expect(worstContrast(colours, scheme)).toBeGreaterThanOrEqual(READABLE);
    }),
    { numRuns: 300 },
  );
  for (const scheme of ["light", "dark"] as const) expect(worstContrast({}, scheme)).toBeGreaterThan(4.5);
});

/** As a start takes them: a colour that is refused is changed to the one that the refusal names. */
function coloursFrom(given: string) {
  try {
    return brandColours({ light: given });
  } catch (error) {
    return brandColours({ light: /such as (#\w{6})\./u.exec(String(error))?.[1] });
  }
}

function worstContrast(colours: Parameters<typeof paletteOf>[0], scheme: "light" | "dark"): number {
  const { main, onMain, link, codeBack, code } = paletteOf(colours, scheme);
  return Math.min(contrast(main, onMain), contrast(link, SHEET[scheme]), contrast(codeBack, code));
}
