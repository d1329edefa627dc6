import type { Instant } from "../shared/brand.ts";
import type { AddressKnown, Choice } from "./ports.ts";

/** What is told in a linked chat: facts, for whoever finds the words. */
export type ChatNote =
  | RequestCard
  /** Told in the chats that showed the request, except where it was decided. */
  | {
      readonly kind: "card-decided";
      readonly request: string;
      readonly code: string;
      readonly choice: Choice;
      readonly by: string;
    }
  | { readonly kind: "card-over"; readonly request: string; readonly code: string };

/** All that an admin should know before deciding. */
export interface RequestCard {
  readonly kind: "card";
  readonly request: string;
  readonly code: string;
  /** Chosen by whoever asks: to be quoted, never to be believed. */
  readonly name: string;
  readonly email: string;
  readonly about:
    | {
        readonly kind: "ip-whitelist";
        readonly address: string;
        readonly known: AddressKnown;
        /** Addresses this person signed in from before, newest first. */
        readonly earlier: readonly string[];
      }
    | { readonly kind: "vouch" | "agree"; readonly mailbox: string };
  readonly expiresAt: Instant;
  /** It was shown before, and nobody has decided. */
  readonly again: boolean;
}
