/** Proof a row demands, checked again inside the action itself. `none`: safe for strangers. */
type ProofTier = "none" | "mailbox" | "two-proofs";

export interface Row {
  readonly outcomes: readonly string[];
  /** Placeholders that each outcome leaves for the texts that follow. */
  readonly details: Readonly<Partial<Record<string, readonly string[]>>>;
  /** Slots that certainly have a value after an outcome. */
  readonly fills: Readonly<Partial<Record<string, readonly string[]>>>;
  readonly proof: ProofTier;
  /** Outcomes after which the mailbox is proved. After `unproved` it is not, whatever was known before. */
  readonly proves: readonly string[];
  /** Of a check: its answer says something about an account, so nobody unproved may even be asked it. */
  readonly tellsFacts: boolean;
  /** What it does cannot be taken back by a correction. */
  readonly final: boolean;
  /** It mails a code, and the mail says what for: `code-for` of the flow it runs in. */
  readonly statesReason: boolean;
}

/**
 * A row that keeps the names of its outcomes as types, so that code with another outcome does not compile.
 *
 * @public Only the declarations of the package name it.
 */
export interface RowOf<Outcome extends string> extends Row {
  readonly outcomes: readonly Outcome[];
}

/** What a row says besides its outcomes; it can only speak of outcomes that it has. */
interface Options<Outcome extends string> extends Partial<
  Pick<Row, "proof" | "tellsFacts" | "final" | "statesReason">
> {
  readonly details?: Readonly<Partial<Record<Outcome, readonly string[]>>>;
  readonly fills?: Readonly<Partial<Record<Outcome, readonly string[]>>>;
  readonly proves?: readonly Outcome[];
}

export const row = <const Outcome extends string>(
  outcomes: readonly Outcome[],
  options: Options<NoInfer<Outcome>> = {},
): RowOf<Outcome> => ({
  outcomes,
  details: {},
  fills: {},
  proof: "none",
  proves: [],
  tellsFacts: false,
  final: false,
  statesReason: false,
  ...options,
});
