import { z } from "zod";
import {
  instant,
  type CodeMac,
  type ConversationId,
  type Email,
  type Instant,
  type IdempotencyKey,
} from "../../shared/brand.ts";
import type { AnswerSchema } from "../../shared/answer-schema.ts";
import { accountOf, addressKeyOf, provedBy } from "../account.ts";
import { checkCode, MAILBOX_PROOF, type RequestAnswer, requestCode } from "./rules.ts";
import { drawCode, macOfCode } from "./codes.ts";
import { type AuthDeps, peek, runRule } from "../deps.ts";
import type { CodeReason } from "../../shared/code-reason.ts";
import type { Origin, Account } from "../model.ts";
import { shownInChat } from "../spender.ts";

const checkAnswer = z.enum(["right", "wrong", "expired", "used-up"]);
const requestAnswer: AnswerSchema<RequestAnswer> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("mailed"), phrase: z.string(), minutes: z.number(), digits: z.number() }),
  z.object({ kind: z.literal("wait"), seconds: z.number() }),
  // An answer from before there was a moment is asked for again within seconds, or never.
  z.object({ kind: z.literal("used-up"), opensAt: z.number().default(0).transform(instant) }),
]);

export function createMailedCodes(deps: AuthDeps): MailedCodes {
  const { secrets, store, clock } = deps;
  return {
    request: async ({ address, purpose, origin, idempotencyKey }) => {
      const key = addressKeyOf(secrets, address);
      const drawn = drawCode(deps, origin.conversation, origin.language);
      const command = { address, key, purpose, origin };
      const asked = { purpose: MAILBOX_PROOF, channel: origin.channel, conversation: origin.conversation };
      return runRule(
        deps,
        { kind: "address", email: address, key, asked, spender: shownInChat(secrets, origin) },
        (state, now) => requestCode(state, command, now, drawn),
        { key: idempotencyKey, schema: requestAnswer },
      );
    },
    check: async ({ mac, conversation, idempotencyKey }) =>
      runRule(
        deps,
        { kind: "challenge", conversation, purpose: MAILBOX_PROOF },
        (state, now) => checkCode(state, { mac, conversation }, now),
        { key: idempotencyKey, schema: checkAnswer },
      ),
    macOf: (conversation, digits) => macOfCode(secrets, conversation, digits),
    provedAccount: async (conversation) => {
      const proved = provedBy(await peek(deps, { kind: "proof", conversation }), clock.now());
      return proved && accountOf(proved);
    },
    forget: async (conversation) =>
      store.save({ changes: [{ kind: "proof-ended", conversation }], mails: [], audit: [] }, clock.now()),
  };
}

/** Proof of a mailbox by a mailed code (NIST: an issued recovery code; never called a second factor). */
export interface MailedCodes {
  /**
   * Mails a code to the address on file, or only seems to: an unknown address gets the same answers, budgets and
   * database work. Repeating the call with the same `once` repeats the answer and mails nothing.
   *
   * `wait`: a code went out a moment ago; `seconds` until the next may. `used-up`: no more mails or tries
   * before `opensAt`.
   */
  request(command: {
    readonly address: Email;
    /** Said in the mail and kept in the record. It changes nothing of what the code is good for. */
    readonly purpose: CodeReason;
    readonly origin: Origin;
    readonly idempotencyKey: IdempotencyKey;
  }): Promise<
    | { readonly kind: "mailed"; readonly phrase: string; readonly minutes: number; readonly digits: number }
    | { readonly kind: "wait"; readonly seconds: number }
    | { readonly kind: "used-up"; readonly opensAt: Instant }
  >;
  /**
   * Counts the try, then compares in constant time, then consumes by one conditional statement. `right` proves the
   * mailbox for this conversation (tier 1) for 15 minutes.
   */
  check(command: {
    readonly mac: CodeMac;
    readonly conversation: ConversationId;
    readonly idempotencyKey: IdempotencyKey;
  }): Promise<"right" | "wrong" | "expired" | "used-up">;
  /** MAC of the digits somebody typed in this conversation: all that may be stored of them. */
  macOf(conversation: ConversationId, digits: string): CodeMac;
  /** The account whose mailbox is proved in this conversation right now, if any. */
  provedAccount(conversation: ConversationId): Promise<Account | undefined>;
  /** Ends what was proved here (the person starts over or names another address). */
  forget(conversation: ConversationId): Promise<void>;
}
