import { z } from "zod";
import type { AnswerSchema } from "../../shared/answer-schema.ts";
import { type CodeMac, type ConversationId, type Email, instant, type IdempotencyKey } from "../../shared/brand.ts";
import { hashToken } from "../../shared/secrets.ts";
import { addressKeyOf, domainKeyOf, ownerOf } from "../account.ts";
import { drawClaim } from "../mailed-codes/mailbox-claim.ts";
import type { CheckAnswer } from "../mailed-codes/rules.ts";
import type { CodeMailing } from "../mailed-codes/session-code.ts";
import type { Origin, TokenOwner } from "../model.ts";
import { type AuthDeps, lookbackAt, runRule } from "../deps.ts";
import { shownInChat } from "../spender.ts";
import { askRecovery, proveMailbox } from "./ask-recovery.ts";
import { drawVeto, type RecoveryStatus, statusOf } from "./mails.ts";
import type { Press, PressAnswer } from "./model.ts";
import { type Act, moveRecovery } from "./rules.ts";

/**
 * The way back for somebody whose mailbox is lost and who has no backup codes: they prove a new mailbox, an admin
 * vouches, the old mailbox and all admins are told with a link that stops it, a day passes or a second admin agrees,
 * and only then the address changes. A named account that does not exist gets the same words, steps and mails.
 */
export interface Recovery {
  /**
   * Mails a code to the new mailbox. It counts for that mailbox and for the account named, so nobody can be flooded.
   *
   * @param command.address names the account; nothing is mailed there yet
   */
  ask(command: {
    readonly address: Email;
    readonly mailbox: Email;
    readonly origin: Origin;
    readonly idempotencyKey: IdempotencyKey;
  }): Promise<CodeMailing>;
  /** `right`: the new mailbox is proved, and the old one is told. The time in which an admin can vouch begins. */
  prove(command: {
    readonly mac: CodeMac;
    readonly conversation: ConversationId;
    readonly idempotencyKey: IdempotencyKey;
  }): Promise<CheckAnswer>;
  /** Where the newest recovery stands that was proved in this conversation: as much as may be told there. */
  statusIn(conversation: ConversationId): Promise<RecoveryStatus | undefined>;
  /** Before the waiting time: begins it. `no-admin`, `oneself`, `stale` are looked at anew, at this moment. */
  vouch(press: Press): Promise<PressAnswer>;
  /** A second admin: it runs now. */
  agree(press: Press): Promise<PressAnswer>;
  /** An admin says no, before the vouch or after it. */
  decline(press: Press): Promise<PressAnswer>;
  /** Whose recovery a veto link stops, and changes nothing. Undefined: there is nothing to stop any more. */
  inspectVeto(token: string): Promise<TokenOwner | undefined>;
  /** Stops it, without a login, at any moment before it has run. */
  veto(token: string): Promise<"stopped" | "dead">;
  /** Runs what has waited long enough and ends what nobody vouched for. @returns how many */
  due(): Promise<number>;
}

const mailing: AnswerSchema<CodeMailing> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("mailed"), minutes: z.number(), digits: z.number() }),
  z.object({ kind: z.literal("wait"), seconds: z.number() }),
  z.object({ kind: z.literal("used-up") }),
]);

const checked = z.enum(["right", "wrong", "expired", "used-up"]);

const pressed: AnswerSchema<PressAnswer> = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("moved"),
    to: z.enum(["vouched", "done", "declined", "vetoed", "expired", "failed"]),
    runsAt: z
      .number()
      .transform(instant)
      .optional()
      .transform((at) => at),
  }),
  z.object({
    kind: z.literal("refused"),
    why: z.enum(["over", "too-early", "first-admin", "oneself", "no-admin", "stale"]),
  }),
]);

export function createRecovery(deps: AuthDeps): Recovery {
  const { secrets, store, clock } = deps;
  return {
    ask: async ({ address, mailbox, origin, idempotencyKey }) => {
      const named = { email: address, key: addressKeyOf(secrets, address) };
      const wanted = { email: mailbox, key: addressKeyOf(secrets, mailbox) };
      const { channel, conversation } = origin;
      const domain = domainKeyOf(secrets, address);
      const drawn = drawClaim(deps, conversation);
      return runRule(
        deps,
        {
          kind: "address",
          ...named,
          asked: { purpose: "recovery", channel, conversation },
          mailbox: wanted,
          spender: shownInChat(secrets, origin),
          domain,
        },
        (state, now) => askRecovery(state, { address, named, wanted, domain, origin }, now, drawn),
        { key: idempotencyKey, schema: mailing },
      );
    },
    prove: async ({ mac, conversation, idempotencyKey }) => {
      const veto = drawVeto(deps);
      const subject = { kind: "challenge", conversation, purpose: "recovery" } as const;
      return runRule(deps, subject, (state, now) => proveMailbox(state, mac, now, veto), {
        key: idempotencyKey,
        schema: checked,
      });
    },
    statusIn: async (conversation) => {
      const { recovery } = await store.recoveries.read({ kind: "conversation", conversation });
      return recovery && statusOf(recovery, clock.now());
    },
    vouch: (press) => pressOn(deps, "vouch", press),
    agree: (press) => pressOn(deps, "agree", press),
    decline: (press) => pressOn(deps, "decline", press),
    inspectVeto: async (token) => {
      const { recovery, account } = await store.recoveries.read({ kind: "veto-link", hash: hashToken(token) });
      const isOpen = recovery?.stage === "asked" || recovery?.stage === "vouched";
      return isOpen && account ? ownerOf(account) : undefined;
    },
    veto: (token) => stopBy(deps, token),
    due: async () => {
      const ids = await store.recoveries.due(clock.now());
      for (const id of ids) await runDue(deps, id);
      return ids.length;
    },
  };
}

/** Everything that is decided about one recovery goes this way. */
function pressOn(deps: AuthDeps, act: Act, { recovery, idempotencyKey, ...press }: Press): Promise<PressAnswer> {
  const now = deps.clock.now();
  const veto = drawVeto(deps);
  return deps.store.recoveries.decide({
    subject: { kind: "recovery", id: recovery, actor: press.admin },
    now,
    lookback: lookbackAt(now),
    idempotency: { key: idempotencyKey, schema: pressed },
    decide: (state) => moveRecovery(state, act, press, now, veto),
  });
}

async function stopBy(deps: AuthDeps, token: string): Promise<"stopped" | "dead"> {
  const now = deps.clock.now();
  const veto = drawVeto(deps);
  const answer = await deps.store.recoveries.decide({
    subject: { kind: "veto-link", hash: hashToken(token) },
    now,
    lookback: lookbackAt(now),
    decide: (state) => moveRecovery(state, "stop", undefined, now, veto),
  });
  return answer.kind === "moved" ? "stopped" : "dead";
}

function runDue(deps: AuthDeps, id: string): Promise<PressAnswer> {
  const now = deps.clock.now();
  const veto = drawVeto(deps);
  return deps.store.recoveries.decide({
    subject: { kind: "recovery", id },
    now,
    lookback: lookbackAt(now),
    decide: (state) => moveRecovery(state, "run", undefined, now, veto),
  });
}
