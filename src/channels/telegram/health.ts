import type { ChannelHealth } from "../channel.ts";
import type { Trouble } from "./trouble.ts";

/** What an operator is told, each with the cure. */
export function sentenceFor({ kind, why }: Trouble): string {
  switch (kind) {
    case "token":
      return "Telegram does not know this bot token (any more). Copy it anew from BotFather (/mybots, the bot, API Token) into TELEGRAM_BOT_TOKEN and restart.";
    case "conflict":
      return "Another program fetches this bot's messages too. Stop that one, or give each its own bot.";
    case "flood":
      return "Telegram asks for a pause; it goes on by itself.";
    case "unreachable":
      return "Telegram cannot be reached. Check this machine's way to the internet and TELEGRAM_API_URL; it is tried again and again.";
    case "broken":
      return `${why}. That is this program's own fault or an answer that is not Telegram's; check TELEGRAM_API_URL. It is tried again and again.`;
    case "refused":
    case "unchanged":
      return `${why}. It is tried again.`;
  }
}

export const NOT_STORED =
  "Messages from Telegram cannot be stored; Telegram keeps them for a day. Look for the reason in the log, and whether the disk is full.";

export const MENU_MISSING =
  "Telegram does not take the menu of commands, so people see none beside the text field; everything else works. It is tried again every ten minutes.";

/** The state of the channel, kept in one place. */
export interface HealthRecord {
  set(health: ChannelHealth): void;
  read(): ChannelHealth;
}

export function createHealth(): HealthRecord {
  let health: ChannelHealth = { state: "starting" };
  return {
    set: (now) => {
      health = now;
    },
    read: () => health,
  };
}
