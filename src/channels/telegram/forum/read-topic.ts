import type { ForumInbound } from "../../channel.ts";
import { mediaIn } from "../read-body.ts";
import type { TelegramMessage, Update } from "../update.ts";

export type TopicReading =
  /** In order; words below a picture are a message of their own, so that what is secret in them can be cut. */
  | { readonly kind: "said"; readonly inbound: readonly ForumInbound[] }
  /** Somebody asks for the number of the group, outside of every topic. */
  | { readonly kind: "asks-id" }
  /** Written in the name of the group, or of a channel: nobody knows who it is. */
  | { readonly kind: "anonymous"; readonly topic: number }
  | { readonly kind: "strange-command"; readonly topic: number }
  | { readonly kind: "nothing" };

interface Ours {
  /** Our own id on Telegram. */
  readonly bot: string;
  /** What people write behind a command to mean us; unknown before Telegram told us. */
  readonly username: string | undefined;
  /** The group of the support desk, if one is named. */
  readonly group: string | undefined;
}

const NOTHING: TopicReading = { kind: "nothing" };

/** What an update from a group says. Nothing outside of the topics of the support desk is acted on. */
export function readTopic({ message, edited_message: edited }: Update, ours: Ours): TopicReading {
  const found = message ?? edited;
  if (!found || found.from?.is_bot === undefined) return NOTHING;
  const topic = found.is_topic_message === true ? found.message_thread_id : undefined;
  const command = commandIn(found.text ?? "", ours.username);
  if (command === "of-another") return NOTHING;
  if (topic === undefined) return message && command?.name === "id" ? { kind: "asks-id" } : NOTHING;
  if (String(found.chat.id) !== ours.group) return NOTHING;
  if (found.sender_chat) return { kind: "anonymous", topic };
  return found.from.is_bot ? NOTHING : said(found, topic, command, ours.bot, message === undefined);
}

const COMMANDS = ["take", "note", "close"] as const;

function said(
  message: TelegramMessage,
  topic: number,
  command: Exclude<ReturnType<typeof commandIn>, "of-another">,
  bot: string,
  isEdit: boolean,
): TopicReading {
  const known = COMMANDS.find((name) => name === command?.name);
  if (command && !known) return isEdit ? NOTHING : { kind: "strange-command", topic };
  const bodies = known ? [{ kind: "command", command: known, text: command?.text ?? "" } as const] : bodiesOf(message);
  const number = String(message.message_id);
  const agent = { channel: "telegram", bot, chat: String(message.from?.id ?? "") } as const;
  const inbound = bodies.map((body, n) => {
    const messageId = n === 0 ? number : `${number}:caption`;
    return { topic: String(topic), messageId, agent, body, isEdit };
  });
  return inbound.length === 0 ? NOTHING : { kind: "said", inbound };
}

function bodiesOf(message: TelegramMessage): readonly ForumInbound["body"][] {
  const media = mediaIn(message);
  const text = message.text ?? message.caption ?? "";
  return [
    ...(media ? [{ kind: "media", media } as const] : []),
    ...(text.trim() === "" ? [] : [{ kind: "text", text } as const]),
  ];
}

/** A command, and what stands behind it. `of-another`: it names another bot. */
function commandIn(text: string, username: string | undefined) {
  const [, name, whose, rest = ""] = /^\/(\w{1,32})(?:@(\w{1,64}))?(?:\s+(\S[^]*))?$/u.exec(text.trim()) ?? [];
  if (name === undefined) return undefined;
  if (whose !== undefined && username !== undefined && whose.toLowerCase() !== username.toLowerCase())
    return "of-another";
  return { name: name.toLowerCase(), text: rest };
}
