import type { TextId } from "../shared/brand.ts";
import type { TextArguments } from "./effect.ts";
import type { Entity } from "./event.ts";
import type { Fact } from "./facts.ts";
import type { Repair } from "./flow.ts";

/** A text with what its placeholders stand for. */
interface Said {
  readonly text: TextId;
  readonly args: TextArguments;
}

/** What an event means at this place: facts to append, words of acknowledgement, and why. */
export interface Response {
  readonly facts: readonly Fact[];
  readonly say: readonly (TextId | Said)[];
  /** The open question is put again after the words, if nothing else asks one. */
  readonly askAgain: boolean;
  /** Then in its other words: somebody said something sensible to it, and would not like to read the same again. */
  readonly inOtherWords?: true;
  readonly why: string;
}

export const means = (why: string, ...facts: readonly Fact[]): Response => ({ facts, say: [], askAgain: false, why });

export const repair = (flow: Repair, why: string): Response => means(why, { kind: "repairing", flow });

/** What a message mentions besides its point is kept for the first question that wants it. A code is for one place only. */
export const prefill = (entities: readonly Entity[]): readonly Fact[] =>
  entities.filter((entity) => entity.kind !== "code").map((entity): Fact => ({ kind: "offered", entity }));
