/**
 * How the answer of an act that is done once is read back when the act is asked for again: a zod schema of exactly that
 * answer. `encode` takes what the schema knows, so a schema that lacks one way to answer does not compile; it would break
 * only after a crash between answer and mark, where nobody looks.
 */
export interface AnswerSchema<Answer> {
  readonly parse: (stored: unknown) => Answer;
  readonly encode: (answer: Answer) => unknown;
}
