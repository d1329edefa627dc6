import type { AskTelegram } from "./ask-telegram.ts";
import { createNewest } from "./newest.ts";
import type { TelegramParts } from "./parts.ts";
import { type Reading, readUpdate } from "./read-update.ts";
import { endWaiting, showChoice } from "./show-choice.ts";
import { Update } from "./update.ts";

/** Takes one update in. Resolves when all that must not be lost is stored: then Telegram may forget it. */
export type TakeUpdate = (raw: unknown) => Promise<void>;

/** Everything that is not from a chat of one person with the bot. Resolves when it may be forgotten. */
export type TakeElsewhere = (update: Update) => Promise<void>;

interface Intake {
  readonly parts: Pick<TelegramParts, "reception" | "onTrouble">;
  readonly bot: string;
  readonly ask: AskTelegram;
  readonly elsewhere: TakeElsewhere;
}

export function createTakeUpdate({ parts, bot, ask, elsewhere }: Intake): TakeUpdate {
  const { reception, onTrouble } = parts;
  const newest = createNewest();
  const hear = async (reading: Reading, update: Update): Promise<void> => {
    switch (reading.kind) {
      case "said":
        await reception.receive(reading.inbound);
        newest.note(reading.inbound, reading.inbound.messageId);
        return;
      case "edited":
        if (!newest.isMended(reading.inbound, reading.message)) return;
        await reception.receive(reading.inbound);
        newest.note(reading.inbound, reading.message);
        return;
      case "pressed":
        await reception.receive(reading.inbound);
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
