import type { ChatAddress, ChatLine } from "../../channels/channel.ts";
import type { Instant } from "../../shared/brand.ts";
import type { ListedCase, TopicPost } from "../case-desk/case-state.ts";
import type { Dossier } from "../model.ts";

/** A line of the chat on its way into the topic. */
export interface TopicLine extends Pick<ChatLine, "sequence" | "from" | "text" | "options" | "messageId"> {
  /** A picture or the like, which the messenger may be able to show as it is. */
  readonly media: boolean;
  /** An agent wrote it in this very topic. */
  readonly echo: boolean;
}

/** What is to be shown of one case, for whoever took it. */
export interface TopicWork {
  readonly place: string;
  /** Undefined: no topic is open yet. */
  readonly topic: string | undefined;
  readonly found: ListedCase;
  readonly dossier: Dossier;
  /** Where the person is. */
  readonly from: ChatAddress;
  readonly introduced: boolean;
  /** Not shown yet, oldest first; of a closed case those until its end. A hundred at most. */
  readonly lines: readonly TopicLine[];
  readonly posts: readonly { readonly id: number; readonly post: TopicPost }[];
  /** Tries in a row that came to nothing. */
  readonly tries: number;
  /** Topics that were left because they took nothing any more. */
  readonly lost: number;
}

export type TopicSettled =
  | { readonly kind: "opened"; readonly topic: string }
  | { readonly kind: "introduced" }
  | { readonly kind: "shown"; readonly upTo: number }
  /** `instead`: shown in the topic because it could not be done. */
  | { readonly kind: "posted"; readonly id: number; readonly instead?: string }
  | { readonly kind: "closed" }
  /** The topic takes nothing any more: all is shown anew in another one. */
  | { readonly kind: "lost"; readonly why: string }
  | { readonly kind: "later"; readonly why: string; readonly nextTry: Instant };
