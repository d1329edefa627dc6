import type { Choice } from "../approvals/approvals.ts";
import type { LinkMac, TokenHash } from "../shared/brand.ts";
import type { NextStep } from "./case-words/case-words.ts";

/** What the shell wants done by itself, past every flow. */
export type ShellTask =
  | { readonly kind: "forget-proof" }
  | { readonly kind: "link-chat"; readonly mac: LinkMac }
  | { readonly kind: "unlink-chat" }
  /** Another chat is to go on in this one. */
  | { readonly kind: "move-here"; readonly token: TokenHash }
  /** Shows what is open in a chat that was linked just now. */
  | { readonly kind: "show-requests" }
  /**
   * Support has to see to it. Nothing is said in the chat and nothing changes there before somebody of support takes the
   * case: that nobody could decide is a fact about an account.
   */
  | { readonly kind: "hand-over"; readonly next: NextStep }
  | { readonly kind: "decide-request"; readonly request: string; readonly choice: Choice; readonly reason?: string };
