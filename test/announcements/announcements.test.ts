import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { createAnnouncements, readWish, textIn } from "../../src/announcements/announcements.ts";
import { readFlows } from "../../src/app/serve.ts";
import { after, instant } from "../../src/shared/brand.ts";
import { DAY, HOUR, MINUTE, SECOND, virtualClock } from "../../src/shared/clock.ts";
import { createHealth } from "../../src/shared/health.ts";
import { LANGUAGES } from "../../src/shared/language.ts";
import { seededRandom } from "../../src/shared/random.ts";

const now = instant(Date.UTC(2026, 0, 5, 9));
const given = { now, random: seededRandom("announcements"), languages: LANGUAGES, asking: readFlows().asksForSecret };
const wish = (text: string, lasts = "2h", also: readonly string[] = []) => readWish({ text, also, lasts }, given);
const reasonOf = (read: ReturnType<typeof wish>) => (read.ok ? "" : read.reason);

describe("a line for everybody", () => {
  it("is kept as written, in each language it was written in, and has an end", () => {
    const read = wish(" Mail is slow. ", "90m", ["es=El correo va lento.", "pt=O e-mail está lento."]);
    expect(read).toMatchObject({
      value: {
        texts: { en: "Mail is slow.", es: "El correo va lento.", "pt-BR": "O e-mail está lento." },
        until: after(now, 90 * MINUTE),
      },
    });
  });

  it("is read in English, or as it was written, by whoever reads another language", () => {
    expect(textIn({ texts: { en: "one", es: "uno" } }, "pt-BR")).toBe("one");
    expect(textIn({ texts: { es: "uno" } }, "pt-BR")).toBe("uno");
  });

  it.each([
    ["", "2h", "empty"],
    ["two\nlines", "2h", "more than one line"],
    ["x".repeat(201), "2h", "201 characters"],
    ["Mail is slow.", "8d", "no length of time"],
    ["Mail is slow.", "0h", "no length of time"],
    ["Mail is slow.", "for ever", "no length of time"],
    ["Please send us your password.", "2h", "asks people for a secret"],
  ])("%j for %s is refused with the cure", (text, lasts, what) => {
    expect(reasonOf(wish(text, lasts))).toContain(what);
  });

  it("is refused with everything that is wrong at once, whatever language it is in", () => {
    const also = ["fr=bonjour", "es=Envíanos tu contraseña.", "es=Hola."];
    expect(reasonOf(wish("", "2 weeks", also)).split("\n")).toHaveLength(5);
  });

  it("ends within a week of now, whatever is typed", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,5}[mhdsw]?$/u)), (lasts) => {
        const read = wish("Mail is slow.", lasts);
        if (read.ok) expect(read.value.until - now).toSatisfy((span: number) => span > 0 && span <= 7 * DAY);
      }),
    );
  });
});

test("mail that is out is told after a minute, until it is back", async () => {
  const clock = virtualClock();
  const health = createHealth(clock, () => undefined);
  const mail = health.part("mail");
  const store = { current: async () => undefined };
  const announcements = createAnnouncements({ store, health, clock, mailIsSlow: (language) => `slow ${language}` });
  const told = async () => (await announcements.now()).map(({ say }) => say("es"));
  mail.out("no server");
  clock.advance(59 * SECOND);
  expect(await told()).toEqual([]);
  clock.advance(SECOND);
  expect(await told()).toEqual(["slow es"]);
  mail.well();
  expect(await told()).toEqual([]);
  clock.advance(HOUR);
  expect(await told()).toEqual([]);
});
