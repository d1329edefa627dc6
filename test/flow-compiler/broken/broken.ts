import type { Code } from "../../../src/flow-compiler/diagnostic.ts";

/** A mistake, made in one place of the small flows. `¶` stands where the check must point. */
export interface Broken {
  readonly code: Code;
  readonly file: string;
  readonly replace: string;
  readonly by: string;
  /** Words that the sentence must hold: the name of the culprit, or the cure. */
  readonly says?: string;
  /** The same is done in every language; it is told in the first. */
  readonly everywhere?: boolean;
  /** Other file that the mistake is told in, where one file breaks another. */
  readonly toldIn?: string;
}
