import type { ChatDecision, ChatNote } from "../../approvals/approvals.ts";
import type { ChannelName } from "../../channels/channel.ts";
import type { LinkAnswer } from "../../auth/auth.ts";
import type { ShownCard } from "./shown-card.ts";

/** What is told in a chat that no flow runs: facts here, words in `words-of-note.ts`. */
export type Note =
  | ChatNote
  /** A link code was typed. */
  | { readonly kind: "link-tried"; readonly answer: LinkAnswer }
  /** A request was decided here, or was not. */
  | { readonly kind: "decision"; readonly request: string; readonly answer: ChatDecision }
  /** Words that could mean more than one thing are asked back. */
  | { readonly kind: "what-now"; readonly card: ShownCard }
  | { readonly kind: "which-request"; readonly codes: readonly string[] }
  | { readonly kind: "no-such-request"; readonly code: string }
  /** The link of this chat is to end: asked back, kept, ended, or it has none. */
  | { readonly kind: "unlink-ask" | "unlink-kept" | "unlinked" | "unlinked-already" }
  /** Another chat went on here, or could not; this one went on elsewhere. */
  | { readonly kind: "moved-here" | "not-moved" }
  | { readonly kind: "moved-away"; readonly messenger: ChannelName }
  /** The work broke three times. */
  | { readonly kind: "not-done" };
