import { wordsOf } from "../fold.ts";
import type { OtherLanguage } from "./other-languages-file.ts";

/** The language of a text that is in none of those that are spoken; undefined where that is not plain. */
export type GuessOther = (text: string, knownHere: number) => OtherLanguage | undefined;

/** So much of a message is enough. */
const MOST_WORDS = 60;
const MOST_LETTERS = 400;
/** One word is a name, a greeting or a slip. */
const FEWEST_HITS = 2;
/** Share of the words that must be the language's own; names, products and addresses are not. */
const SHARE = 0.34;
/** A script tells more than words do: so much of the letters must be in it. */
const SHARE_OF_SCRIPT = 0.5;
const FEWEST_LETTERS = 2;
/** A letter that the neighbours lack counts like two words, and more of them prove no more. */
const LETTER_HITS = 2;

/**
 * @param others languages that are recognised and not spoken
 * @returns a guesser; its `knownHere` is how many words of the text are known in the likeliest language that is spoken
 */
export function otherLanguageGuesser(others: readonly OtherLanguage[]): GuessOther {
  const latin = others.filter(({ script }) => script === undefined);
  const scripts = [...new Set(others.flatMap(({ script }) => script ?? []))];
  const patterns = scripts.map((script) => ({
    own: others.filter((one) => one.script === script),
    script: lettersOf(script),
  }));
  return (text, knownHere) => {
    const start = text.slice(0, MOST_LETTERS).normalize("NFC").toLowerCase();
    const words = wordsOf(text)
      .filter((word) => /^\p{L}+$/u.test(word))
      .slice(0, MOST_WORDS);
    const letters = start.match(/\p{L}/gu)?.length ?? 0;
    const written = patterns.find(({ script }) => isWrittenIn(start, script, letters));
    if (written) return best(written.own, words, start).language;
    const { language, hits } = best(latin, words, start);
    const own = language ? words.filter((word) => language.words.has(word)).length : 0;
    const plain = own >= FEWEST_HITS && own > knownHere && hits / Math.max(1, words.length) >= SHARE;
    return plain ? language : undefined;
  };
}

/** How a script is told: letters that it alone has, and all that it is written in. */
interface Script {
  readonly tells: RegExp;
  readonly letter: RegExp;
}

/** Japanese is written in three scripts at once, one of them Chinese. */
const KANA = "[\\p{Script=Hiragana}\\p{Script=Katakana}]";

function lettersOf(name: string): Script {
  const own = name === "Hiragana" ? KANA : `\\p{Script=${name}}`;
  const all = name === "Hiragana" ? `${KANA}|\\p{Script=Han}` : own;
  return { tells: new RegExp(own, "gu"), letter: new RegExp(all, "gu") };
}

function isWrittenIn(text: string, { tells, letter }: Script, letters: number): boolean {
  const count = text.match(letter)?.length ?? 0;
  return (text.match(tells)?.length ?? 0) >= FEWEST_LETTERS && count / letters >= SHARE_OF_SCRIPT;
}

interface Best {
  readonly language: OtherLanguage | undefined;
  readonly hits: number;
}

function best(among: readonly OtherLanguage[], words: readonly string[], text: string): Best {
  let found: Best = { language: undefined, hits: -1 };
  for (const language of among) {
    const marked = Array.from(text).some((letter) => language.letters.has(letter));
    const hits = words.filter((word) => language.words.has(word)).length + (marked ? LETTER_HITS : 0);
    if (hits > found.hits) found = { language, hits };
  }
  return found;
}

/** What to say to whoever writes in it. @param spoken tags of the languages that are spoken here */
export function answerIn({ tag, answer }: OtherLanguage, spoken: readonly string[], person: string): string {
  const names = new Intl.DisplayNames([tag], { type: "language" });
  const list = new Intl.ListFormat([tag], { type: "conjunction" });
  const named = spoken.map((one) => names.of(new Intl.Locale(one).language) ?? one);
  return answer.replace("{spoken}", list.format(named)).replace("{person}", person);
}
