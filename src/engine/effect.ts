import type { TextId } from "../shared/brand.ts";
import type { CodeReason } from "../shared/code-reason.ts";
import type { Reply } from "../shared/reply.ts";
import type { Fact } from "./facts.ts";
import type { EntityKind, EpisodeOutcome, FlowId } from "./flow.ts";

/** Placeholders of a text: the slots a person may see, and the details of the last results. */
export type TextArguments = Readonly<Record<string, string | number>>;

/** What a turn wants done. The engine lists effects and runs none of them. */
export type Effect =
  | { readonly kind: "say"; readonly text: TextId; readonly args: TextArguments }
  | {
      readonly kind: "ask";
      readonly text: TextId;
      readonly args: TextArguments;
      /** `shows`: what the person typed, in place of the text. */
      readonly options: readonly { readonly id: string; readonly text: TextId; readonly shows?: string }[];
      /** What is waited for besides the options. */
      readonly entity?: EntityKind;
    }
  | FlowEffect
  /** Wake the conversation with a `silence` event if nobody writes for so long (milliseconds); undefined: never. */
  | { readonly kind: "wake"; readonly after: number | undefined }
  | { readonly kind: "end"; readonly outcome: EpisodeOutcome; readonly flow: FlowId };

/** Something for the shell to do; it answers with a `resulted` event for the same visit. */
export interface FlowEffect {
  readonly kind: "check" | "act" | "approval";
  readonly name: string;
  readonly visit: string;
  readonly slots: Readonly<Record<string, string>>;
  /** Details of earlier results: what the person saw when they agreed to this. */
  readonly shown: TextArguments;
  /** What the person is after: of the innermost flow under way that says so. */
  readonly reason?: CodeReason;
}

/** What one event did: facts to append, effects to carry out, and why, for the operator's eyes. */
export interface Turn {
  readonly facts: readonly Fact[];
  readonly effects: readonly Effect[];
  readonly trace: readonly string[];
}

interface WaitingOption {
  readonly id: string;
  readonly text: TextId;
  /** What the button shows in place of the text. */
  readonly shows?: string;
  readonly hears: readonly Reply[];
  /** Something is mailed, changed or asked of somebody before the person is asked anything else. */
  readonly actsAtOnce: boolean;
}

/** What an episode waits for. */
export type Waiting =
  /** Nothing has been named yet. */
  | { readonly kind: "idle" }
  | {
      readonly kind: "question";
      readonly entity?: EntityKind;
      readonly options: readonly WaitingOption[];
      readonly goal?: "solved";
      readonly flow: FlowId;
      /** All that is known of the trouble is that there is one: a word that names it says more. */
      readonly isVague?: true;
    }
  /** A check or act is under way: words wait until it is done. */
  | { readonly kind: "working"; readonly visit: string }
  /** Somebody else decides, perhaps for days: words are welcome meanwhile. */
  | { readonly kind: "approval"; readonly visit: string; readonly flow: FlowId }
  | { readonly kind: "ended"; readonly outcome: EpisodeOutcome; readonly flow: FlowId };
