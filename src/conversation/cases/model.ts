import type { AuditLine, Session } from "../../auth/auth.ts";
import type { ChannelName, ChatAddress, ChatLine } from "../../channels/channel.ts";
import type { AccountId, Instant } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import type { Dossier } from "../model.ts";

/** A support agent who has a case. */
interface CaseHolder {
  readonly id: AccountId;
  readonly name: string;
}

/** What an agent does with a case. */
export type CaseDoing =
  /** `from`: who had it when the page was shown; undefined for a case that nobody had. */
  | { readonly kind: "claim"; readonly from: AccountId | undefined }
  /** `once`: of the form; the same one twice is said once. */
  | { readonly kind: "answer"; readonly text: string; readonly once: string }
  | { readonly kind: "close" };

/** The same where agents talk in a topic of the case: nobody sees a page before, so words alone claim what nobody has. */
export type TopicDoing =
  | { readonly kind: "take"; readonly over: boolean }
  | { readonly kind: "say"; readonly text: string }
  /** A picture or the like; `shown`: what stands for it in the chat. */
  | { readonly kind: "show"; readonly shown: string }
  /** A new text for what was said earlier. */
  | { readonly kind: "correct"; readonly text: string }
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "finish" };

/** A message of an agent in a topic. */
export interface TopicMessage {
  /** Names the bot and the group. */
  readonly place: string;
  readonly topic: string;
  readonly messageId: string;
}

export interface ListedCase {
  /** Short, to be read out. */
  readonly number: string;
  /** The flow it happened in. */
  readonly trouble: string;
  readonly channel: ChannelName;
  /** Of the chat, as it is spoken now. */
  readonly language: Language;
  readonly openedAt: Instant;
  readonly holder: CaseHolder | undefined;
  readonly closedAt: Instant | undefined;
}

interface CaseNote {
  /** Name of the agent. */
  readonly by: string;
  readonly text: string;
  readonly at: Instant;
}

export interface CaseOnDesk extends ListedCase {
  readonly dossier: Dossier;
  /** What agents keep for each other, oldest first. */
  readonly notes: readonly CaseNote[];
  /** The chat, secrets cut. */
  readonly transcript: readonly ChatLine[];
}

/** Who acts: somebody signed in on the pages, or whoever a chat is linked to. */
export type CaseActor =
  | { readonly kind: "session"; readonly session: Session | undefined }
  /** `owner`: whose chat it is at this moment. */
  | { readonly kind: "chat"; readonly channel: ChannelName; readonly owner: ChatOwner | undefined };

/** Whose chat it is at this moment. */
type ChatOwner = Pick<Session["account"], "id" | "name" | "status" | "support">;

/** All that a rule of the desk may look at. */
export interface CaseState {
  readonly actor: CaseActor;
  readonly found: ListedCase | undefined;
  /** What an earlier message of a topic became in the chat. */
  readonly said: { readonly message: TopicMessage; readonly sequence: number; readonly text: string } | undefined;
}

export type CaseChange =
  /** Refused by the store unless the case is open and `from` has it. Ends what the program was about in that chat. */
  | {
      readonly kind: "case-claimed";
      readonly number: string;
      readonly by: AccountId;
      readonly from: AccountId | undefined;
    }
  /** Puts a line into the chat. Refused unless the case is open and `by` has it. */
  | {
      readonly kind: "case-line-said";
      readonly number: string;
      readonly by: AccountId;
      readonly text: string;
      /** The message of a topic that it is, and the words of it. */
      readonly heard?: { readonly message: TopicMessage; readonly words: string };
      /** An earlier line that it stands in place of, where the messenger can change what it showed. */
      readonly replaces?: number;
    }
  /** Whoever talks in a topic uses the chat that says who they are: its link stays. */
  | { readonly kind: "agent-heard"; readonly chat: ChatAddress; readonly linkIdleAt: Instant }
  | { readonly kind: "case-noted"; readonly number: string; readonly by: AccountId; readonly text: string }
  /** Shows something in the topic of a case; the same `key` twice is shown once. */
  | {
      readonly kind: "topic-told";
      readonly place: string;
      readonly number: string;
      readonly key: string;
      readonly post: TopicPost;
    }
  /** Refused unless the case is open and `by` has it. */
  | { readonly kind: "case-closed"; readonly number: string; readonly by: AccountId };

/** What is done in a topic besides showing the lines of the chat. */
export type TopicPost =
  | { readonly kind: "say"; readonly text: string }
  /** Copies a message of the topic into the chat of the person. */
  | { readonly kind: "show"; readonly messageId: string }
  /** The messenger of the person refused what an agent wrote. */
  | { readonly kind: "not-reached" };

export interface CaseDecision<Answer> {
  readonly changes: readonly CaseChange[];
  readonly mails: readonly [];
  readonly audit: readonly AuditLine[];
  readonly answer: Answer;
}

/** A line of the chat on its way into the topic. */
export interface TopicLine extends Pick<ChatLine, "sequence" | "from" | "text" | "options" | "messageId"> {
  /** A picture or the like, which the messenger may be able to show as it is. */
  readonly media: boolean;
  /** An agent wrote it in this very topic. */
  readonly echo: boolean;
}

/** What is to be shown of one case, for whoever took it. */
export interface TopicWork {
  readonly place: string;
  /** Undefined: no topic is open yet. */
  readonly topic: string | undefined;
  readonly found: ListedCase;
  readonly dossier: Dossier;
  /** Where the person is. */
  readonly from: ChatAddress;
  readonly introduced: boolean;
  /** Not shown yet, oldest first; of a closed case those until its end. A hundred at most. */
  readonly lines: readonly TopicLine[];
  readonly posts: readonly { readonly id: number; readonly post: TopicPost }[];
  /** Tries in a row that came to nothing. */
  readonly tries: number;
  /** Topics that were left because they took nothing any more. */
  readonly lost: number;
}

export type TopicSettled =
  | { readonly kind: "opened"; readonly topic: string }
  | { readonly kind: "introduced" }
  | { readonly kind: "shown"; readonly upTo: number }
  /** `instead`: shown in the topic because it could not be done. */
  | { readonly kind: "posted"; readonly id: number; readonly instead?: string }
  | { readonly kind: "closed" }
  /** The topic takes nothing any more: all is shown anew in another one. */
  | { readonly kind: "lost"; readonly why: string }
  | { readonly kind: "later"; readonly why: string; readonly nextTry: Instant };
