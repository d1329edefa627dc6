import { probabilitiesOf } from "./weight-table.ts";

/** What a model says of an example it did not learn from, and the truth. */
interface Judged {
  readonly sums: Float64Array;
  readonly label: number;
}

/** Tried factors: from five times blunter to five times sharper, each a twentieth more than the one before. */
const FACTORS = Array.from({ length: 67 }, (_, index) => 0.2 * 1.05 ** index);
/** A truth that was held for impossible costs no more than this probability would. */
const LEAST = 1e-9;

/** The factor for sums that makes their probabilities most honest: one over the temperature of Guo et al. 2017. */
export function fitSharpness(judged: readonly Judged[]): number {
  if (judged.length === 0) return 1;
  const losses = FACTORS.map((factor) => judged.reduce((sum, one) => sum + lossOf(one, factor), 0));
  return FACTORS[losses.indexOf(Math.min(...losses))] ?? 1;
}

const lossOf = ({ sums, label }: Judged, factor: number) =>
  -Math.log(Math.max(LEAST, probabilitiesOf(sums.map((sum) => sum * factor))[label] ?? 0));
