import type { AskTelegram } from "./ask-telegram.ts";
import { isCard, labelOf } from "./keyboard.ts";
import type { Press } from "./read-update.ts";
import { PLAIN } from "./send.ts";

const LONGEST_TEXT = 4096;

/**
 * What happens on the screen after a button was pressed and stored: the waiting sign ends, and below a question stands
 * what was chosen in place of its buttons. A request's card is changed by the shell, for everybody who was shown it.
 */
export async function showChoice(ask: AskTelegram, { query, data, message }: Press): Promise<void> {
  const chat = String(message.chat.id);
  await endWaiting(ask, chat, query);
  if (message.reply_markup === undefined || isCard(message)) return;
  const label = labelOf(data, message);
  const both = `${message.text ?? ""}\n\n✓ ${label ?? ""}`;
  const fits = message.text !== undefined && label !== undefined && both.length <= LONGEST_TEXT;
  await ask.write<unknown>(chat, (api) =>
    fits
      ? api.editMessageText(chat, message.message_id, both, PLAIN)
      : api.editMessageReplyMarkup(chat, message.message_id),
  );
}

/** Telegram shows a clock on the button until then. */
export async function endWaiting(ask: AskTelegram, chat: string, query: string): Promise<void> {
  await ask.touch(chat, (api) => api.answerCallbackQuery(query));
}
