import type { LibraryHash, TextId } from "../shared/brand.ts";
import type { Reply } from "../shared/reply.ts";
import type { Told } from "../shared/told.ts";
import type { CodeReason } from "../shared/code-reason.ts";

/** The shape of a flow after it was read, checked and compiled: plain data, no functions. */

export type FlowId = string;
export type StepId = string;
/** Where an answer is kept. Shared by all flows of an episode. */
export type SlotName = string;

/** What a person can be asked for in their own words. */
export type EntityKind = "email" | "code" | "ip" | "request" | "duration" | "text";

/** Says something and goes on. */
interface Say {
  readonly kind: "say";
  readonly text: TextId;
  readonly next: StepId;
  /** Not said, and gone past, to whoever told this: where the walk goes on instead. */
  readonly unless?: Readonly<Partial<Record<Told, StepId>>>;
}

/** One of the answers offered as buttons, or as numbers where there are none. */
export interface Option {
  readonly id: string;
  readonly text: TextId;
  readonly next: StepId;
  /** What a reply in the person's own words may do to choose it; none of it means another option of the question. */
  readonly hears?: readonly Reply[];
  /** Whoever told one of these before has chosen it already. */
  readonly told?: readonly Told[];
}

interface Question {
  readonly text: TextId;
  /** Answer to "why do you need this?". */
  readonly reason: TextId;
  /** Said in place of `text` after an answer that did not fit. */
  readonly retry: TextId;
  /** So many answers that do not fit, then on to `otherwise`. */
  readonly tries: number;
  readonly otherwise: StepId;
  readonly options: readonly Option[];
  /** What the episode counts as while it waits here: the work is done and only a word of confirmation is missing. */
  readonly goal?: "solved";
}

/** Waits for a value in the person's own words; options are side exits ("it did not arrive"). */
export interface Ask extends Question {
  readonly kind: "ask";
  readonly slot: SlotName;
  readonly entity: EntityKind;
  readonly next: StepId;
}

/** Waits for one of the options. */
export interface Choose extends Question {
  readonly kind: "choose";
}

/** Asks the world something and changes nothing. Branches on the named outcome. */
export interface Check {
  readonly kind: "check";
  readonly check: string;
  readonly on: Readonly<Record<string, StepId>>;
}

/** Changes something. The action itself checks the proof it needs, at the moment it runs. */
export interface Act {
  readonly kind: "act";
  readonly act: string;
  /** A correction never reaches back across a final act: what it did cannot be taken back. */
  readonly final: boolean;
  readonly on: Readonly<Record<string, StepId>>;
}

/** Asks somebody else to decide, and waits, for days if need be. */
export interface Approval {
  readonly kind: "approval";
  readonly request: string;
  readonly on: Readonly<Record<string, StepId>>;
}

/** Runs another flow and goes on by what it returns. */
export interface Call {
  readonly kind: "call";
  readonly flow: FlowId;
  readonly on: Readonly<Record<string, StepId>>;
}

/** How an episode can end. */
export type EpisodeOutcome = "solved" | "handed-over" | "cancelled";

/** What an `end` step does: close the trouble, return to the caller, or (repairs only) go back to where we were. */
export type EndOutcome = EpisodeOutcome | "return" | "resume" | "start-over" | "go-back";

export interface End {
  readonly kind: "end";
  readonly outcome: EndOutcome;
  /** With `return`: the name the caller branches on. */
  readonly result?: string;
}

export type Step = Say | Ask | Choose | Check | Act | Approval | Call | End;

export interface Flow {
  readonly id: FlowId;
  readonly kind: "sign-in" | "shared" | "repair";
  /** Names of the intents and reports that start this flow. */
  readonly intents: readonly string[];
  /** What a code that is mailed on its way is for, in the words of the mail. */
  readonly codeFor?: CodeReason;
  /** Whoever told one of these is asked first whether they do not rather want the other. */
  readonly doubtedBy?: Readonly<Partial<Record<Told, string>>>;
  readonly first: StepId;
  readonly steps: Readonly<Record<StepId, Step>>;
  /** A step inside a loop may be entered so many times, then the walk goes to `then` instead. */
  readonly limits: Readonly<Record<StepId, { readonly times: number; readonly then: StepId }>>;
}

/** All flows of one version. A running episode keeps the library it began with. */
export interface Library {
  readonly hash: LibraryHash;
  readonly flows: Readonly<Record<FlowId, Flow>>;
}

/** Repairs the engine itself starts; a library without one of them is refused by the flow check. */
export const REPAIRS = [
  "cancel",
  "start-over",
  "go-back",
  "correct",
  "repeat",
  "why",
  "not-understood",
  "which-one",
  "which-value",
  "not-words",
  "talk-to-human",
  "offer-person",
  "is-it-you",
  "other-language",
  "something-failed",
  "silence",
  "silence-close",
] as const;

export type Repair = (typeof REPAIRS)[number];
