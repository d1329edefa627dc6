import type { ChatAddress, Reception } from "../channels/channel.ts";
import type { Worker } from "../shared/schedule.ts";
import { deliveryWorker } from "./deliver-outbox.ts";
import type { ConversationParts } from "./parts.ts";
import type { CaseRecord, EpisodeRecord } from "./ports.ts";
import { createReception } from "./receive.ts";
import { turnWorker } from "./turn-worker.ts";
import { workWorker } from "./work-worker.ts";

export type { ConversationParts } from "./parts.ts";
export type { CaseRecord, EpisodeRecord } from "./ports.ts";

/** The door of the shell around the engine: messages in, turns, work, lines out. Everything is in the database first. */
export interface ConversationShell {
  /** For the channels: hand messages in, read the chat. */
  readonly reception: Reception;
  /** In the order of one round: alarms and sign-ins become events, events become turns, turns become work and lines. */
  readonly workers: readonly Worker[];
  /** Cases for people to take over, newest first. */
  cases(): Promise<readonly CaseRecord[]>;
  /** All troubles of a chat, oldest first; the last one may be open. */
  episodes(chat: ChatAddress): Promise<readonly EpisodeRecord[]>;
}

/** The shell on a store. Several processes may run on one database. */
export function createConversation(parts: ConversationParts): ConversationShell {
  const { store, clock } = parts;
  return {
    reception: createReception(parts),
    workers: [
      { name: "timers", drain: async () => store.ringTimers(clock.now()) },
      { name: "sign-in watch", drain: async () => store.watchSignIns(clock.now()) },
      turnWorker(parts),
      workWorker(parts),
      deliveryWorker(parts),
    ],
    cases: () => store.cases(),
    episodes: (chat) => store.episodes(chat),
  };
}
