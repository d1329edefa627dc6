import type { Desk } from "../../desk.ts";
import type { Inside } from "../../inside.ts";
import type { Markup, View } from "../../views/view.ts";

/**
 * One topic of `/profile/security`, each in a file of its own; its forms are answered by a router in another file,
 * which calls `showSecurity` (or redirects back). `said` is what a form of any topic came to.
 */
export type SecuritySection = (desk: Desk, view: View, inside: Inside, said?: Said) => Markup | Promise<Markup>;

/** What a form of one topic came to, shown at the top of that topic. */
export interface Said {
  /** Which topic answers. */
  readonly topic: SecurityTopic;
  readonly kind: "trouble" | "news";
  readonly text: (view: View) => string;
}

/** Anchors of the topics. */
export type SecurityTopic = "two-steps" | "backup-codes" | "address" | "password" | "sessions";
