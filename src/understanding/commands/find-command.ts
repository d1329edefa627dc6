import type { Command } from "../../engine/engine.ts";
import { near } from "../near.ts";
import { trimPhrases } from "../trim-phrases.ts";
import { entriesOf, everyEntry, ofVocabulary, type Vocabulary } from "../words/words.ts";

const COMMANDS = [
  "cancel",
  "start-over",
  "go-back",
  "repeat",
  "why",
  "person",
  "menu",
  "resend",
  "worked",
  "hold-on",
] as const satisfies readonly Command[];

const phrases = ofVocabulary((vocabulary): ReadonlyMap<string, Command> => {
  const entries = vocabulary.flatMap(({ words }) =>
    COMMANDS.flatMap((command) => entriesOf(words.commands[command] ?? "").map((phrase) => [phrase, command] as const)),
  );
  return new Map(entries);
});
const polite = everyEntry((words) => words.polite);
const personInside = everyEntry((words) => words.personInside);
const outbursts = everyEntry((words) => words.anger ?? "");
const negations = everyEntry((words) => words.negations);

/** A command is a whole message of at most so many words. "I cancelled my card last week" commands nothing. */
const MOST_WORDS = 10;
/** The wish for a person is heard in longer messages too: people ask for one at the end of a complaint. */
const MOST_WORDS_AROUND = 80;
/** So many words before the wish may hold the "don't" that turns it around. */
const REACH_OF_NEGATION = 3;

/** @param words of the message, folded, without addresses and codes */
export function findCommand(words: readonly string[], vocabulary: Vocabulary): Command | undefined {
  return wholeMessage(words, vocabulary) ?? (asksForPerson(words, vocabulary) ? "person" : undefined);
}

const STEERING = ["start-over", "cancel", "go-back"] as const satisfies readonly Command[];

/**
 * What somebody wants who seems to want out: the phrases of these commands are looked for inside the message. Only for
 * messages already understood as that wish.
 */
export function steeringInside(
  words: readonly string[],
  vocabulary: Vocabulary,
): (typeof STEERING)[number] | undefined {
  if (words.length > MOST_WORDS + REACH_OF_NEGATION) return undefined;
  const text = ` ${words.join(" ")} `;
  const said = [...phrases(vocabulary)].filter(
    ([phrase, of]) => isClearInside(phrase, of, vocabulary) && text.includes(` ${phrase} `),
  );
  return STEERING.find((command) => said.some(([, of]) => of === command));
}

/** "Back" by itself is in too many sentences; "go back" is not. */
const isClearInside = (phrase: string, of: Command, vocabulary: Vocabulary) =>
  !ambiguous(vocabulary).has(phrase) && (of !== "go-back" || phrase.includes(" "));

/** Whether somebody has had enough. @param words of the message, folded, without addresses and codes */
export function isOutburst(words: readonly string[], vocabulary: Vocabulary): boolean {
  const text = ` ${words.join(" ")} `;
  return [...outbursts(vocabulary)].some((outburst) => text.includes(` ${outburst} `));
}

/** Whole messages that say nothing inside a sentence: "para" also means "for". */
const ambiguous = everyEntry((words) => words.common);

/** What the message as a whole commands. @param words of the message, folded, without addresses and codes */
export function wholeMessage(words: readonly string[], vocabulary: Vocabulary): Command | undefined {
  if (words.length === 0 || words.length > MOST_WORDS) return undefined;
  const phrase = words.join(" ");
  const core = trimPhrases(words, polite(vocabulary)).join(" ");
  const known = phrases(vocabulary);
  return (
    known.get(phrase) ?? known.get(core) ?? (answers(vocabulary).has(core) ? undefined : mistyped(core, vocabulary))
  );
}

/** These open a case or send a mail. */
const ACTS: ReadonlySet<Command> = new Set(["person", "resend"]);

/** Word by word: "like what" is no mistyped "live chat", which two letters of the whole would make it. */
function alike(phrase: string, said: string): boolean {
  const meant = phrase.split(" ");
  const typed = said.split(" ");
  if (meant.length !== typed.length) return near(phrase, said);
  return meant.every((word, index) => near(word, typed[index] ?? ""));
}

/** "Não funcionou" is two letters beside "já funcionou": what denies is nothing mistyped, and good news is taken to the letter. */
function mistyped(said: string, vocabulary: Vocabulary): Command | undefined {
  if (said.split(" ").some((word) => negations(vocabulary).has(word))) return undefined;
  for (const [phrase, command] of phrases(vocabulary))
    if (command !== "worked" && (ACTS.has(command) ? alike(phrase, said) : near(phrase, said))) return command;
  return undefined;
}

/** "Listo" is no mistyped "lista": what is an answer by itself is one. */
const answers = everyEntry(
  (words) => words.yes,
  (words) => words.no,
  (words) => words.maybe,
  (words) => words.arrived ?? "",
  (words) => words.missing ?? "",
);

function asksForPerson(words: readonly string[], vocabulary: Vocabulary): boolean {
  if (words.length > MOST_WORDS_AROUND) return false;
  const text = ` ${words.join(" ")} `;
  return [...personInside(vocabulary)].some((wish) => {
    const at = text.indexOf(` ${wish} `);
    const before = text.slice(0, Math.max(0, at)).trim().split(" ").slice(-REACH_OF_NEGATION);
    return at >= 0 && !before.some((word) => negations(vocabulary).has(word));
  });
}
