import type { Language } from "../shared/language.ts";
import type { Entity } from "./event.ts";
import type { Reply } from "../shared/reply.ts";
import type { Told } from "../shared/told.ts";
import type { FlowId, SlotName } from "./flow.ts";

/** One way of understanding words that could mean several things, and what happens when it is chosen. */
export interface Alternative {
  readonly option: string;
  /** What the person typed: shown on the button in place of its text. */
  readonly shows?: string;
  readonly then: readonly Fact[];
}

/**
 * What happened in an episode, in order. Only ever appended to. The place in the flow, the slots and all that has
 * been said follow from it by walking (`walk.ts`); none of that is stored.
 */
export type Fact =
  /** A trouble was named: its flow starts, on top of whatever is open. */
  | { readonly kind: "started"; readonly flow: FlowId }
  /**
   * A repair starts on top of whatever is open. `only` narrows the options of its first question; `then` is what the
   * words would have meant, and happens only when the repair is answered with "go on".
   */
  | {
      readonly kind: "repairing";
      readonly flow: FlowId;
      readonly only?: readonly string[];
      readonly then?: readonly Fact[];
      /** Values that were named, of which one is meant, by the options that stand for them. */
      readonly alternatives?: readonly Alternative[];
    }
  /** Something was mentioned before it was asked for; the first question that wants it takes it. */
  | { readonly kind: "offered"; readonly entity: Entity }
  | { readonly kind: "answered"; readonly slot: SlotName; readonly value: string }
  | { readonly kind: "chose"; readonly option: string }
  /** A code was typed where something else, or nothing, is asked: it answers the question that asked for one last. */
  | { readonly kind: "typed-code"; readonly value: string }
  /** An answer that did not fit. `said` tells whether the next one is the same. */
  | { readonly kind: "missed"; readonly said?: number }
  /** Something was said that could be no answer to what was asked: it costs no try. */
  | { readonly kind: "heard"; readonly reply: Reply }
  | {
      readonly kind: "resulted";
      readonly visit: string;
      readonly outcome: string;
      readonly details: Readonly<Record<string, string | number>>;
    }
  /** An earlier answer was replaced: see `correct.ts` for what that keeps and drops. */
  | { readonly kind: "corrected"; readonly slot: SlotName; readonly value: string }
  /** The last answer was taken back without a new one. */
  | { readonly kind: "reopened"; readonly slot: SlotName }
  | { readonly kind: "language"; readonly language: Language }
  /** Something was told that a question may be about: it is not asked again. */
  | { readonly kind: "told"; readonly told: Told }
  /** A second trouble, to be offered when this one is done. */
  | { readonly kind: "queued"; readonly flow: FlowId }
  /** Nobody wrote for a while. */
  | { readonly kind: "silence" }
  /** The person was seen signing in: the trouble is over, whatever was still open. */
  | { readonly kind: "signed-in" }
  /** Something that everybody is told was told here. It changes nothing. */
  | { readonly kind: "announced"; readonly name: string }
  /** They say so themselves. */
  | { readonly kind: "worked" };

/** A fact after corrections were worked in, or the mark where one of them turned the walk back. */
export type EffectiveFact = Fact | { readonly kind: "turned-back"; readonly epoch: number };
