import type { AuditLine, Session } from "../../auth/auth.ts";
import type { ChannelName, ChatLine } from "../../channels/channel.ts";
import type { AccountId, Instant, OnceKey, TokenHash } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import type { z } from "zod";
import type { Dossier } from "../ports.ts";

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

export interface CaseOnDesk extends ListedCase {
  readonly dossier: Dossier;
  /** The chat, secrets cut. */
  readonly transcript: readonly ChatLine[];
}

/** All that a rule of the desk may look at. */
export interface CaseState {
  readonly session: Session | undefined;
  readonly found: ListedCase | undefined;
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
  | { readonly kind: "case-line-said"; readonly number: string; readonly by: AccountId; readonly text: string }
  /** Refused unless the case is open and `by` has it. */
  | { readonly kind: "case-closed"; readonly number: string; readonly by: AccountId };

export interface CaseDecision<Answer> {
  readonly changes: readonly CaseChange[];
  readonly mails: readonly [];
  readonly audit: readonly AuditLine[];
  readonly answer: Answer;
}

/** What the desk needs of a database. */
export interface CaseDeskStore {
  session(hash: TokenHash): Promise<Session | undefined>;
  /** Open ones, and those that were closed after `since`. */
  list(since: Instant): Promise<readonly ListedCase[]>;
  look(number: string): Promise<CaseOnDesk | undefined>;
  /** Load, decide, save with the audit, in one transaction. */
  decide<Answer>(turn: {
    readonly session: TokenHash;
    readonly number: string;
    readonly now: Instant;
    readonly once?: { readonly key: OnceKey; readonly schema: z.ZodType<Answer> };
    readonly decide: (state: CaseState) => CaseDecision<Answer>;
  }): Promise<Answer>;
}
