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
    }
  /** A command of the messenger's own menu, such as Telegram's `/cancel`. */
  | { readonly kind: "command"; readonly command: ChatCommand }
  /** A reaction to the message that `repliesTo` names. It never decides anything by itself. */
  | { readonly kind: "reaction"; readonly emoji: string };

/** What the menu of a messenger offers. */
export type ChatCommand = "start" | "menu" | "person" | "cancel" | "language";

export interface Inbound {
  readonly from: ChatAddress;
  /** The platform's own id of this message: what a second delivery is recognised by. At most 128 characters. */
  readonly messageId: string;
  readonly body: InboundBody;
  /** A hint, such as Telegram's `language_code` or the browser's language. */
  readonly language?: Language;
  /** Network address of the person, where the channel is reached by their own browser. */
  readonly seenFrom?: string | undefined;
  /** What that browser holds of devices that are known, as it sent it. */
  readonly device?: string | undefined;
  /** The platform's id of the message that this one quotes, or reacts to. At most 128 characters. */
  readonly repliesTo?: string | undefined;
}

/** A message on its way out: words only, already in the person's language. */
export interface Outbound {
  readonly to: ChatAddress;
  /** Stable over retries. A platform that takes an idempotency key gets this one. */
  readonly key: string;
  readonly text: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  /** What this chat is spoken to in, for words of the messenger itself. */
  readonly language?: Language | undefined;
  /** When this chat last wrote to us. Some platforms let us write freely only for a day after that. */
  readonly heardAt?: Instant | undefined;
}

/** What became of a message. */
export type SendResult =
  /** `messageId`: how the platform names it; what an edit, a quote or a reaction names later. */
  | { readonly kind: "sent"; readonly messageId?: string | undefined }
  /**
   * Try again, not before `notBefore` when the platform named a time. `why`: for operators, never what was written.
   * `isWait`: nothing failed; it waits for its turn, for the person, or for what health tells already.
   */
  | { readonly kind: "later"; readonly why: string; readonly notBefore?: Instant; readonly isWait?: true }
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
  /** What was sent can be changed afterwards. */
  readonly edits: boolean;
}

export interface Channel {
  readonly name: ChannelName;
  readonly capabilities: Capabilities;
  /** Hands one message to the platform. Throws nothing: trouble is a result. Whoever calls it goes through `watch-sends.ts`. */
  send(message: Outbound): Promise<SendResult>;
  /** Puts this text, and these buttons or none, in place of what was sent as `messageId`. `refused`: it cannot be. */
  edit?(messageId: string, message: Outbound): Promise<SendResult>;
  /** Removes a message of the other side, where the platform can. Best effort. */
  remove?(from: ChatAddress, messageId: string): Promise<void>;
  /** Shows that an answer is being prepared. Best effort. */
  typing?(to: ChatAddress): Promise<void>;
}

/** How a messenger stands. Whoever says that something is wrong says what, and what to do. */
export type ChannelStanding =
  | { readonly state: "starting" | "ready" | "stopped"; readonly why?: undefined }
  | {
      /** `needs-pairing`: somebody must join it to a phone. `degraded`: it works in part, or tries to come back. */
      readonly state: "needs-pairing" | "degraded";
      /** One sentence for an operator: what is wrong and what to do. Nothing secret. */
      readonly why: string;
    };

/** How a messenger is doing: for operators, `/health` and `latchkey doctor`. */
export type ChannelHealth = ChannelStanding & {
  /** How to join it to a phone. Secret: whoever sees it can take the account. */
  readonly pairing?: { readonly kind: "qr" | "code"; readonly value: string; readonly until: Instant } | undefined;
  /** Figures for operators, such as the megabytes of memory of a process of its own. */
  readonly figures?: Readonly<Record<string, number>>;
};

