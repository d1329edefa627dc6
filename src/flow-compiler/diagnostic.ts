/** Every kind of mistake that the flow check knows, in the order of its three passes: syntax, shape, graph and texts. */
export const CODES = [
  "unreadable",
  "overlooked",
  "idle-file",
  "former-place",
  "yaml-syntax",
  "duplicate-key",
  "yaml-reference",
  "unknown-key",
  "missing-key",
  "wrong-value",
  "misnamed-file",
  "duplicate-id",
  "duplicate-starter",
  "missing-means",
  "idle-menu",
  "missing-repair",
  "unknown-repair",
  "unknown-step",
  "unreachable-step",
  "missing-outcome",
  "unknown-outcome",
  "failed-listed",
  "unknown-approval",
  "endless-loop",
  "no-end",
  "wrong-end",
  "end-result",
  "unknown-flow",
  "not-callable",
  "missing-result",
  "unknown-result",
  "call-circle",
  "needs-proof",
  "false-proof",
  "unknown-proof",
  "missing-reason",
  "missing-text",
  "unused-text",
  "missing-language",
  "missing-translation",
  "empty-text",
  "broken-message",
  "different-placeholders",
  "unknown-placeholder",
  "long-text",
  "long-label",
  "same-label",
  "unused-label",
  "asks-for-secret",
  "unguarded-language",
  "reply-heard-twice",
  "told-acts",
  "unknown-starter",
  "told-twice",
  "unknown-option",
  "unsayable-option",
  "waits",
] as const;

export type Code = (typeof CODES)[number];

/** A place in a file, both counted from 1 as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What a folder can bring along: a flow, or one text in one language. */
export type Part = `flow ${string}` | `text ${string} ${string}`;

/** One mistake: where it is, what it is, and what to do about it. */
export interface Diagnostic extends Place {
  readonly code: Code;
  /** Path below the flows folder, such as `sign-in/forgot-password.flow.yml`. */
  readonly file: string;
  /** One sentence that says what is wrong. */
  readonly what: string;
  /** One sentence that says how to repair it. */
  readonly cure: string;
  /** Where more than the place above could be changed to mend it: every flow and text that has a part in it. */
  readonly about?: readonly Part[];
}

/** `file:line:column  what  how to repair`: editors and terminals turn the beginning into a link. */
export const formatDiagnostic = ({ file, line, column, what, cure }: Diagnostic) =>
  `${file}:${String(line)}:${String(column)}  ${what}  ${cure}`;

/** In the order in which a person would go through the files. */
export const sortDiagnostics = (found: readonly Diagnostic[]) =>
  [...found].sort((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column);

const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);
