import { parseDocument } from "yaml";
import { z } from "zod";
import type { Report } from "../engine/engine.ts";
import { no, ok, type Outcome } from "../shared/outcome.ts";

/** Sentences by what happened, under a name of the writer's choice. */
type Families = Readonly<Record<string, readonly string[]>>;

/** What people write who report something, and what only looks like it. */
export type ReportPhrases = Readonly<Record<Report | "look-alikes", Families>>;

/** Nobody has written any: a language may do without, and is then never in doubt. */
const NO_REPORTS: ReportPhrases = { account_misuse: {}, "look-alikes": {} };

const LONGEST_PHRASE = 600;
const families = z.record(z.string(), z.array(z.string().trim().min(1).max(LONGEST_PHRASE)).min(1));
const schema = z.strictObject({ account_misuse: families, "look-alikes": families });

/**
 * Reads a report file: what victims write, family by family, and what looks alike.
 *
 * @param text YAML; nothing when there is no such file
 * @param file name for the messages, such as `flows/reports/en.yml`
 * @returns the sentences, or every mistake in the file, one a line, with what to do
 */
export function readReportFile(text: string, file: string): Outcome<ReportPhrases, string> {
  if (text.trim() === "") return ok(NO_REPORTS);
  const document = parseDocument(text);
  if (document.errors.length > 0)
    return no(document.errors.map((error) => `${file}: not valid YAML. ${error.message}`).join("\n"));
  const parsed = schema.safeParse(document.toJS());
  return parsed.success ? ok(parsed.data) : no(parsed.error.issues.map((issue) => explain(issue, file)).join("\n"));
}

function explain({ code, path }: z.core.$ZodIssue, file: string): string {
  const where = path.length === 0 ? "The file" : `"${path.join(".")}"`;
  if (code === "unrecognized_keys" || path.length === 0)
    return `${file}: it holds "account_misuse" and "look-alikes", and nothing else. Copy flows/reports/en.yml and write anew.`;
  const cure = `Under each name stands a list of sentences of 1 to ${String(LONGEST_PHRASE)} characters, as in flows/reports/en.yml.`;
  return `${file}: ${where} cannot be read. ${cure}`;
}
