import type { AuditChain } from "../../auth/ports.ts";
import type { ConversationStore } from "../../conversation/ports.ts";
import { type ConversationId, conversationId } from "../../shared/brand.ts";
import type { Random } from "../../shared/random.ts";
import { caseDeskStore } from "./case-desk.ts";
import { caseTopicStore } from "./case-topics.ts";
import { openCase, readCases } from "./cases.ts";
import { keepChatNames } from "./chat-names.ts";
import { readEpisodes, readHistory } from "./conversations.ts";
import { claimLines, settleLine } from "./deliveries.ts";
import { advise, claimAdvice, ringTimers, watchSignIns } from "./inbox.ts";
import type { OpenStore } from "./database.ts";
import { receive } from "./receive-message.ts";
import { drawMove, moveChat } from "./transfer.ts";
import { countFailure, readyConversations, takeTurn } from "./turns.ts";
import { claimWork, postponeWork, settleWork, sleepOn } from "./works.ts";

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
    advise: async (event, intent) => store.transact((queries) => advise(queries, event, intent)),
    countFailure: async (event) => countFailure(store.queries, event),
    claimWork: async (now, leaseUntil) => store.transact((queries) => claimWork(queries, now, leaseUntil, store.start)),
    settleWork: async (work, done, now) => store.transact((queries) => settleWork(queries, work, done, now)),
    postponeWork: async (key, nextTry) => postponeWork(store.queries, key, nextTry),
    sleepOn: async (key, nextTry) => sleepOn(store.queries, key, nextTry),
    openCase: async (work, numbers, now, decide) =>
      store.transact((queries) => openCase(queries, { work, numbers, now, decide, newId: () => random.id() })),
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
