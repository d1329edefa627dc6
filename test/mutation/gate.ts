/** A gate of proof or authority, and what the code looks like when somebody has taken it away. */
export interface Gate {
  /** The law that it keeps. */
  readonly law: string;
  /** Below `src`. */
  readonly file: string;
  /** The exact source text, there once. */
  readonly from: string;
  readonly to: string;
  /** Below `test`, without `.test.ts`, narrowest first: without the gate one of them must fail. */
  readonly tests: readonly string[];
}

type Row = readonly [law: string, from: string, to: string];

/** The gates of one file that the same tests hold. */
export const gatesIn = (file: string, tests: readonly string[], rows: readonly Row[]): readonly Gate[] =>
  rows.map(([law, from, to]) => ({ law, file, from, to, tests }));

/** An action inside a session that only asks whether there is one: idle time, standing and address are not looked at. */
export const ANY_SESSION = `({ ok: state.session !== undefined, value: state.session, reason: "signed-out" })`;
