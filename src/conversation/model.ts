import type { Choice } from "../approvals/approvals.ts";
import type { ChatHelp, MemberNamed } from "../auth/auth.ts";
import type { ChatAddress, ChatLine } from "../channels/channel.ts";
import type { EpisodeOutcome, Fact, FlowId, Library, FlowEffect } from "../engine/engine.ts";
import type { AccountId, ConversationId, Email, Instant, LinkMac, IdempotencyKey, TokenHash } from "../shared/brand.ts";
import type { Language } from "../shared/language.ts";
import type { MailOrder } from "../shared/mail-order.ts";
import type { NextStep } from "./cases/case-words.ts";
import type { Asked, Held, InboxBody, Notice, Result } from "./inbox-body.ts";
import type { Note, ShownCard } from "./admin-chat/note.ts";
import type { Advice } from "./stored-advice.ts";

/** What the effect worker runs: the engine's work, or what the shell wants by itself. */
export type QueuedEffect = FlowEffect | SystemEffect;

export interface Conversation {
  readonly id: ConversationId;
  readonly address: ChatAddress;
  readonly language: Language;
  readonly turn: number;
  /** Network address of the newest message, where the channel knows it. */
  readonly seenFrom: string | undefined;
  /** What earlier turns kept back, to be said with the next one. */
  readonly held?: Held | undefined;
  /** The question that was put last, and the line with which it was put first. */
  readonly asked?: Asked | undefined;
  /** Devices that the browser of the newest message showed. */
  readonly devices: readonly TokenHash[];
}

/** One message to be reserved and stored. */
export interface Arrival {
  readonly from: ChatAddress;
  readonly messageId: string;
  readonly language: Language;
  readonly seenFrom?: string | undefined;
  readonly devices?: readonly TokenHash[] | undefined;
  readonly now: Instant;
  /** Messages after this moment count towards the pace. */
  readonly paceFrom: Instant;
  /** A link of this chat ends then, unless the next message comes before. */
  readonly linkIdleAt: Instant;
  /** Lines that wait for this chat to write go out now: those whose time would come after this moment. */
  readonly releases: Instant;
  /** Pure: what may be stored of it. */
  readonly decide: (state: Arrived) => Written;
}

/** What is known of a message that is about to be stored. */
interface Arrived {
  readonly conversation: ConversationId;
  /** Messages of this chat since `paceFrom`. */
  readonly recent: number;
}

/** When and on what a turn is taken. */
export interface TurnMoment {
  readonly now: Instant;
  /** Flows of today. */
  readonly current: Library;
  /** Requests that were shown in the chat before this moment are not looked at. */
  readonly shownSince: Instant;
}

/** An open episode in which a mailbox was proved, and in which no sign-in was told of yet. */
export interface WatchedEpisode {
  readonly conversation: ConversationId;
  readonly episode: number;
  readonly provedAt: Instant;
  /** When the owner of that mailbox last came in. */
  readonly lastSignIn: Instant | undefined;
}

export interface Written {
  readonly body: InboxBody;
  readonly notices: readonly Notice[];
  /** The person's line in the chat. */
  readonly line: string;
  /** `done`: kept, and never answered. */
  readonly status: "waiting" | "done";
}

export interface WaitingEvent {
  readonly id: number;
  readonly body: InboxBody;
  readonly notices: readonly Notice[];
  /** When it came in. */
  readonly at: Instant;
  /** Turns that broke on it so far. */
  readonly failures: number;
  /** Of a message: its number in the chat. */
  readonly line?: number | undefined;
  /** Where asking a language model about it stands; missing when nobody wanted to. */
  readonly advice?: Advice;
}

/** All that a turn may look at. */
export interface TurnState {
  readonly conversation: Conversation;
  /** The open episode, if one is open. */
  readonly episode: Episode | undefined;
  /** The case of this chat that a person has; or that waits, when the last episode ended with it. */
  readonly handedOver: HandedOver | undefined;
  /** The alarm that is set or rang last. */
  readonly timer: number | undefined;
  /** Requests that were shown here lately, oldest first. */
  readonly cards: readonly Omit<ShownCard, "inFront" | "quoted">[];
  /** Whose chat it is, where it is linked to an account. Looked at for words only. */
  readonly owner: { readonly email: Email; readonly isAdmin: boolean } | undefined;
  /** Of a message: the last line of the agent that stood before it. */
  readonly saidBefore: Pick<ChatLine, "options" | "at"> | undefined;
  /** Of a message or reaction: the line of the agent that it is about, where the messenger says so. */
  readonly quoted: Pick<ChatLine, "options"> | undefined;
  /** What to answer next: a result before anything else, otherwise the oldest. */
  readonly next: WaitingEvent;
  /** Messages that came after it and wait as well, in their order; nothing else stands between them. */
  readonly more: readonly WaitingEvent[];
}

export interface HandedOver {
  /** Number of the case. */
  readonly number: string;
  /** The flow it happened in. */
  readonly trouble: string;
  /** A person has it: the program is quiet. */
  readonly claimed: boolean;
  /** It was said once, since then, that the case waits. */
  readonly reminded: boolean;
  /** What led to it, over or going on. */
  readonly episode: Episode;
}

export interface Episode {
  readonly number: number;
  readonly library: Library;
  readonly facts: readonly Fact[];
}

/** A line that the agent says. */
export interface SaidLine extends Pick<ChatLine, "text" | "options"> {
  /** The request whose card or buttons it shows. */
  readonly about?: string;
  /**
   * The request that is over with it: whatever showed it in this chat becomes this, where the messenger can change what
   * it showed. `instead`: and there nothing new is said.
   */
  readonly settles?: { readonly request: string; readonly instead: boolean };
}

