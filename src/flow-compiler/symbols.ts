import type { Flow, StepId } from "../engine/engine.ts";
import type { TextId } from "../shared/brand.ts";
import type { Language } from "../shared/language.ts";
import type { Diagnostic, Place } from "./diagnostic.ts";
import type { AskingWords } from "./asking-words.ts";
import type { Source } from "./source.ts";

/** How a flow is offered to people by a button. */
export interface MenuLine {
  readonly label: TextId;
  /** The smallest comes first. */
  readonly place: number;
  readonly shown: "always" | "when-likely" | "never";
}

/** A question that offers flows by itself. */
export interface Offering {
  readonly step: StepId;
  readonly which: "menu" | "every-flow";
}

/** A flow beside the file it came from. */
export interface ReadFlow {
  /** In a book: with the options that its questions offer by themselves. */
  readonly flow: Flow;
  /** What those want who are led here, in one English line. */
  readonly means?: string;
  readonly menu?: MenuLine;
  readonly offers: readonly Offering[];
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
  /** By which texts are caught that ask for a secret: one list of words for each language that has any. */
  readonly asking: readonly { readonly language: Language; readonly words: AskingWords }[];
  /** Only while mistakes are looked for: what could not be read. Nobody is blamed for what it would have held. */
  readonly unread?: Unread;
}

/** What mistakes of syntax and shape keep from being known. */
export interface Unread {
  /** Flows of which nothing is known. */
  readonly flows: ReadonlySet<string>;
  /** Flows of which steps or lines are missing. */
  readonly damaged: ReadonlySet<string>;
  /** `<flow>.<step>`. */
  readonly steps: ReadonlySet<string>;
  /** Whether a text may be said there. */
  readonly says: (text: string) => boolean;
  /** Whether a text may have words there. @param language left out: in any */
  readonly hasText: (text: string, language?: Language) => boolean;
}

/** A rule looks at the whole book and names every place that breaks it. */
export type Rule = (book: Book) => readonly Diagnostic[];

/** The flow called `id`; the first one, should there be two. */
export const flowCalled = (book: Book, id: string) => book.flows.find(({ flow }) => flow.id === id);
