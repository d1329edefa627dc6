/** A place in the code, and what it looks like when somebody has taken it away. */
export interface Piece {
  /** Below `src`. */
  readonly file: string;
  /** The exact source text, there once: in the file, or in the function that `within` names. */
  readonly from: string;
  readonly within?: string;
  readonly to: string;
}

/** A gate of proof or authority. */
export interface Gate extends Piece {
  /** The law that it keeps. */
  readonly law: string;
  /**
   * Gates behind this one that keep the same law by themselves, so that nobody notices when only one is gone. A test
   * must fail once all of them are.
   */
  readonly behind: readonly Piece[];
  /** Below `test`, without `.test.ts`, narrowest first: without the gate one of them must fail. */
  readonly tests: readonly string[];
}

type Row = readonly [law: string, from: string | Inside, to: string, ...behind: readonly Piece[]];

type Inside = Required<Pick<Piece, "from" | "within">>;

/** A text that several functions of the file have, and the one that is meant. */
export const inside = (within: string, from: string): Inside => ({ within, from });

/** The gates of one file that the same tests hold. */
export const gatesIn = (file: string, tests: readonly string[], rows: readonly Row[]): readonly Gate[] =>
  rows.map(([law, from, to, ...behind]) => {
    const place = typeof from === "string" ? { from } : from;
    return { law, file, ...place, to, behind, tests };
  });

/** Where a lock is written, sign-ins and codes under way end with it, so that rules that ask for the lock find nothing open. */
export const LOCK_ENDS: Piece = {
  file: "store/sqlite/spenders.ts",
  from: "queries.update(challenges).set({ endedAt: now }).where(open).run();",
  to: "void open;",
};

/** The store takes the button of a mail once, too, and none of a link that was used. */
export const PASSED_ONCE: Piece = {
  file: "store/sqlite/links.ts",
  from: `expectOneRow(queries.update(disownLinks).set({ passedAt: now }).where(unused).run(), "link");`,
  to: "queries.update(disownLinks).set({ passedAt: now }).where(unused).run();",
};

/** An action inside a session that only asks whether there is one: idle time, standing and address are not looked at. */
export const ANY_SESSION = `({ ok: state.session !== undefined, value: state.session, reason: "signed-out" })`;
