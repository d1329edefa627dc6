import { digitGroups, type DigitGroup } from "./digit-groups.ts";
import { overlaps, type Span } from "./span.ts";
import type { Vocabulary } from "../words/words.ts";

/** Groups bound by a sign without a blank: "123-456", "12/11/2026". */
export interface Atom extends Span {
  readonly groups: readonly DigitGroup[];
  /** The signs between the groups. */
  readonly signs: string;
}

/** Atoms with blanks between them: what a person writes as one number, or as two numbers in a row. */
export interface Cluster extends Span {
  readonly atoms: readonly Atom[];
}

const TIGHT = /^[-‐‑–—.·_/:,']$/u;
const LOOSE = /^(?: {1,2}| ?[()] ?| [-‐‑–—·] )$/u;
const LOOSE_SPOKEN = /^(?:[ \n]{1,2}|[,.;…-] ?|\.{3} ?)$/u;

/** All numbers of the text, without those inside `apart` (addresses). */
export function digitClusters(text: string, apart: readonly Span[], vocabulary: Vocabulary): readonly Cluster[] {
  const groups = digitGroups(text, vocabulary).filter((group) => !apart.some((span) => overlaps(span, group)));
  const atoms = chain(groups, (gap, before, next) => !before.spoken && !next.spoken && TIGHT.test(gap), text).map(
    (chained) => ({ ...edges(chained), groups: chained, signs: signsBetween(chained, text) }),
  );
  const clusters = chain(
    atoms,
    (gap, before, next) => (bothSingle(before, next) ? LOOSE_SPOKEN : LOOSE).test(gap),
    text,
  );
  return clusters.map((chained) => ({ ...edges(chained), atoms: chained }));
}

/** Spoken digits, and single ones among them, may have commas between. */
function bothSingle(before: Atom, next: Atom): boolean {
  const ends = [before.groups.at(-1), next.groups[0]];
  return ends.every((end) => end?.digits.length === 1) && ends.some((end) => end?.spoken);
}

/** Puts neighbours together while the text between them passes. */
function chain<Part extends Span>(
  parts: readonly Part[],
  joins: (gap: string, before: Part, next: Part) => boolean,
  text: string,
): readonly (readonly Part[])[] {
  const chains: Part[][] = [];
  for (const part of parts) {
    const current = chains.at(-1);
    const before = current?.at(-1);
    if (current && before && joins(text.slice(before.to, part.from), before, part)) current.push(part);
    else chains.push([part]);
  }
  return chains;
}

const edges = (parts: readonly Span[]): Span => ({ from: parts[0]?.from ?? 0, to: parts.at(-1)?.to ?? 0 });

const signsBetween = (groups: readonly DigitGroup[], text: string) =>
  groups
    .slice(1)
    .map((group, index) => text.slice(groups[index]?.to, group.from))
    .join("");
