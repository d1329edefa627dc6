import { isNode, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { INTENT_NAMES } from "../phrase-file.ts";

const intent = z.enum(INTENT_NAMES, { error: `must be one of ${INTENT_NAMES.join(", ")}` });
const TEXT = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u;
const question = z
  .strictObject({
    between: z.tuple([intent, intent], { error: "must name two troubles, such as [forgot_password, ip_blocked]" }),
    ask: z.string().regex(TEXT, "must be the id of a text, such as questions.can-open-mailbox"),
    yes: intent,
    no: intent,
  })
  .refine(({ between, yes, no: other }) => [yes, other].toSorted().join() === between.toSorted().join(), {
    error: "must lead to one of the two troubles with yes, and to the other one with no",
  })
  .readonly();

/** A question that tells two troubles apart, and where each answer leads. */
export type SeparatingQuestion = z.infer<typeof question>;

/**
 * Reads `flows/questions.yml`: a list of pairs of troubles with the question between them.
 *
 * @param text YAML
 * @param file name for the messages
 * @returns the questions, or every mistake as `file:line  what`, one a line
 */
export function readQuestionFile(text: string, file: string): Outcome<readonly SeparatingQuestion[], string> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => `${file}:${String(Math.max(1, lines.linePos(offset).line))}`;
  if (document.errors.length > 0)
    return no(document.errors.map((error) => `${at(error.pos[0])}  not valid YAML: ${error.message}`).join("\n"));
  const parsed = z.array(question, { error: "must be a list of questions" }).safeParse(document.toJS());
  const placeOf = (path: readonly PropertyKey[]) => {
    const node = document.getIn(path, true);
    return at(isNode(node) ? (node.range?.[0] ?? 0) : 0);
  };
  if (!parsed.success)
    return no(parsed.error.issues.map((issue) => explain(issue, placeOf(issue.path.slice(0, 2)))).join("\n"));
  const twice = parsed.data.filter((one, index) => parsed.data.findIndex((other) => isSamePair(one, other)) < index);
  if (twice.length === 0) return ok(parsed.data);
  return no(twice.map(({ between }) => `${file}  ${between.join(" and ")} have two questions. Keep one.`).join("\n"));
}

function explain(issue: z.core.$ZodIssue, place: string): string {
  const name = issue.path.slice(1).join(".");
  return `${place}  ${name === "" ? "a question" : `"${name}"`} ${said(issue)}.`;
}

const said = (issue: z.core.$ZodIssue) =>
  issue.code === "unrecognized_keys" ? `has ${issue.keys.join(", ")}, which means nothing here` : issue.message;

const isSamePair = (one: SeparatingQuestion, other: SeparatingQuestion) =>
  one.between.toSorted().join() === other.between.toSorted().join();
