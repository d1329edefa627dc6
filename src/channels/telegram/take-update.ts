import { hashToken } from "../../shared/secrets.ts";
import type { Inbound } from "../channel.ts";
import type { AskTelegram } from "./ask-telegram.ts";
import { isCard, labelOf } from "./keyboard.ts";
import type { TelegramDeps } from "./deps.ts";
import { type Press, type ReadUpdate, readUpdate } from "./read-update.ts";
import { PLAIN } from "./send.ts";
import { Update } from "./update.ts";

/** Takes one update in. Resolves when all that must not be lost is stored: then Telegram may forget it. */
export type TakeUpdate = (raw: unknown) => Promise<void>;

/** Everything that is not from a chat of one person with the bot. Resolves when it may be forgotten. */
export type TakeElsewhere = (update: Update) => Promise<void>;

interface Intake {
  readonly parts: Pick<TelegramDeps, "inbox" | "onTrouble">;
  readonly bot: string;
  readonly ask: AskTelegram;
  readonly elsewhere: TakeElsewhere;
}

export function createTakeUpdate({ parts: deps, bot, ask, elsewhere }: Intake): TakeUpdate {
  const { inbox, onTrouble } = deps;
  const newest = createNewest();
  const hear = async (reading: ReadUpdate, update: Update): Promise<void> => {
    switch (reading.kind) {
      case "said":
        await inbox.receive(reading.inbound);
        newest.note(reading.inbound, reading.inbound.messageId);
        return;
      case "edited":
        if (!newest.isMended(reading.inbound, reading.message)) return;
        await inbox.receive(reading.inbound);
        newest.note(reading.inbound, reading.message);
        return;
      case "pressed":
        await inbox.receive(reading.inbound);
        void showChoice(ask, reading.press);
        return;
      case "unheard":
        void endWaiting(ask, "", reading.query);
        return;
      case "elsewhere":
        return elsewhere(update);
      case "nothing":
        return;
    }
  };
  return async (raw) => {
    const update = Update.safeParse(raw);
    if (update.success) await hear(readUpdate(update.data, bot), update.data);
    else onTrouble("telegram: update", new Error(`An update was not understood and left out: ${where(update.error)}`));
  };
}

/** Names of fields only, never what stands in them. */
const where = ({ issues }: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] }) =>
  issues.map(({ path }) => path.map(String).join(".")).join(", ");

const LONGEST_TEXT = 4096;

/**
 * What happens on the screen after a button was pressed and stored: the waiting sign ends, and below a question stands
 * what was chosen in place of its buttons. A request's card is changed by the shell, for everybody who was shown it.
 */
async function showChoice(ask: AskTelegram, { query, data, message }: Press): Promise<void> {
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
async function endWaiting(ask: AskTelegram, chat: string, query: string): Promise<void> {
  await ask.touch(chat, (api) => api.answerCallbackQuery(query));
}

/** Chats remembered; when there are more, those that wrote longest ago are forgotten. */
const ROOM = 10_000;

/**
 * The newest message of each chat. Somebody who mends it ("ana@acme.exmaple") means the mended one, so it is heard like
 * a new message; one that the chat has moved on from stays as it was, for the answers to it are there already. Kept in
 * memory: after a restart an edit is not heard, and can be said again.
 */
interface Newest {
  /** @param message the number of the message that the words stand in */
  note(inbound: Inbound, message: string): void;
  /** Telegram also calls it an edit when no word was changed. */
  isMended(inbound: Inbound, message: string): boolean;
}

function createNewest(): Newest {
  const newest = new Map<string, { readonly message: string; readonly words: string }>();
  return {
    note: (inbound, message) => {
      newest.delete(inbound.from.chat);
      newest.set(inbound.from.chat, { message, words: wordsOf(inbound) });
      const [oldest] = newest.keys();
      if (newest.size > ROOM && oldest !== undefined) newest.delete(oldest);
    },
    isMended: (inbound, message) => {
      const known = newest.get(inbound.from.chat);
      return known?.message === message && known.words !== wordsOf(inbound);
    },
  };
}

/** Words may hold a password: only a hash of them is kept. */
const wordsOf = ({ body }: Inbound): string => hashToken(JSON.stringify(body));
