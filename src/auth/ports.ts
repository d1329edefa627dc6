import type { AccountId, AuditMac, Instant, OnceKey, TokenHash, WorkspaceId } from "../shared/brand.ts";
import type { MailOrder } from "../shared/mail-order.ts";
import type { z } from "zod";
import type { AuditEvent } from "./audit/vocabulary.ts";
import type { Change } from "./change.ts";
import type { Enrolment } from "./enrol.ts";
import type { Horizon, LoginState, Session, Subject } from "./state.ts";

export type { AuditEvent } from "./audit/vocabulary.ts";
export type { AccountChange, Change, CodeChange, LinkChange, SignInChange } from "./change.ts";
export type { Enrolment } from "./enrol.ts";
export type { AccountRecord, Challenge, Horizon, Link, LoginState, Session, Subject } from "./state.ts";

/** What a rule decided: everything to save, and what to tell the caller. */
export interface Decision<Answer> {
  readonly changes: readonly Change[];
  readonly mails: readonly MailOrder[];
  readonly audit: readonly AuditLine[];
  readonly answer: Answer;
}

/** One line of the audit record. Details hold no secret and no whole address. */
export interface AuditLine {
  /** A name of the OWASP logging vocabulary. */
  readonly event: AuditEvent;
  readonly account: AccountId | undefined;
  readonly details: Readonly<Record<string, string | number>>;
}

/** Text of one audit line, as it rests. */
export interface AuditText {
  readonly at: Instant;
  readonly event: string;
  /** JSON of the details. */
  readonly line: string;
}

/** Seals lines one after the other. Pure: the same line after the same line has the same seal. */
export interface AuditChain {
  /** What the very first line is sealed to. */
  readonly start: AuditMac;
  /** Seal over a line that was written before there was a chain: the first line of the chain is sealed to the last of these. */
  sealBefore(line: AuditText & { readonly id: number }, previous: AuditMac): AuditMac;
  /** @param previous seal of the line before */
  seal(line: AuditText & { readonly sequence: number }, previous: AuditMac): AuditMac;
}

/** One piece of work for the store. `decide` is pure and synchronous; it may run again when somebody else was faster. */
export interface Turn<Answer> {
  readonly subject: Subject;
  readonly now: Instant;
  readonly horizon: Horizon;
  /** Asked for twice under one key, it happens once; the second asking gets the first answer. It holds no secret. */
  readonly once?: { readonly key: OnceKey; readonly schema: z.ZodType<Answer> };
  readonly decide: (state: LoginState) => Decision<Answer>;
}

/** What the login rules need of a database. No method hands out a transaction. */
export interface AuthStore {
  /** Load, decide, save state with mails and audit: in one transaction, all of it or nothing. */
  decide<Answer>(turn: Turn<Answer>): Promise<Answer>;
  /** Looks and changes nothing. */
  look(subject: Subject, horizon: Horizon): Promise<LoginState>;
  /** The session and whose it is. */
  session(hash: TokenHash): Promise<Session | undefined>;
  /** Saves changes that need no decision, such as the end of a session. */
  save(decision: Omit<Decision<undefined>, "answer">, now: Instant): Promise<void>;
  hasWorkspace(id: WorkspaceId): Promise<boolean>;
  /** Writes a workspace with its members, unless it is there already. @returns whether it was written */
  enrol(enrolment: Enrolment, now: Instant): Promise<boolean>;
}
