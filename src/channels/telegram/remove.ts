import { type Clock, MINUTE, SECOND } from "../../shared/clock.ts";
import type { Wait } from "../../shared/schedule.ts";
import type { ChatAddress } from "../channel.ts";
import type { AskTelegram } from "./ask-telegram.ts";
import { numberIn } from "./send.ts";

const TRIES = 4;

/**
 * Takes away a message in which something secret stood. It is tried a few times, for nothing else reminds us of it;
 * Telegram lets us delete within 48 hours.
 */
export async function removeMessage(
  { ask, clock, wait }: { readonly ask: AskTelegram; readonly clock: Clock; readonly wait: Wait },
  { chat }: ChatAddress,
  messageId: string,
): Promise<void> {
  const number = numberIn(messageId);
  if (number === undefined) return;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const answer = await ask.touch(chat, (api) => api.deleteMessage(chat, number));
    if (answer.kind !== "later") return;
    const pause = answer.notBefore === undefined ? SECOND * 2 ** tried : answer.notBefore - clock.now();
    if (pause > MINUTE) return;
    await wait(pause);
  }
}
