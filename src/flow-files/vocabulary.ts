/**
 * What a flow may ask of the world, and every way the answer can come out. Flows branch on these names and on nothing
 * else; there is no expression language. A new condition is a new row here, with code and tests behind it.
 *
 * Every check and act can also come out as `failed` (the world broke, not the person): the repair `something-failed`
 * takes that, so flows do not list it.
 */

/** Proof a row demands, checked again inside the action itself. `none`: safe for strangers. */
type ProofTier = "none" | "mailbox" | "two-proofs";

export interface Row {
  readonly outcomes: readonly string[];
  /** Placeholders that each outcome leaves for the texts that follow. */
  readonly details: Readonly<Record<string, readonly string[]>>;
  readonly proof: ProofTier;
  /** Outcomes after which the mailbox is proved. After `unproved` it is not, whatever was known before. */
  readonly proves: readonly string[];
  /** What it does cannot be taken back by a correction. */
  readonly final: boolean;
}

const row = (outcomes: readonly string[], options: Partial<Omit<Row, "outcomes">> = {}): Row => ({
  outcomes,
  details: {},
  proof: "none",
  proves: [],
  final: false,
  ...options,
});

export const CHECKS = {
  /** Is a mailbox proved in this conversation right now? */
  "mailbox-proved": row(["proved", "unproved"], { proves: ["proved"] }),
} as const satisfies Readonly<Record<string, Row>>;

export const ACTS = {
  /** Mails a code to the address on file of the account named by slot `email`, or seems to. */
  "mail-code": row(["mailed", "wait", "used-up"], {
    details: { mailed: ["phrase", "minutes", "digits"], wait: ["seconds"] },
  }),
  /** Compares what was typed (slot `code`) with the codes that are out. */
  "check-code": row(["right", "wrong", "expired", "used-up"], { proves: ["right"] }),
  /** Mails the Change password button to the proved account. */
  "mail-reset-link": row(["mailed", "unproved", "disabled", "used-up"], {
    details: { mailed: ["minutes"] },
    proof: "mailbox",
    final: true,
  }),
  /** Opens a case with a dossier for a person to take over. */
  "open-case": row(["opened"], { details: { opened: ["case"] }, final: true }),
} as const satisfies Readonly<Record<string, Row>>;

/** Requests that others decide come with a later issue; the step kind is ready for them. */
export const APPROVALS = {} as const satisfies Readonly<Record<string, Row>>;

/** Texts that the shell around the engine says by itself, whatever flow is running, and their placeholders. */
export const SHELL_TEXTS = {
  "shell.secret-cut": [],
  "shell.too-long": [],
  "shell.handed-over": ["case"],
  "shell.slow-down": [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type CheckName = keyof typeof CHECKS;
export type ActName = keyof typeof ACTS;

const TABLES: Readonly<Record<"check" | "act" | "approval", Readonly<Record<string, Row>>>> = {
  check: CHECKS,
  act: ACTS,
  approval: APPROVALS,
};

/** The row of a name that came out of a file; undefined when nothing is called that. */
export const rowOf = (kind: "check" | "act" | "approval", name: string): Row | undefined =>
  Object.hasOwn(TABLES[kind], name) ? TABLES[kind][name] : undefined;
