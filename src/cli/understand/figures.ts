import type { Intent, IntentProfile } from "../../shared/intent.ts";
import type { RawReading } from "../../understanding/understanding.ts";
import type { LabelledMessage } from "./labelled.ts";

/** A message, what it means, and what was made of it. */
export interface Judged {
  readonly said: LabelledMessage;
  readonly read: RawReading;
}

const truths = ({ said }: Judged): readonly Intent[] => [said.label, ...said.also];

/** The likeliest intent is the one that the message is labelled with. */
export const isRight = ({ said, read }: Judged) => read.intent === said.label;

/** The likeliest intent is the label, or another one that is right too. */
export const isAccepted = (one: Judged) => truths(one).includes(one.read.intent);

/** What the person is led to: the flow that starts, or the buttons to choose from. A doubt has a button for either. */
function reached({ read: { reading, reports, doubts } }: Judged): readonly string[] {
  const report = reports ?? doubts;
  return [...(report === undefined ? [] : [report]), ...readAs(reading)];
}

function readAs(reading: RawReading["reading"]): readonly Intent[] {
  if (reading.kind === "unsure") return reading.candidates;
  return reading.kind === "sure" ? [reading.intent, ...(reading.also ? [reading.also] : [])] : [];
}

/** What is acted on, or one of the buttons that are offered, is right. */
export const isReached = (one: Judged) => truths(one).some((intent) => reached(one).includes(intent));

/**
 * Acts at once on a trouble that is not there: it sends somebody through the wrong steps. Of two troubles that are acted on
 * both count, and so does somebody else at the account of whom nobody spoke.
 */
export const harmfulAmong = (intents: readonly IntentProfile[]) => {
  const troubles = new Set(intents.filter(({ acts }) => acts).map(({ intent }) => intent));
  return (one: Judged) => {
    const { reading, reports, doubts } = one.read;
    const right: readonly string[] = truths(one);
    if (reports !== undefined) return !right.includes(reports);
    if (doubts !== undefined || reading.kind !== "sure") return false;
    return readAs(reading).some((intent) => troubles.has(intent) && !right.includes(intent));
  };
};

/** A share of all, 0 to 1; of none it is 0. */
export const share = (all: readonly Judged[], test: (one: Judged) => boolean) =>
  all.length === 0 ? 0 : all.filter(test).length / all.length;

/**
 * Mean over the intents that occur of 2 · right / (meant + taken for). An intent counts the same, however rare.
 *
 * @param isHit `isRight` for the strict figure, `isAccepted` for the lenient one
 */
export function macroF1(all: readonly Judged[], isHit: (one: Judged) => boolean): number {
  const taken = all.map((one) => ({ label: one.said.label, as: isHit(one) ? one.said.label : missedAs(one) }));
  const scores = [...new Set(all.map(({ said }) => said.label))].toSorted().flatMap((intent) => {
    const meant = taken.filter(({ label }) => label === intent);
    const right = meant.filter(({ as }) => as === intent).length;
    const named = taken.filter(({ as }) => as === intent).length;
    return meant.length === 0 ? [] : [(2 * right) / (meant.length + named)];
  });
  return scores.length === 0 ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** What a miss is counted under: the wrong intent that came first. */
function missedAs(one: Judged): Intent | undefined {
  const { intent, alternatives } = one.read;
  return [intent, ...alternatives.map((other) => other.intent)].find((other) => !truths(one).includes(other));
}

/** Pairs of meant and taken for, most frequent first. */
export function confusions(all: readonly Judged[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { said, read } of all.filter((one) => !isAccepted(one))) {
    const pair = `${said.label} taken for ${read.intent}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a);
}

const BINS = 10;

/** Expected calibration error: how far confidence is from the share that is right, over ten bins of confidence. */
export function calibrationError(all: readonly Judged[]): number {
  const bins = Array.from({ length: BINS }, (_, bin) =>
    all.filter(({ read }) => Math.min(BINS - 1, Math.floor(read.confidence * BINS)) === bin),
  );
  return bins.reduce((sum, bin) => {
    const confidence = bin.reduce((total, { read }) => total + read.confidence, 0);
    return sum + Math.abs(confidence - bin.filter(isRight).length) / Math.max(1, all.length);
  }, 0);
}
