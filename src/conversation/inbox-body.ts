import type { ChatCommand } from "../channels/channel.ts";
import type { MediaKind } from "../engine/engine.ts";
import type { CodeMac, Instant, LinkMac, TokenHash } from "../shared/brand.ts";
import type { Note } from "./admin-chat/note.ts";

/** What the agent says about a message itself, whatever it means. */
export type Notice = "secret-cut" | "too-long" | "slow-down";

/** What is stored of whatever reaches a conversation. Secrets are cut; of codes only MACs are left. */
export type InboxBody =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly codes: readonly CodeMac[];
      /** A number in it may be half a code. */
      readonly part?: true;
      /** A code that links this chat to an account. */
      readonly link?: LinkMac;
      /** A token with which another chat goes on here. */
      readonly move?: TokenHash;
      /** The platform's id of the message that this one quotes. */
      readonly repliesTo?: string;
    }
  /** `repliesTo`: the message that it is about, as the platform names it. */
  | { readonly kind: "reaction"; readonly emoji: string; readonly repliesTo: string }
  | { readonly kind: "command"; readonly command: ChatCommand }
  | { readonly kind: "choice"; readonly option: string }
  | { readonly kind: "media"; readonly media: MediaKind }
  /** Something to be told here that no word of the person brought about. */
  | { readonly kind: "note"; readonly note: Note }
  /** Only its notices are answered. */
  | { readonly kind: "notice" }
  /** `approval`: what somebody else decided, perhaps days after it was asked for. */
  | ({
      readonly kind: "resulted";
      readonly episode: number;
      readonly visit: string;
      readonly approval?: true;
    } & Result)
  /** `generation`: which alarm rang. */
  | { readonly kind: "silence"; readonly generation: number }
  | { readonly kind: "signed-in"; readonly episode: number };

/** How a check or act came out. Stored results may be of an earlier version, so that of those any name is possible. */
export interface Result<Outcome extends string = string> {
  readonly outcome: Outcome;
  /** Placeholders for the texts that follow. Never a secret. */
  readonly details: Readonly<Record<string, string | number>>;
}

/** Words that are kept back while work is under way, so that they are one message with what comes of it. */
export interface Held {
  readonly text: string;
  /** Since when: nobody is left without a word for long. */
  readonly since: Instant;
}

/** A question that stands in a chat. What was written before its line is no answer to it. */
export interface Asked {
  readonly episode: number;
  /** As `questionAt` names it. */
  readonly question: string;
  /** Its number in the chat. */
  readonly line: number;
}
