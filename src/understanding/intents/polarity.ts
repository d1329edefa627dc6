import type { Intent } from "../../engine/engine.ts";
import { everyEntry, type Vocabulary } from "../words/words.ts";

const negations = everyEntry((words) => words.negations);
const absences = everyEntry((words) => words.absences ?? "");
const cores = everyEntry((words) => words.wishCores ?? "");

/** What is missing or gone: a message that names the thing and no absence or change may as well say that it is there. */
const ABSENCES: ReadonlySet<string> = new Set(["code_not_received", "lost_email_access", "lost_backup_codes"]);
/** What may be wished for, or be the trouble: a "not" just before its word denies it. */
const DENIABLE: ReadonlySet<string> = new Set([
  "forgot_password",
  "ip_blocked",
  "lost_backup_codes",
  "lost_email_access",
  "human_handoff",
  "cancel_restart",
]);

/** So many words before the word of the wish the denial may stand: "don't want to cancel". */
const REACH = 3;

/**
 * "I have my codes" names a thing that only ever stands in messages about losing it, and "I did not forget it" holds the
 * word by which forgetting is known. What is fine starts nothing.
 *
 * @param words of the message, folded, without addresses and codes
 */
export function isFine(intent: Intent, words: readonly string[], vocabulary: Vocabulary): boolean {
  const isThere =
    ABSENCES.has(intent) && absences(vocabulary).size > 0 && !words.some((word) => speaksOfAbsence(word, vocabulary));
  return isThere || (DENIABLE.has(intent) && isDenied(words, vocabulary));
}

const speaksOfAbsence = (word: string, vocabulary: Vocabulary): boolean =>
  negations(vocabulary).has(word) || absences(vocabulary).has(word);

/** Whether every word of a wish in the message has a denial before it. */
function isDenied(words: readonly string[], vocabulary: Vocabulary): boolean {
  const named = words.flatMap((word, at) => (cores(vocabulary).has(word) ? [at] : []));
  return (
    named.length > 0 &&
    named.every((at) => words.slice(Math.max(0, at - REACH), at).some((word) => negations(vocabulary).has(word)))
  );
}
