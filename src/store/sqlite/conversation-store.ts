import type { AuditChain } from "../../auth/ports.ts";
import type { ConversationStore } from "../../conversation/ports.ts";
import { type ConversationId, conversationId } from "../../shared/brand.ts";
import type { Random } from "../../shared/random.ts";
import { caseDeskStore } from "./case-desk.ts";
import { caseTopicStore } from "./case-topics.ts";
import { openCase, readCases } from "./cases.ts";
import { keepChatNames } from "./chat-names.ts";
import { readEpisodes, readHistory } from "./conversations.ts";
import { claimLines, sayHeld, settleLine } from "./deliveries.ts";
import { advise, claimAdvice, ringTimers, watchSignIns } from "./inbox.ts";
import type { OpenStore } from "./database.ts";
import { receive } from "./receive-message.ts";
import { drawMove, moveChat } from "./transfer.ts";
import { countFailure, readyConversations, takeTurn } from "./turns.ts";
import { claimEffect, postponeEffect, completeEffect, sleepOn } from "./effects.ts";

/**
 * The database side of the conversation shell.
 *
 * @param random gives ids to conversations and mails
 * @param chain seals the audit lines
 */
export function conversationStore(store: OpenStore, random: Random, chain: AuditChain): ConversationStore {
  const newId = (): ConversationId => conversationId(random.id());
  return {
    receive: async (arrival) => store.transact((queries) => receive(queries, arrival, newId())),
    sameChat: async (of, names, decide) => store.transact((queries) => keepChatNames(queries, of, names, decide)),
    history: async (chat, after) => readHistory(store.queries, chat, after),
    ready: async () => readyConversations(store.queries),
    turn: async (id, moment, decide) =>
      store.transact((queries) => takeTurn(queries, { ...moment, id, chain, decide })),
    claimAdvice: async (most) => store.transact((queries) => claimAdvice(queries, most)),
    advise: async (event, intent, option) => store.transact((queries) => advise(queries, event, intent, option)),
    countFailure: async (event) => countFailure(store.queries, event),
    claimEffect: async (now, leaseUntil) =>
      store.transact((queries) => claimEffect(queries, now, leaseUntil, store.start)),
    completeEffect: async (claimed, done, now) =>
      store.transact((queries) => completeEffect(queries, claimed, done, now)),
    postponeEffect: async (key, nextTry) => postponeEffect(store.queries, key, nextTry),
    sleepOn: async (key, nextTry) => sleepOn(store.queries, key, nextTry),
    openCase: async (claimed, numbers, now, decide) =>
      store.transact((queries) => openCase(queries, { work: claimed, numbers, now, decide, newId: () => random.id() })),
    sayHeld: async (since, now) => sayHeld(store, since, now),
    claimLines: async (claim) => store.transact((queries) => claimLines(queries, claim, store.start)),
    settleLine: async (key, lease, settled) => store.transact((queries) => settleLine(queries, key, lease, settled)),
    ringTimers: async (now) => store.transact((queries) => ringTimers(queries, now)),
    watchSignIns: async (now, decide) => watchSignIns(store, now, decide),
    caseDesk: caseDeskStore(store, { newId: () => random.id(), chain }),
    drawMove: async (draw) => store.transact((queries) => drawMove(queries, draw)),
    moveChat: async (move) => store.transact((queries) => moveChat(queries, move)),
    caseTopics: caseTopicStore(store),
    cases: async () => readCases(store.queries),
    episodes: async (chat) => readEpisodes(store.queries, chat),
  };
}
