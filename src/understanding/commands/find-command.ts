import type { Command } from "../../engine/engine.ts";
import { LANGUAGES } from "../../shared/language.ts";
import { near } from "../near.ts";
import { trimPhrases } from "../trim-phrases.ts";
import { entriesOf, everyEntry, WORDS } from "../words/words.ts";

const COMMANDS = [
  "cancel",
  "start-over",
  "go-back",
  "repeat",
  "why",
  "person",
  "menu",
  "resend",
] as const satisfies readonly Command[];

const PHRASES: ReadonlyMap<string, Command> = new Map(
  LANGUAGES.flatMap((language) =>
    COMMANDS.flatMap((command) =>
      entriesOf(WORDS[language].commands[command]).map((phrase): [string, Command] => [phrase, command]),
    ),
  ),
);
const POLITE = everyEntry((words) => words.polite);
const PERSON_INSIDE = [...everyEntry((words) => words.personInside)];
const NEGATIONS = everyEntry((words) => words.negations);

/** A command is a whole message of at most so many words. "I cancelled my card last week" commands nothing. */
const MOST_WORDS = 10;
/** The wish for a person is heard in longer messages too: people ask for one at the end of a complaint. */
const MOST_WORDS_AROUND = 80;
/** So many words before the wish may hold the "don't" that turns it around. */
const REACH_OF_NEGATION = 3;

/** @param words of the message, folded, without addresses and codes */
export function findCommand(words: readonly string[]): Command | undefined {
  return wholeMessage(words) ?? (asksForPerson(words) ? "person" : undefined);
}

/**
 * What somebody wants who seems to want out: the phrases of both commands are looked for inside the message. Only for
 * messages already understood as that wish.
 */
export function cancelOrStartOver(words: readonly string[]): "cancel" | "start-over" | undefined {
  if (words.length > MOST_WORDS + REACH_OF_NEGATION) return undefined;
  const text = ` ${words.join(" ")} `;
  const says = (command: Command) =>
    [...PHRASES].some(([phrase, of]) => of === command && !AMBIGUOUS.has(phrase) && text.includes(` ${phrase} `));
  if (says("start-over")) return "start-over";
  return says("cancel") ? "cancel" : undefined;
}

/** Whole messages that say nothing inside a sentence: "para" also means "for". */
const AMBIGUOUS: ReadonlySet<string> = everyEntry((words) => words.common);

function wholeMessage(words: readonly string[]): Command | undefined {
  if (words.length === 0 || words.length > MOST_WORDS) return undefined;
  const phrase = words.join(" ");
  const core = trimPhrases(words, POLITE).join(" ");
  return PHRASES.get(phrase) ?? PHRASES.get(core) ?? mistyped(core);
}

function mistyped(phrase: string): Command | undefined {
  for (const [known, command] of PHRASES) if (near(known, phrase)) return command;
  return undefined;
}

function asksForPerson(words: readonly string[]): boolean {
  if (words.length > MOST_WORDS_AROUND) return false;
  const text = ` ${words.join(" ")} `;
  return PERSON_INSIDE.some((wish) => {
    const at = text.indexOf(` ${wish} `);
    const before = text.slice(0, Math.max(0, at)).trim().split(" ").slice(-REACH_OF_NEGATION);
    return at >= 0 && !before.some((word) => NEGATIONS.has(word));
  });
}
