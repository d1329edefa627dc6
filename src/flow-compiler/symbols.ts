import type { Flow } from "../engine/engine.ts";
import type { Language } from "../shared/language.ts";
import type { Diagnostic, Place } from "./diagnostic.ts";
import type { Source } from "./source.ts";

/** A flow beside the file it came from. */
export interface ReadFlow {
  readonly flow: Flow;
  /** Of a shared flow: the results after which the mailbox is proved. */
  readonly proves: readonly string[];
  readonly source: Source;
}

/** Words and where they stand. */
export interface Words {
  readonly words: string;
  readonly place: Place;
  /** The file that they stand in: one language may come from two folders. */
  readonly source: Source;
}

/** The texts of one language beside the file they came from. */
export interface ReadTexts {
  readonly language: Language;
  readonly source: Source;
  /** By text id, in the order of the file. */
  readonly texts: ReadonlyMap<string, Words>;
}

/** Everything that has the right shape and is now held against each other. */
export interface Book {
  readonly flows: readonly ReadFlow[];
  readonly texts: readonly ReadTexts[];
}

/** A rule looks at the whole book and names every place that breaks it. */
export type Rule = (book: Book) => readonly Diagnostic[];

/** The flow called `id`; the first one, should there be two. */
export const flowCalled = (book: Book, id: string) => book.flows.find(({ flow }) => flow.id === id);
