import type {
  Arrival,
  ClaimedEffect,
  Conversation,
  InboxBody,
  TurnDecision,
  TurnMoment,
  TurnState,
} from "../../../src/conversation/ports.ts";
import { type ConversationId, type Instant, instant } from "../../../src/shared/brand.ts";
import { smallLibrary } from "../../engine/small-library.ts";
import { minute, start } from "./company.ts";
import type { Ports } from "./store.ts";

/** A chat of the page. */
export const chat = (name: string) => ({ channel: "web-chat", bot: "page", chat: name }) as const;

const bodyOf = (text: string): InboxBody => ({ kind: "text", text, codes: [] });

/** A message that is stored as it is and waits for its answer. */
export const message = (name: string, messageId: string, { now = start, ...more }: Partial<Arrival> = {}): Arrival => ({
  from: chat(name),
  messageId,
  language: "en",
  now,
  paceFrom: instant(0),
  linkIdleAt: minute(600),
  releases: minute(600),
  decide: () => ({ body: bodyOf(messageId), notices: [], line: messageId, status: "waiting" }),
  ...more,
});

export const momentAt = (now: Instant): TurnMoment => ({ now, current: smallLibrary, shownSince: instant(0) });

/** A turn that answers with `plan` and nothing else. */
export const answering =
  (plan: Partial<TurnDecision> = {}) =>
  ({ conversation }: { readonly conversation: Conversation }): TurnDecision => ({
    settled: "done",
    language: conversation.language,
    lines: [],
    effects: [],
    wakeAt: "keep",
    trace: [],
    ...plan,
  });

/** The one chat that waits. */
export async function readyChat({ conversation }: Ports): Promise<ConversationId> {
  const [id] = await conversation.ready();
  if (id === undefined) throw new Error("No chat waits.");
  return id;
}

/** Somebody writes in a chat, and the turn answers with `plan`. @returns the conversation */
export async function talk(
  ports: Ports,
  name: string,
  plan: Partial<TurnDecision> = {},
  at = start,
): Promise<ConversationId> {
  const { conversation } = ports;
  const written = (await conversation.history(chat(name), 0)).length;
  await conversation.receive(message(name, `${name} ${String(written)}`, { now: at }));
  const states: TurnState[] = [];
  for (const id of await conversation.ready())
    await conversation.turn(id, momentAt(at), (state) => {
      states.push(state);
      return answering(plan)(state);
    });
  const own = states.find((state) => state.conversation.address.chat === name);
  if (!own) throw new Error(`Chat ${name} was not answered.`);
  return own.conversation.id;
}

export const line = (text: string) => ({ text, options: [] });
export const check = (name: string) => ({ kind: "check", name, visit: name, slots: {}, shown: {} }) as const;
export const started = [{ kind: "started", flow: "lost" }] as const;

/** The next piece of work. */
export async function takeWork({ conversation }: Ports, at: Instant = start): Promise<ClaimedEffect> {
  const claimed = await conversation.claimEffect(at, minute(1000));
  if (!claimed) throw new Error("There is no work.");
  return claimed;
}

/** All lines of a chat. */
export const textsIn = async ({ conversation }: Ports, name: string): Promise<readonly string[]> =>
  (await conversation.history(chat(name), 0)).map(({ text }) => text);
