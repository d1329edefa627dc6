/**
 * What a flow may ask of the world, and every way the answer can come out. Flows branch on these names and on nothing
 * else; there is no expression language. A new condition is a new row here, with code and tests behind it.
 *
 * Every check and act can also come out as `failed` (the world broke, not the person): the repair `something-failed`
 * takes that, so flows do not list it.
 */

/** Proof a row demands, checked again inside the action itself. `none`: safe for strangers. */
export type ProofTier = "none" | "mailbox" | "two-proofs";

export interface Row {
  readonly outcomes: readonly string[];
  /** Placeholders the outcome leaves for the texts that follow. */
  readonly details: readonly string[];
  readonly proof: ProofTier;
  /** What it does cannot be taken back by a correction. */
  readonly final: boolean;
}

const row = (outcomes: readonly string[], options: Partial<Omit<Row, "outcomes">> = {}): Row => ({
  outcomes,
  details: [],
  proof: "none",
  final: false,
  ...options,
});

export const CHECKS = {
  /** Is a mailbox proved in this conversation right now? */
  "mailbox-proved": row(["proved", "unproved"]),
} as const satisfies Readonly<Record<string, Row>>;

export const ACTS = {
  /** Mails a code to the address on file of the account named by slot `email`, or seems to. */
  "mail-code": row(["mailed", "wait", "used-up"], { details: ["phrase", "minutes", "digits", "seconds"] }),
  /** Compares what was typed (slot `code`) with the codes that are out. */
  "check-code": row(["right", "wrong", "expired", "used-up"]),
  /** Mails the Change password button to the proved account. */
  "mail-reset-link": row(["mailed", "unproved", "disabled", "used-up"], {
    details: ["minutes"],
    proof: "mailbox",
    final: true,
  }),
  /** Opens a case with a dossier for a person to take over. */
  "open-case": row(["opened"], { details: ["case"], final: true }),
} as const satisfies Readonly<Record<string, Row>>;

/** Requests that others decide come with a later issue; the step kind is ready for them. */
export const APPROVALS = {} as const satisfies Readonly<Record<string, Row>>;

export type CheckName = keyof typeof CHECKS;
export type ActName = keyof typeof ACTS;
