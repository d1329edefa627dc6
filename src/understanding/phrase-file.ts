import { parseDocument } from "yaml";
import { z } from "zod";
import type { Intent } from "../engine/engine.ts";
import { no, ok, type Outcome } from "../shared/outcome.ts";

/** What people write, by what they want. */
export type Phrases = Readonly<Record<Intent, readonly string[]>>;

/** A longer example is a transcript, not a phrase. */
const LONGEST_PHRASE = 600;
const list = z.array(z.string().trim().min(1).max(LONGEST_PHRASE)).min(1);
const schema = z.strictObject({
  forgot_password: list,
  ip_blocked: list,
  code_not_received: list,
  lost_email_access: list,
  lost_backup_codes: list,
  other_login_trouble: list,
  human_handoff: list,
  request_status: list,
  product_question: list,
  greeting_smalltalk: list,
  cancel_restart: list,
  out_of_scope: list,
} satisfies Readonly<Record<Intent, typeof list>>);

/** Every intent, in the order in which the model counts them. The engine's types alone may be imported here. */
export const INTENT_NAMES = schema.keyof().options satisfies readonly Intent[];

/**
 * Reads a phrase file: one key per intent, a list of phrases under each.
 *
 * @param text YAML
 * @param file name for the messages, such as `flows/phrases/en.yml`
 * @returns the phrases, or every mistake in the file, one a line, with what to do
 */
export function readPhraseFile(text: string, file: string): Outcome<Phrases, string> {
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    return no(document.errors.map((error) => `${file}: not valid YAML. ${error.message}`).join("\n"));
  }
  const parsed = schema.safeParse(document.toJS());
  return parsed.success
    ? ok(parsed.data)
    : no(parsed.error.issues.map((issue) => `${file}: ${explain(issue)}`).join("\n"));
}

function explain(issue: z.core.$ZodIssue): string {
  const [intent, index] = issue.path;
  const where = intent === undefined ? "the file" : `"${String(intent)}"`;
  if (index !== undefined)
    return `phrase ${Number(index) + 1} under ${where} must be a text of 1 to ${LONGEST_PHRASE} characters.`;
  if (issue.code === "unrecognized_keys")
    return `unknown intent ${issue.keys.join(", ")}. Known are: ${INTENT_NAMES.join(", ")}.`;
  return `${where} must hold a list of at least one phrase for each intent.`;
}
