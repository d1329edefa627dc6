import type { Vector } from "./vector.ts";

export interface Labelled {
  readonly vector: Vector;
  /** Index of the class. */
  readonly label: number;
}
