import { everydayWords } from "../entities/everyday-words.ts";
import { fold } from "../fold.ts";
import { everyEntry, type Vocabulary } from "../words/words.ts";
import { isConnector } from "./links.ts";
import { looksTyped, nameBefore } from "./looks-secret.ts";
import { bare, type Chunk, chunks, endsClause, entryLength, type SecretSpan } from "./secret-span.ts";

const leads = everyEntry((words) => words.secretLeads ?? "");
const labels = everyEntry((words) => words.passwordLabels);
const references = everyEntry(
  (words) => words.references,
  (words) => words.codesOfOthers,
);
const links = everyEntry(
  (words) => words.numberLinks,
  (words) => words.connectors,
  (words) => words.possessives,
);
const versions = everyEntry((words) => words.versions);
const connectors = everyEntry((words) => words.asPassword ?? "");
/** Words of the longest entry of `secretLeads`. */
const LONGEST = 4;
/** "I have tried my dog's name with a number, Rex2019x": so many words may stand between. */
const REACH = 10;
/** Before a made-up word: "ticket number is AB12". */
const MOST_LINKS = 2;

/**
 * Made-up words of whoever tells what they typed, set or were given, or speaks of a password anywhere in the sentence;
 * and those that are a whole message.
 */
export function findTyped(text: string, vocabulary: Vocabulary): readonly SecretSpan[] {
  const parts = chunks(text);
  const words = parts.map((part) => bare(part.text));
  const spoken = placesSpokenFor(parts, words, vocabulary);
  const alone = parts.length === 1 && /\p{L}{4}.*\d\d/u.test(text);
  const typed = parts.filter((part, at) => (alone || spoken.has(at)) && isTyped(parts, words, at, part, vocabulary));
  return [...typed, ...calledPasswords(parts, words, vocabulary)].map(({ from, to }) => ({
    from,
    to,
    secret: "password",
  }));
}

/** Where a word is spoken of as something typed: behind a lead, and on both sides of "password" in its sentence. */
function placesSpokenFor(
  parts: readonly Chunk[],
  words: readonly string[],
  vocabulary: Vocabulary,
): ReadonlySet<number> {
  const places = new Set<number>();
  parts.forEach((part, at) => {
    const lead = entryLength(words, at, leads(vocabulary), LONGEST) || (isConnector(part.text, vocabulary) ? 1 : 0);
    const isLabel = labels(vocabulary).has(words[at] ?? "");
    if (lead === 0 && !isLabel) return;
    for (let place = at + Math.max(lead, 1); place < at + REACH && place < parts.length; place++) places.add(place);
    if (isLabel) for (let place = Math.max(0, at - REACH); place < at; place++) places.add(place);
  });
  return places;
}

function isTyped(
  parts: readonly Chunk[],
  words: readonly string[],
  at: number,
  { text }: Chunk,
  vocabulary: Vocabulary,
): boolean {
  if (!looksTyped(text) || everydayWords(vocabulary).has(words[at] ?? "")) return false;
  if (versions(vocabulary).has(fold(nameBefore(text)))) return false;
  let before = at - 1;
  while (at - before <= MOST_LINKS && links(vocabulary).has(words[before] ?? "")) before--;
  const isReference = references(vocabulary).has(words[before] ?? "") && !/[.!?,;]$/u.test(parts[before]?.text ?? "");
  return !isReference;
}

/** "I put seagull as password", "le puse gaviota de contraseña": a plain word right between the two. */
function calledPasswords(parts: readonly Chunk[], words: readonly string[], vocabulary: Vocabulary): readonly Chunk[] {
  return parts.flatMap((part, at) => {
    const isLed = [1, 2, 3].some((length) => entryLength(words, at - length, leads(vocabulary), length) === length);
    const called = entryLength(words, at + 1, connectors(vocabulary), 3);
    const isLabel = called > 0 && labels(vocabulary).has(words[at + 1 + called] ?? "");
    const isPlain = !everydayWords(vocabulary).has(words[at] ?? "") && part.text.length >= 4 && !endsClause(part.text);
    return isLed && isLabel && isPlain ? [part] : [];
  });
}