/** Everything one turn saves. */
export interface TurnDecision {
  readonly settled: "done" | "dropped" | "failed";
  /** Events that are answered along with the next one. */
  readonly joined?: readonly number[] | undefined;
  readonly language: Language;
  /** Appended to the open episode; one is opened when none is. Left out: no episode is touched. */
  readonly facts?: readonly Fact[];
  /** The facts go on with this one, which is over: it is open again. */
  readonly reopens?: Episode;
  readonly end?: { readonly outcome: EpisodeOutcome; readonly flow: FlowId };
  readonly lines: readonly SaidLine[];
  /** The question that is open now, as `questionAt` names it. */
  readonly asks?: string | undefined;
  /** Kept back from now on, in place of what was. */
  readonly held?: Held | undefined;
  readonly effects: readonly QueuedEffect[];
  /** `keep`: the alarm stays as it is. */
  readonly wakeAt: Instant | "never" | "keep";
  /** The case of which was said that it waits. */
  readonly reminded?: string;
  /** Why, for the operator's eyes. Nothing that a person wrote. */
  readonly trace: readonly string[];
}

/** A piece of work that this process runs now. */
export interface ClaimedEffect {
  readonly key: IdempotencyKey;
  readonly conversation: Conversation;
  readonly episode: number;
  readonly effect: QueuedEffect;
  /** Times it threw so far. */
  readonly failures: number;
}

export interface EffectDone<Outcome extends string = string> {
  /** Left out: nobody waits for an answer. */
  readonly result?: Result<Outcome>;
  /** Told in the chat, past every flow. */
  readonly note?: Note;
  /** Whose mailbox turned out to be proved here. */
  readonly proved?: AccountId;
}

/** A line of the agent that this process sends now. */
export interface ClaimedLine {
  readonly key: string;
  readonly to: ChatAddress;
  readonly text: string;
  readonly options: ChatLine["options"];
  readonly language: Language;
  /** When this chat last wrote. */
  readonly heardAt: Instant | undefined;
  readonly tries: number;
  /** What it stands in place of: an earlier line, and how the messenger named that, if it did. */
  readonly replaces?: {
    readonly messageId: string | undefined;
    readonly text: string;
    /** Where that cannot be changed, nothing is said. */
    readonly only: boolean;
  };
}

export type LineSettled =
  | { readonly status: "sent"; readonly messageId?: string | undefined }
  | { readonly status: "refused"; readonly why: string }
  | { readonly status: "queued"; readonly why: string; readonly nextTry: Instant };

/** What a person needs to know to take over. No secrets; the transcript is kept apart. */
export interface Dossier {
  /** The flow it happened in. */
  readonly trouble: string;
  readonly language: Language;
  readonly proof: "nothing proved" | "mailbox proved";
  /** Checks and acts with their outcomes, in order. */
  readonly tried: readonly string[];
  /** Those of them that did not help. */
  readonly failed: readonly string[];
  /** What to do first, as `nextInWords` takes it. */
  readonly next: string;
}

/** All that is looked at before a case is opened, or brought up to date. */
export interface CaseToOpen {
  readonly number: string;
  readonly episode: Episode;
  /** A mailbox was proved in it. */
  readonly proved: boolean;
  /** Of the case that is open for this trouble already. */
  readonly before: Dossier | undefined;
}

export interface CaseDraft {
  readonly dossier: Dossier;
  readonly mails: readonly MailOrder[];
}

/** A case as support sees it. */
export interface CaseRecord {
  /** Short, to be read out. */
  readonly number: string;
  readonly conversation: ConversationId;
  readonly from: ChatAddress;
  readonly openedAt: Instant;
  /** Whose mailbox was proved in it. */
  readonly account: AccountId | undefined;
  readonly dossier: Dossier;
  /** The name of the support agent who has it. */
  readonly heldBy: string | undefined;
  readonly closedAt: Instant | undefined;
  /** The whole chat, secrets cut. */
  readonly transcript: readonly ChatLine[];
}

/** One trouble, for `latchkey converse` and statistics. */
export interface EpisodeRecord {
  readonly number: number;
  readonly library: Library;
  readonly facts: readonly Fact[];
  /** Missing while it is open. */
  readonly end?: { readonly outcome: EpisodeOutcome; readonly flow: FlowId };
  readonly endedAt?: Instant;
  /** Checks and acts that were run, in order. */
  readonly works: readonly { readonly name: string; readonly outcome: string | undefined }[];
}

/** What the shell wants done by itself, past every flow. */
export type SystemEffect =
  | { readonly kind: "forget-proof" }
  | { readonly kind: "link-chat"; readonly mac: LinkMac }
  | { readonly kind: "unlink-chat" }
  /** Another chat is to go on in this one. */
  | { readonly kind: "move-here"; readonly token: TokenHash }
  /** Shows what is open in a chat that was linked just now. */
  | { readonly kind: "show-requests" }
  /**
   * Support has to see to it. Nothing is said in the chat and nothing changes there before somebody of support takes the
   * case: that nobody could decide is a fact about an account.
   */
  | { readonly kind: "hand-over"; readonly next: NextStep }
  /** More is known than when the case was opened: whoever takes it reads that, too. */
  | { readonly kind: "update-case"; readonly case: string }
  /** An admin names somebody who is to be let in. Nothing is done before they say yes. */
  | { readonly kind: "find-member"; readonly action: ChatHelp; readonly who: MemberNamed }
  /** They said yes. `ask`: the question they answered, which is done once. */
  | { readonly kind: "help-member"; readonly action: ChatHelp; readonly member: string; readonly ask: string }
  | { readonly kind: "decide-request"; readonly request: string; readonly choice: Choice; readonly reason?: string };
