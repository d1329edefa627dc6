import { type ConversationId, conversationId } from "../shared/brand.ts";
import { hashToken } from "../shared/secrets.ts";
import type { Visitor, Subject } from "./model.ts";

/** Nobody reads a longer one, and anybody could fill the database with them. */
const longestUserAgent = 256;

/** A token that nobody saw opens nothing: its hash is all that is kept, and it stands for the page it was made for. */
export const pendingConversation = (pending: string): ConversationId => conversationId(hashToken(pending));

/** A sign-in between password and second step. `set-up-two-steps`: the step that the workspace demands is new to them. */
export const pendingSignIn = (pending: string, purpose: "sign-in" | "set-up-two-steps" = "sign-in"): Subject => ({
  kind: "challenge",
  conversation: pendingConversation(pending),
  purpose,
});

/** As much of a visitor as is kept. */
export const cutVisitor = ({ address, userAgent }: Visitor): Visitor => ({
  address,
  userAgent: userAgent.slice(0, longestUserAgent),
});
