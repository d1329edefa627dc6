import type { ChatAddress, ForumInbox, Inbox } from "../channels/channel.ts";
import type { Worker } from "../shared/schedule.ts";
import { type CaseDesk, createCaseDesk } from "./cases/case-desk.ts";
import { createForumInbox } from "./cases/hear-agent.ts";
import { caseMirror } from "./cases/mirror-cases.ts";
import { drawMove } from "./transfer.ts";
import { deliveryWorker } from "./delivery/deliver-outbox.ts";
import type { ConversationDeps } from "./deps.ts";
import type { CaseRecord, EpisodeRecord } from "./model.ts";
import { adviceWorker } from "./turns/advice.ts";
import { createInbox } from "./turns/receive.ts";
import { signedInSince } from "./turns/sign-in-watch.ts";
import { turnWorker } from "./turns/turn-worker.ts";
import { createSendWatch, type SendWatch } from "./delivery/watch-sends.ts";
import { effectWorker } from "./effects/effect-worker.ts";

export { channelInWords, languageInWords, nextInWords, triedInWords, troubleInWords } from "./cases/case-words.ts";
export type { CaseAnswer, CaseDesk, CaseDoing, CaseOnDesk, ListedCase } from "./cases/case-desk.ts";
export type { ConversationDeps } from "./deps.ts";
export type { CaseRecord, EpisodeRecord } from "./model.ts";

/** The door of the shell around the engine: messages in, turns, work, lines out. Everything is in the database first. */
export interface ConversationShell {
  /** For the channels: hand messages in, read the chat. */
  readonly inbox: Inbox;
  /** In the order of one round: alarms and sign-ins become events, events become turns, turns become work and lines. */
  readonly workers: readonly Worker[];
  /** How a channel does, its sends counted in. */
  readonly healthOf: SendWatch["healthOf"];
  /** Where support agents claim, answer and close cases. */
  readonly caseDesk: CaseDesk;
  /** For the messenger in whose forum support agents talk. */
  readonly forumInbox: ForumInbox;
  /** A token with which what is open in this chat goes on in a messenger; undefined when nothing is open. */
  moveToken(chat: ChatAddress): Promise<string | undefined>;
  /** Each takes seconds where those above take milliseconds, so each needs rounds of its own. */
  readonly slowWorkers: readonly Worker[];
  /** Every case, newest first. */
  cases(): Promise<readonly CaseRecord[]>;
  /** All troubles of a chat, oldest first; the last one may be open. */
  episodes(chat: ChatAddress): Promise<readonly EpisodeRecord[]>;
}

/** The shell on a store. Several processes may run on one database. */
export function createConversation(deps: ConversationDeps): ConversationShell {
  const { store, clock, advisor } = deps;
  const watch = createSendWatch((where, error) => deps.onTrouble?.(where, error));
  return {
    inbox: createInbox(deps),
    workers: [
      { name: "timers", drain: async () => store.ringTimers(clock.now()) },
      { name: "sign-in watch", drain: async () => store.watchSignIns(clock.now(), signedInSince) },
      turnWorker(deps),
      effectWorker(deps),
      deliveryWorker(deps, watch),
    ],
    healthOf: watch.healthOf,
    caseDesk: createCaseDesk(deps),
    forumInbox: createForumInbox(deps),
    moveToken: (chat) => drawMove(deps, chat),
    slowWorkers: [...(advisor ? [adviceWorker(deps, advisor)] : []), ...(deps.forum ? [caseMirror(deps)] : [])],
    cases: () => store.cases(),
    episodes: (chat) => store.episodes(chat),
  };
}
