import type { Instant } from "../shared/brand.ts";
import type { Language } from "../shared/language.ts";

/**
 * The port between Latchkey and a messenger. An adapter checks that a message is genuine, parses it, renders
 * answers and sends them. It decides nothing.
 */

export type ChannelName = "web-chat" | "terminal" | "telegram" | "whatsapp-web" | "whatsapp-cloud";

/** One chat with one person or group, as the platform names it. */
export interface ChatAddress {
  readonly channel: ChannelName;
  /** Our own account on the platform: a message id is only unique below it. */
  readonly bot: string;
  readonly chat: string;
}

/** What the other side sent. */
export type InboundBody =
  | { readonly kind: "text"; readonly text: string }
  /** A button or list entry; `option` is the id that was sent out with it. */
  | { readonly kind: "choice"; readonly option: string; readonly label: string }
  | {
      readonly kind: "media";
      readonly media: "photo" | "voice" | "video" | "sticker" | "file" | "location" | "contact";
    };

export interface Inbound {
  readonly from: ChatAddress;
  /** The platform's own id of this message: what a second delivery is recognised by. At most 128 characters. */
  readonly messageId: string;
  readonly body: InboundBody;
  /** A hint, such as Telegram's `language_code` or the browser's language. */
  readonly language?: Language;
  /** Network address of the person, where the channel is reached by their own browser. */
  readonly seenFrom?: string | undefined;
}

/** A message on its way out: words only, already in the person's language. */
export interface Outbound {
  readonly to: ChatAddress;
  /** Stable over retries. A platform that takes an idempotency key gets this one. */
  readonly key: string;
  readonly text: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
}

/** What became of a message. */
export type SendResult =
  | { readonly kind: "sent" }
  /** Try again, not before `notBefore` when the platform named a time. */
  | { readonly kind: "later"; readonly why: string; readonly notBefore?: Instant }
  /** Never try again: the chat is gone, or the platform refuses this message for good. */
  | { readonly kind: "refused"; readonly why: string };

/** What a messenger can do; everything else degrades to plain text. */
export interface Capabilities {
  /** Buttons under a message, at most so many; 0 = none, choices are numbered. */
  readonly buttons: number;
  /** Longest text, in UTF-16 units. */
  readonly textLimit: number;
  /** Messages of the other side can be deleted (typed passwords are). */
  readonly deletes: boolean;
}

export interface Channel {
  readonly name: ChannelName;
  readonly capabilities: Capabilities;
  /** Hands one message to the platform. Throws nothing: trouble is a result. */
  send(message: Outbound): Promise<SendResult>;
  /** Removes a message of the other side, where the platform can. Best effort. */
  remove?(from: ChatAddress, messageId: string): Promise<void>;
  /** Shows that an answer is being prepared. Best effort. */
  typing?(to: ChatAddress): Promise<void>;
}

/** A line of a chat as both sides have seen it, secrets cut. */
export interface ChatLine {
  /** Grows by one for each line of the chat. */
  readonly sequence: number;
  readonly from: "person" | "agent";
  readonly text: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly at: Instant;
  /** Of a line of the person: the platform's message id, so that an optimistic copy can be told apart. */
  readonly messageId?: string;
  /** Of a line of the person: the agent has taken it up. */
  readonly seen: boolean;
}

/** What an adapter is given to hand messages in. */
export interface Reception {
  /**
   * Stores the message durably, secrets cut, and only then resolves: now the platform may get its acknowledgement.
   * `duplicate`: it was stored before. `refused`: it can never be stored (too long, empty); nothing was changed.
   */
  receive(inbound: Inbound): Promise<"stored" | "duplicate" | "refused">;
  /** Lines after `after`, oldest first. For channels that show the chat themselves. */
  history(chat: ChatAddress, after: number): Promise<readonly ChatLine[]>;
}
