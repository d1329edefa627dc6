import { LIMITS } from "../auth/auth.ts";
import type { ChatAddress, Inbound, Reception } from "../channels/channel.ts";
import { after } from "../shared/brand.ts";
import { HOUR, MINUTE } from "../shared/clock.ts";
import { FALLBACK_LANGUAGE } from "../shared/language.ts";
import { channelOf, type ConversationParts } from "./parts.ts";
import { isAcceptable } from "./accept-message.ts";
import { sameChat } from "./same-chat.ts";
import { cutBody, holdsSecret, writeMessage } from "./write-message.ts";

/**
 * Some messengers let us write freely only to whoever wrote lately: a line that waits for that waits long, for a day at a
 * time. Shorter waits are a matter of pace, and stay when somebody writes.
 */
const PACE_AT_MOST = HOUR;

export function createReception(parts: ConversationParts): Reception {
  return {
    receive: (inbound) => receive(parts, inbound),
    history: (chat, from) => parts.store.history(chat, from),
    sameChat: (of, names) => parts.store.sameChat(of, names, (known) => sameChat(known, names)),
  };
}

/** Cuts what is secret, stores the rest, and only then answers. Nothing of a secret is ever written down. */
async function receive(parts: ConversationParts, inbound: Inbound): Promise<"stored" | "duplicate" | "refused"> {
  if (!isAcceptable(inbound)) return "refused";
  const { from, messageId, language = FALLBACK_LANGUAGE, seenFrom } = inbound;
  const now = parts.clock.now();
  const cut = cutBody(inbound, parts.understanding);
  const stored = await parts.store.receive({
    ...{
      from,
      messageId,
      language,
      seenFrom,
      now,
      paceFrom: after(now, -MINUTE),
      linkIdleAt: after(now, LIMITS.linkedChat.idle),
      releases: after(now, PACE_AT_MOST),
    },
    decide: ({ conversation, recent }) =>
      writeMessage(cut, recent, {
        code: (digits) => parts.auth.codes.macOf(conversation, digits),
        link: (letters) => parts.auth.linkedChats.macOf(letters),
      }),
  });
  if (stored === "duplicate") return stored;
  if (holdsSecret(cut)) void attempt(parts, "remove", () => channelOf(parts, from)?.remove?.(from, messageId));
  void attempt(parts, "typing", () => typing(parts, from));
  parts.onNews?.();
  return stored;
}

const typing = (parts: ConversationParts, to: ChatAddress) => channelOf(parts, to)?.typing?.(to);

/** Best effort: the message is stored, and nobody waits for this. */
async function attempt(parts: ConversationParts, what: string, work: () => Promise<void> | undefined): Promise<void> {
  try {
    await work();
  } catch (error) {
    parts.onTrouble?.(`channel: ${what}`, error);
  }
}
