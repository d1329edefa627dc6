import type { Choice } from "../approvals/approvals.ts";
import type { LinkMac, TokenHash } from "../shared/brand.ts";

/** What the shell wants done by itself, past every flow. */
export type ShellTask =
  | { readonly kind: "forget-proof" }
  | { readonly kind: "link-chat"; readonly mac: LinkMac }
  | { readonly kind: "unlink-chat" }
  /** Another chat is to go on in this one. */
  | { readonly kind: "move-here"; readonly token: TokenHash }
  /** Shows what is open in a chat that was linked just now. */
  | { readonly kind: "show-requests" }
  | { readonly kind: "decide-request"; readonly request: string; readonly choice: Choice; readonly reason?: string };
