import type { Intent } from "../engine/engine.ts";
import type { Instant } from "../shared/brand.ts";

/** Stored with the message, so that a turn that is taken again comes out the same. */
export type Advice = Asked | { readonly kind: "given"; readonly intent?: Intent; readonly option?: string };

/** One of the answers to the open question, and what it says, in English. */
export interface OfferedAnswer {
  readonly option: string;
  readonly means: string;
}

interface Asked {
  /** `asked`: somebody does it now, or was killed while they did. */
  readonly kind: "wanted" | "asked";
  readonly among: readonly Intent[];
  /** In place of troubles: the answers to the question that is open. */
  readonly options?: readonly OfferedAnswer[];
  /** Since when the message waits for it. */
  readonly at: Instant;
  /** What is asked about, secrets cut, where it is more than this one message. */
  readonly text?: string | undefined;
}

/** In place of a turn: the message waits until a language model was asked which of these it means. */
export interface WantsAdvice {
  readonly wants: readonly Intent[];
  /** Where several messages mean it together. */
  readonly text?: string | undefined;
  readonly options?: readonly OfferedAnswer[];
}

/** A message that this process asks the language model about. */
export interface AdviceWanted {
  readonly event: number;
  /** Secrets are cut. */
  readonly text: string;
  readonly advice: Asked;
}
