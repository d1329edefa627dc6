import type { ChannelName, ChatAddress, ChatLine, ChatNames } from "../channels/channel.ts";
import type { Intent } from "../engine/engine.ts";
import type { ConversationId, Instant, IdempotencyKey, TokenHash } from "../shared/brand.ts";
import type { CaseDeskStore, CaseTopicStore } from "./cases/store.ts";
import type {
  Arrival,
  CaseDraft,
  CaseToOpen,
  CaseRecord,
  ClaimedLine,
  ClaimedEffect,
  EpisodeRecord,
  LineSettled,
  TurnDecision,
  TurnMoment,
  TurnState,
  WatchedEpisode,
  EffectDone,
} from "./model.ts";
import type { KnownNames, SameChat } from "./turns/same-chat.ts";
import type { AdviceWanted, WantsAdvice } from "./stored-advice.ts";

export type {
  CaseChange,
  CaseOnDesk,
  CaseState,
  ListedCase,
  TopicPost,
  TopicLine,
  TopicSettled,
  TopicWork,
} from "./cases/model.ts";

export type { CaseDeskStore, CaseTopicStore } from "./cases/store.ts";

export type { Asked, Held, InboxBody, Notice } from "./inbox-body.ts";

export type { Advice, AdviceWanted, WantsAdvice } from "./stored-advice.ts";

export type { KnownNames, NameChange } from "./turns/same-chat.ts";

export type { Note } from "./admin-chat/note.ts";

export type {
  CaseRecord,
  ClaimedEffect,
  Dossier,
  Episode,
  ClaimedLine,
  LineSettled,
  TurnDecision,
  TurnState,
  WaitingEvent,
  EffectDone,
  Conversation,
  HandedOver,
  SaidLine,
  EpisodeRecord,
  Arrival,
  QueuedEffect,
  TurnMoment,
  WatchedEpisode,
} from "./model.ts";

/** What the shell needs of a database. No method hands out a transaction; each is one, all of it or nothing. */
export interface ConversationStore extends MoveStore {
  /** Finds or opens the conversation, reserves the message id, stores line and event. */
  receive(arrival: Arrival): Promise<"stored" | "duplicate">;
  /** Lines after `after`, oldest first, a few hundred at most. */
  history(chat: ChatAddress, after: number): Promise<readonly ChatLine[]>;
  /** The id under which a chat with these names is kept. Load, decide, save. */
  sameChat(
    of: Pick<ChatAddress, "channel" | "bot">,
    names: ChatNames,
    decide: (known: KnownNames) => SameChat,
  ): Promise<string>;
  /** Conversations with something to answer, longest waiting first. */
  ready(): Promise<readonly ConversationId[]>;
  /**
   * Load, decide, save. `decide` is pure, and not asked when nothing waits. @returns whether anything was saved
   *
   * @param moment with the flows for an episode that begins now; a running one is given its own
   */
  turn(
    conversation: ConversationId,
    moment: TurnMoment,
    decide: (state: TurnState) => TurnDecision | WantsAdvice | undefined,
  ): Promise<boolean>;
  /** Messages that wait for advice, longest waiting first; each is handed out once and never again. */
  claimAdvice(most: number): Promise<readonly AdviceWanted[]>;
  /** What the model chose, if anything. Nothing happens when the message was answered meanwhile. */
  advise(event: number, intent: Intent | undefined, option?: string): Promise<void>;
  /** A turn broke on this event. */
  countFailure(event: number): Promise<void>;
  /** The oldest open work of a conversation whose time has come; nobody else gets it until `leaseUntil`. */
  claimEffect(now: Instant, leaseUntil: Instant): Promise<ClaimedEffect | undefined>;
  /** Marks it done and puts the result into the inbox. A second time changes nothing. */
  completeEffect(claimed: ClaimedEffect, done: EffectDone, now: Instant): Promise<void>;
  /** It threw, and is tried again. */
  postponeEffect(key: IdempotencyKey, nextTry: Instant): Promise<void>;
  /** Somebody else decides. Looked at again as soon as that has happened, or at `nextTry` at the latest. */
  sleepOn(key: IdempotencyKey, nextTry: Instant): Promise<void>;
  /**
   * Opens a case for this work, once, or brings the open one of its trouble up to date. Load, decide, save with its
   * mails. @returns the number
   *
   * @param numbers to choose from, most wanted first; those taken are passed over
   */
  openCase(
    claimed: ClaimedEffect,
    numbers: readonly string[],
    now: Instant,
    decide: (state: CaseToOpen) => CaseDraft,
  ): Promise<string>;
  /** Says what was kept back since then or longer, as a line of its own. @returns how many chats were told */
  sayHeld(since: Instant, now: Instant): Promise<number>;
  /** The next line of each chat whose time has come; a few hundred at most. */
  claimLines(claim: {
    readonly channels: readonly ChannelName[];
    readonly now: Instant;
    readonly lease: string;
    readonly leaseUntil: Instant;
  }): Promise<readonly ClaimedLine[]>;
  settleLine(key: string, lease: string, settled: LineSettled): Promise<void>;
  /** Turns alarms that are due into events. @returns how many */
  ringTimers(now: Instant): Promise<number>;
  /**
   * Whoever proved a mailbox in an open episode is looked at, and those on whom `decide` says yes are told of there,
   * once. @returns how many
   */
  watchSignIns(now: Instant, decide: (watched: WatchedEpisode) => boolean): Promise<number>;
  readonly caseDesk: CaseDeskStore;
  readonly caseTopics: CaseTopicStore;
  /** Newest first. */
  cases(): Promise<readonly CaseRecord[]>;
  /** Oldest first. */
  episodes(chat: ChatAddress): Promise<readonly EpisodeRecord[]>;
}

/** `wrong`: no such token, or not any more; nothing was changed. */
export type MoveAnswer = "moved" | "wrong";

/** What a chat that goes on elsewhere needs of a database. */
interface MoveStore {
  /** Keeps a token with which this chat goes on elsewhere. @returns whether there is anything to go on with */
  drawMove(draw: {
    readonly chat: ChatAddress;
    readonly hash: TokenHash;
    readonly now: Instant;
    readonly expiresAt: Instant;
  }): Promise<boolean>;
  /**
   * Uses the token up, and everything that was open in its chat goes on in this one; or nothing happens. For the same
   * work the answer is the same. `busy`: something is under way in the other chat; ask again.
   *
   * @param mayTake whether this chat may take over another one
   */
  moveChat(move: {
    readonly token: TokenHash;
    readonly to: ConversationId;
    readonly work: IdempotencyKey;
    readonly now: Instant;
    readonly mayTake: boolean;
  }): Promise<MoveAnswer | "busy">;
}
