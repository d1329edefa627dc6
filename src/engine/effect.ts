import type { TextId } from "../shared/brand.ts";
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
      readonly options: readonly { readonly id: string; readonly text: TextId }[];
      /** What is waited for besides the options. */
      readonly entity?: EntityKind;
    }
  | Work
  /** Wake the conversation with a `silence` event if nobody writes for so long (milliseconds); undefined: never. */
  | { readonly kind: "wake"; readonly after: number | undefined }
  | { readonly kind: "end"; readonly outcome: EpisodeOutcome; readonly flow: FlowId };

/** Something for the shell to do; it answers with a `resulted` event for the same visit. */
export interface Work {
  readonly kind: "check" | "act" | "approval";
  readonly name: string;
  readonly visit: string;
  readonly slots: Readonly<Record<string, string>>;
}