/** A channel that has a life of its own: a connection, a browser, a webhook. */
export interface Messenger extends Channel {
  /**
   * Begins to take messages and comes back at once. Trouble shows in `health`, never here: another channel must not
   * wait or fall because of this one.
   */
  start(): void;
  /** Takes no more messages, and finishes what is under way within five seconds. */
  stop(): Promise<void>;
  health(): ChannelHealth;
  /**
   * An address that opens a chat with our account and has the person send `payload` there with one press. Undefined
   * while the messenger does not know its own name. Whoever has the address has the payload.
   *
   * @param payload at most 64 letters, digits, `_` and `-`
   */
  link?(payload: string): string | undefined;
}

/** What somebody said where support agents talk: a topic for each case, such as in a Telegram forum. */
export interface ForumInbound {
  /** How the platform names the topic. */
  readonly topic: string;
  readonly messageId: string;
  /** The chat that whoever speaks has with our account alone. To whom that chat is linked is who speaks. */
  readonly agent: ChatAddress;
  readonly body:
    | { readonly kind: "text"; readonly text: string }
    /** `text`: what stands behind the command. */
    | { readonly kind: "command"; readonly command: "take" | "note" | "close"; readonly text: string }
    | Extract<InboundBody, { readonly kind: "media" }>;
  /** It is a new text for an earlier message of theirs, the one with this `messageId`. */
  readonly isEdit: boolean;
}

/** What became of something in the place where support agents talk. */
export type ForumResult =
  | Exclude<SendResult, { readonly kind: "refused" }>
  /**
   * `about`: the topic is gone, or this message can never be shown. Left out: the place takes nothing from us (rights that
   * were taken away, a bot that was put out); somebody mends that, and then the same message is taken.
   */
  | { readonly kind: "refused"; readonly why: string; readonly about?: "topic" | "message" | undefined };

/** The place where support agents talk. Nothing throws: trouble is a result. */
export interface Forum {
  readonly channel: ChannelName;
  /** Names the bot and the group: topics are only unique below it. */
  readonly place: string;
  /** `messageId` of what comes back names the topic. */
  openTopic(title: string): Promise<ForumResult>;
  /** `media`: a message of a chat on this same channel, shown as it is; `text` is said where that cannot be done. */
  post(
    topic: string,
    message: { readonly text: string; readonly media?: { readonly from: ChatAddress; readonly messageId: string } },
  ): Promise<ForumResult>;
  edit(topic: string, messageId: string, text: string): Promise<SendResult>;
  /** Copies a message of the group, whatever is in it, into a chat on this same channel. */
  show(to: ChatAddress, messageId: string): Promise<SendResult>;
  closeTopic(topic: string): Promise<ForumResult>;
  reopenTopic(topic: string): Promise<ForumResult>;
}

/** What a forum is given to hand in what agents say. */
export interface ForumInbox {
  /** Does what it asks for, durably and once, and only then resolves: now the platform may get its acknowledgement. */
  accept(inbound: ForumInbound): Promise<void>;
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

/** What a platform calls one chat at this moment. */
export interface ChatNames {
  /** All names, the most wanted first; at least one. */
  readonly ids: readonly string[];
  /**
   * The one of them that is the person's account and nobody else's, ever. Numbers are handed on: carriers give them to
   * somebody else after as little as 45 days (47 CFR 52.15).
   */
  readonly account?: string | undefined;
}

/** What an adapter is given to hand messages in. */
export interface Inbox {
  /**
   * Stores the message durably, secrets cut, and only then resolves: now the platform may get its acknowledgement.
   * `duplicate`: it was stored before. `refused`: it can never be stored (too long, empty); nothing was changed.
   */
  receive(inbound: Inbound): Promise<"stored" | "duplicate" | "refused">;
  /** Lines after `after`, oldest first. For channels that show the chat themselves. */
  history(chat: ChatAddress, after: number): Promise<readonly ChatLine[]>;
  /**
   * The id under which one and the same chat is kept that a platform names in several ways, such as by a phone number
   * and by a hidden id. A number that another account writes with by now no longer leads to the chat that had it.
   */
  sameChat(of: Pick<ChatAddress, "channel" | "bot">, names: ChatNames): Promise<string>;
}
