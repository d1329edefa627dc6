import { html } from "hono/html";
import type { LinkCode } from "../../../auth/auth.ts";
import type { PageContext } from "../../page-context.ts";
import type { Inside } from "../../require-session.ts";
import { notice } from "../../views/card.ts";
import type { Markup, View } from "../../views/view.ts";

/**
 * One topic of `/profile/security`, each in a file of its own; its forms are answered by a router in another file,
 * which calls `showSecurity` (or redirects back). `said` is what a form of any topic came to.
 */
export type SecuritySection = (
  context: PageContext,
  view: View,
  inside: Inside,
  said?: Said,
) => Markup | Promise<Markup>;

/** What a form of one topic came to, shown at the top of that topic. */
export interface Said {
  /** Typed text to be shown again, to be mended. */
  readonly typed?: string;
  /** Just drawn, to be shown this once. */
  readonly linkCode?: LinkCode;
  /** Which topic answers. */
  readonly topic: SecurityTopic;
  readonly kind: "trouble" | "news";
  readonly text: (view: View) => string;
}

/** Anchors of the topics. */
export type SecurityTopic =
  "two-steps" | "backup-codes" | "email-address" | "change-password" | "sessions" | "linked-chats";

/** What `said` has for this topic. */
export const toldIn = (topic: SecurityTopic, view: View, said: Said | undefined): Markup =>
  said?.topic === topic ? notice(said.kind, said.text(view)) : html``;
