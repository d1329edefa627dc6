/** A rule broken at a place, with the sentence that says why the rule is there. */
export interface Breach {
  readonly path: string;
  readonly line: number;
  readonly sentence: string;
}

/** The form that terminals and editors turn into a link. */
export const inLine = (breach: Breach) => `${breach.path}:${breach.line}  ${breach.sentence}`;
