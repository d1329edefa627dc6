import { type Api, GrammyError } from "grammy";
import type { ChatMember } from "grammy/types";

/**
 * Whether support agents can work in this group. @returns sentences with the cure
 * @throws what the Bot API threw, but for a group that it does not know
 */
export async function checkForum(
  api: Api,
  forum: string,
  bot: string,
  me: { readonly can_read_all_group_messages: boolean },
): Promise<readonly string[]> {
  const chat = await known(api.getChat(forum));
  if (!chat)
    return ["The bot is not in the group of TELEGRAM_FORUM: add it there as an administrator, or correct the number."];
  const rights = await known(api.getChatMember(forum, Number(bot)));
  const topics = chat.type === "supergroup" && chat.is_forum === true;
  return [
    ...(topics ? [] : ["The group of TELEGRAM_FORUM has no topics: switch Topics on in the settings of the group."]),
    ...(canManageTopics(rights)
      ? []
      : ["The bot may not manage topics in the group of TELEGRAM_FORUM: make it an administrator with Manage topics."]),
    ...(rights?.status === "administrator" || me.can_read_all_group_messages
      ? []
      : [
          "In the group of TELEGRAM_FORUM the bot hears commands only: make it an administrator, or switch privacy mode off at BotFather (/setprivacy).",
        ]),
  ];
}

const canManageTopics = (rights: ChatMember | undefined) =>
  rights?.status === "administrator" && rights.can_manage_topics === true;

async function known<Value>(asked: Promise<Value>): Promise<Value | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof GrammyError && (error.error_code === 400 || error.error_code === 403)) return undefined;
    throw error;
  }
}
