/** The door of announcements: what everybody is told for a while, in chats and on pages. */
import { after, type Instant } from "../shared/brand.ts";
import { type Clock, DAY, HOUR, MINUTE } from "../shared/clock.ts";
import type { Health } from "../shared/health.ts";
import { FALLBACK_LANGUAGE, type Language, languageOfTag } from "../shared/language.ts";
import { no, ok, type Outcome } from "../shared/outcome.ts";
import type { Random } from "../shared/random.ts";

/** A line of the operator's, as it rests. */
export interface Announcement {
  /** Another one for each, so that a chat is told the next one too. */
  readonly name: string;
  /** By language; never empty. */
  readonly texts: Readonly<Record<string, string>>;
  readonly until: Instant;
}

/** Where the one announcement rests. */
export interface AnnouncementStore {
  /** The one whose time has not come; undefined when there is none. */
  current(now: Instant): Promise<Announcement | undefined>;
  /** Puts it in the place of the one before, and says so in the record. */
  announce(announcement: Announcement, now: Instant): Promise<void>;
  /** @returns false when there was none */
  end(now: Instant): Promise<boolean>;
}

/** What is told at this moment. The same for everybody, whether or not they have an account. */
export interface Announced {
  readonly name: string;
  readonly say: (language: Language) => string;
}

export interface Announcements {
  /** The operator's first, then what our own health has to tell. */
  now(): Promise<readonly Announced[]>;
}

/** A mail server that stumbles for a moment is no news; the second mail that is late is. */
const SLOW_AFTER = MINUTE;

/**
 * Announces what the operator wrote, and that mail is slow while it is.
 *
 * @param mailIsSlow the sentence for it
 */
export function createAnnouncements(deps: {
  readonly store: Pick<AnnouncementStore, "current">;
  readonly health?: Pick<Health, "read"> | undefined;
  readonly clock: Clock;
  readonly mailIsSlow: (language: Language) => string;
}): Announcements {
  const { store, health, clock, mailIsSlow } = deps;
  return {
    now: async () => {
      const now = clock.now();
      const own = await store.current(now);
      const since = health?.read()["mail"]?.since;
      const isSlow = since !== undefined && now - since >= SLOW_AFTER;
      return [
        ...(own ? [{ name: own.name, say: (language: Language) => textIn(own, language) }] : []),
        ...(isSlow ? [{ name: `mail-is-slow-${String(since)}`, say: mailIsSlow }] : []),
      ];
    },
  };
}

/** In that language, else in the one everything falls back to, else in the one it was written in. */
export const textIn = ({ texts }: Pick<Announcement, "texts">, language: Language): string =>
  texts[language] ?? texts[FALLBACK_LANGUAGE] ?? Object.values(texts)[0] ?? "";

/** What an operator wishes to announce, as typed. */
export interface Wish {
  /** In the language everything falls back to. */
  readonly text: string;
  /** `es=…`: the same in another language. */
  readonly also: readonly string[];
  /** `90m`, `4h`, `2d`. */
  readonly lasts: string;
}

/** A line on a phone, and no page of text. */
const MOST_CHARACTERS = 200;
const LONGEST = 7 * DAY;
const UNITS: Readonly<Record<string, number>> = { m: MINUTE, h: HOUR, d: DAY };

/**
 * Reads a wish.
 *
 * @param asking the words by which a text asks its reader for a secret, undefined when it does not
 * @returns the announcement, or one sentence for all that is wrong and how to mend it
 */
export function readWish(
  { text, also, lasts }: Wish,
  deps: {
    readonly now: Instant;
    readonly random: Random;
    readonly languages: readonly Language[];
    readonly asking: (text: string, language: Language) => string | undefined;
  },
): Outcome<Announcement, string> {
  const span = spanOf(lasts);
  const others = also.map((one) => translationIn(one, deps.languages));
  const read = [{ language: FALLBACK_LANGUAGE, text }, ...others.filter((one) => typeof one !== "string")];
  const wrong = [
    ...(span === undefined ? [`"${lasts}" is no length of time. Write 30m, 4h or 2d; 7d at most.`] : []),
    ...others.filter((one) => typeof one === "string"),
    ...read.flatMap((one) => mistakeIn(one.text) ?? askingIn(one, deps.asking) ?? []),
    ...read.filter(({ language }, at) => read.findIndex((one) => one.language === language) !== at).map(twice),
  ];
  if (span === undefined || wrong.length > 0) return no(wrong.join("\n"));
  const texts = Object.fromEntries(read.map((one) => [one.language, one.text.trim()]));
  return ok({ name: deps.random.id(), texts, until: after(deps.now, span) });
}

interface Translation {
  readonly language: Language;
  readonly text: string;
}

const twice = ({ language }: Translation) => `There are two texts in ${language}. Keep one.`;

function spanOf(lasts: string): number | undefined {
  const [, count = "", unit = ""] = /^(\d{1,4})([mhd])$/u.exec(lasts.trim()) ?? [];
  const span = Number(count) * (UNITS[unit] ?? 0);
  return span > 0 && span <= LONGEST ? span : undefined;
}

function translationIn(said: string, languages: readonly Language[]): Translation | string {
  const [, tag = "", text = ""] = /^([A-Za-z_-]{2,12})=(.*)$/su.exec(said) ?? [];
  const language = languageOfTag(tag, languages);
  return language ? { language, text } : `"${said}" names no language. Write one of ${examples(languages)}.`;
}

const examples = (languages: readonly Language[]) => languages.map((one) => `${one}="…"`).join(", ");

function mistakeIn(text: string): string | undefined {
  const said = text.trim();
  if (said === "") return "There is nothing to announce: the text is empty.";
  if (/\p{Cc}/u.test(said)) return `"${said}" is more than one line. Write one.`;
  const { length } = said;
  if (length > MOST_CHARACTERS)
    return `"${said}" has ${String(length)} characters. Write at most ${String(MOST_CHARACTERS)}.`;
  return undefined;
}

function askingIn({ text, language }: Translation, asking: (text: string, language: Language) => string | undefined) {
  const asked = asking(text, language);
  return asked && `"${asked}" asks people for a secret. Nobody may be asked for one; name the page where it is typed.`;
}
