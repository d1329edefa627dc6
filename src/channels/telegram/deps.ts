import type { Clock } from "../../shared/clock.ts";
import type { Wording } from "../../wording/wording.ts";
import type { Wait } from "../../shared/schedule.ts";
import type { ForumInbox, Inbox } from "../channel.ts";

export interface TelegramSettings {
  readonly token: string;
  /** Origin of the Bot API. */
  readonly apiUrl: string;
  /** Telegram brings messages to a page of ours and proves itself with this. Missing: messages are fetched. */
  readonly webhookSecret: string | undefined;
  /** The group with topics where support agents talk. */
  readonly forum: string | undefined;
}

/** What the channel is made of. */
export interface TelegramDeps {
  readonly inbox: Inbox;
  /** For what support agents say in the topics of the group. */
  readonly forumInbox?: ForumInbox;
  readonly clock: Clock;
  /** What the bot says beside the chat itself. */
  readonly wording: Pick<Wording, "languages" | "messengers" | "spoken">;
  readonly publicBaseUrl: string;
  /** Told when something broke. Never told what a person wrote, a token or an address. */
  readonly onTrouble: (where: string, error: unknown) => void;
  /** Lets time pass, or ends when `stop` fires; real time when left out. For tests. */
  readonly wait?: Wait;
}

/** The bot's own id on Telegram: the part of the token that is no secret. */
export const botOf = ({ token }: Pick<TelegramSettings, "token">): string => token.split(":")[0] ?? "";

/** Kinds of updates that are asked for; Telegram keeps the others to itself. */
export const WANTED = ["message", "edited_message", "callback_query", "message_reaction"] as const;
