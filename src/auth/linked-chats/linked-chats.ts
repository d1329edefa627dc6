import type { ConversationId, Instant, LinkMac, OnceKey } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import type { Outcome } from "../../shared/outcome.ts";
import type { Acting, Barred } from "../acting.ts";
import type { Origin } from "../model.ts";
import type { LinkedChat } from "./model.ts";

/**
 * Chats that belong to an account: there its owner is asked, as an admin, to decide requests. A chat is linked by a
 * code that only somebody with a fresh password sees, and that is typed in the very chat.
 */
export interface LinkedChats {
  /** A fresh code. It is shown this once, works once, in whatever chat it is typed, for ten minutes. */
  drawCode(acting: Acting): Promise<Outcome<LinkCode, Barred>>;
  /** All that may be kept of a code that was typed. @param letters as `readLetters` gives them, without dashes */
  macOf(letters: string): LinkMac;
  /**
   * Counts the try, then looks, then uses the code up by one conditional statement, and tells the owner by mail. Asked
   * again with the same `once`, the answer is the same.
   */
  link(command: {
    readonly mac: LinkMac;
    readonly origin: Pick<Origin, "channel" | "conversation">;
    readonly once: OnceKey;
  }): Promise<LinkAnswer>;
  /** One's own, newest first; undefined when the asker is not signed in. */
  list(acting: Acting): Promise<readonly LinkedChat[] | undefined>;
  /** Ends the link of one's own chat, and tells the owner by mail. `unknown`: it is not there, or not one's own. */
  unlink(command: Acting & { readonly id: string }): Promise<"unlinked" | "unknown" | "signed-out">;
  /** Ends the link of a chat, asked for in that chat, and tells the owner by mail. Once for each `once`. */
  unlinkHere(command: {
    readonly conversation: ConversationId;
    readonly once: OnceKey;
  }): Promise<"unlinked" | "not-linked">;
  /** Ends what nobody has written in for too long, and tells the owners by mail. @returns how many */
  due(): Promise<number>;
}

export interface LinkCode {
  /** `7K2Q-9XMB-3DT`. */
  readonly code: string;
  readonly until: Instant;
}

export type LinkAnswer =
  | {
      readonly kind: "linked" | "linked-already";
      /** Of the owner, for the words that follow. */
      readonly name: string;
      readonly language: Language;
    }
  /** `wrong`: no such code, or not any more. `taken`: this chat belongs to another account. `used-up`: too many tries. */
  | { readonly kind: "wrong" | "taken" | "used-up" };
