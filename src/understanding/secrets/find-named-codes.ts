import { fold } from "../fold.ts";
import { everyEntry, type Vocabulary } from "../words/words.ts";
import { mixedPlaces } from "./looks-secret.ts";
import { chunks, type SecretSpan } from "./secret-span.ts";

const labels = everyEntry((words) => words.codeLabels);
const connectors = everyEntry((words) => words.connectors);
const notOurs = everyEntry((words) => words.codesOfOthers);

/** What is called a code without having the shape of a mailed one: "code A1B2C3", "PIN 1234", a code with a digit missing. */
export function findNamedCodes(text: string, vocabulary: Vocabulary): readonly SecretSpan[] {
  const parts = chunks(text);
  return parts.flatMap((part, index) => {
    const before = parts[index - 1];
    if (!labels(vocabulary).has(bare(part.text)) || notOurs(vocabulary).has(bare(before?.text ?? ""))) return [];
    const linked =
      connectors(vocabulary).has(bare(parts[index + 1]?.text ?? ":")) || /^[:=-]+$/.test(parts[index + 1]?.text ?? "");
    const value = parts[index + (linked ? 2 : 1)];
    return value && isCode(bare(value.text)) ? [{ from: value.from, to: value.to, secret: "code" }] : [];
  });
}

const bare = (text: string) => fold(text).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

const isCode = (text: string) =>
  /^\d{4,5}$|^\d{7}$/.test(text) ||
  (/^[a-z0-9-]{5,12}$/.test(text) && mixedPlaces(text) > 0 && !/^(?:err|http)/.test(text));
