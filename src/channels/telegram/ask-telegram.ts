import { Api } from "grammy";
import { after, type Instant } from "../../shared/brand.ts";
import { type Clock, MINUTE, SECOND } from "../../shared/clock.ts";
import type { Wait } from "../../shared/schedule.ts";
import type { SendResult } from "../channel.ts";
import { createPace, EVERYBODY, type Pace } from "./pace.ts";
import type { TelegramSettings } from "./deps.ts";
import { type Trouble, troubleOf } from "./trouble.ts";

/** What became of a call: its result, or what a messenger may say about a message. */
export type Answer<Value> =
  | { readonly kind: "done"; readonly value: Value }
  /** It stood there already. */
  | { readonly kind: "unchanged" }
  | Exclude<SendResult, { readonly kind: "sent" }>;

/** Calls of the Bot API, at Telegram's pace. Nothing throws. */
export interface AskTelegram {
  /** Puts something into a chat. Waits for its turn for a few seconds; then it is `later`, with a time. */
  write<Value>(chat: string, work: (api: Api) => Promise<Value>): Promise<Answer<Value>>;
  /** Any other call about a chat: at once, or not at all while Telegram wants to be left alone. */
  touch<Value>(chat: string, work: (api: Api) => Promise<Value>): Promise<Answer<Value>>;
}

/** A call takes at most so long, and the wait before it too: both together stay below what delivery waits for. */
const CALL_SECONDS = 8;
const PATIENCE = 3 * SECOND;
/** A token does not come back by itself; a new one comes with a restart. */
const TOKEN_PAUSE = MINUTE;

export const apiOf = ({ token, apiUrl }: TelegramSettings, timeoutSeconds = CALL_SECONDS) =>
  new Api(token, { apiRoot: apiUrl, timeoutSeconds });

export function createAskTelegram(settings: TelegramSettings, clock: Clock, wait: Wait): AskTelegram {
  const api = apiOf(settings);
  const pace = createPace(clock);
  const touch: AskTelegram["touch"] = async (chat, work) => {
    const held = pace.heldUntil(chat);
    if (held !== undefined) return { kind: "later", why: "Telegram asked for a pause", isWait: true, notBefore: held };
    try {
      return { kind: "done", value: await work(api) };
    } catch (error) {
      return answerTo(troubleOf(error), chat, pace, clock);
    }
  };
  return {
    touch,
    write: async (chat, work) => {
      const own = await turnOf(chat, { pace, clock, wait });
      const all = own ?? (await turnOf(EVERYBODY, { pace, clock, wait }));
      if (all === undefined) return touch(chat, work);
      // Its own turn passes unused, and must not cost the chat the next one.
      if (own === undefined) pace.giveBack(chat);
      return { kind: "later", why: "others come first", isWait: true, notBefore: all };
    },
  };
}

/** Waits until it is this chat's turn. @returns when it will be, if that is too far away */
async function turnOf(
  chat: string,
  { pace, clock, wait }: { readonly pace: Pace; readonly clock: Clock; readonly wait: Wait },
): Promise<Instant | undefined> {
  const now = clock.now();
  const at = pace.take(chat, PATIENCE);
  if (at - now > PATIENCE) return at;
  if (at > now) await wait(at - now);
  return undefined;
}

function answerTo(trouble: Trouble, chat: string, pace: Pace, clock: Clock): Answer<never> {
  const { kind, why } = trouble;
  switch (kind) {
    case "unchanged":
    case "refused":
      return { kind, why };
    case "flood": {
      pace.hold(chat, trouble.seconds);
      return { kind: "later", why, isWait: true, notBefore: after(clock.now(), trouble.seconds * SECOND) };
    }
    case "token":
      return { kind: "later", why, notBefore: after(clock.now(), TOKEN_PAUSE) };
    case "conflict":
    case "broken":
    case "unreachable":
      return { kind: "later", why };
  }
}
