import { z } from "zod";
import type { AnswerSchema } from "../../shared/answer-schema.ts";
import { instant } from "../../shared/brand.ts";
import { hashToken } from "../../shared/secrets.ts";
import { addressKeyOf, ownerOf } from "../account.ts";
import { type AuthParts, horizonAt, runRule } from "../parts.ts";
import { drawClaim } from "../mailed-codes/mailbox-claim.ts";
import type { CodeMailing } from "../mailed-codes/session-code.ts";
import { askRecovery } from "./ask-recovery.ts";
import type { Act } from "./judge-recovery.ts";
import { moveRecovery } from "./move-recovery.ts";
import { proveMailbox } from "./prove-mailbox.ts";
import type { Press, PressAnswer, Recovery } from "./recovery.ts";
import { drawVeto } from "./tell.ts";
import { statusOf } from "./tell-status.ts";

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

export function createRecovery(parts: AuthParts): Recovery {
  const { secrets, store, clock } = parts;
  return {
    ask: async ({ address, mailbox, origin, once }) => {
      const named = { email: address, key: addressKeyOf(secrets, address) };
      const wanted = { email: mailbox, key: addressKeyOf(secrets, mailbox) };
      const { channel, conversation } = origin;
      const drawn = drawClaim(parts, conversation);
      return runRule(
        parts,
        { kind: "address", ...named, asked: { purpose: "recovery", channel, conversation }, mailbox: wanted },
        (state, now) => askRecovery(state, { address, named, wanted, origin }, now, drawn),
        { key: once, schema: mailing },
      );
    },
    prove: async ({ mac, conversation, once }) => {
      const veto = drawVeto(parts);
      const subject = { kind: "challenge", conversation, purpose: "recovery" } as const;
      return runRule(parts, subject, (state, now) => proveMailbox(state, mac, now, veto), {
        key: once,
        schema: checked,
      });
    },
    statusIn: async (conversation) => {
      const { recovery } = await store.recoveries.look({ kind: "conversation", conversation });
      return recovery && statusOf(recovery, clock.now());
    },
    vouch: (press) => pressOn(parts, "vouch", press),
    agree: (press) => pressOn(parts, "agree", press),
    decline: (press) => pressOn(parts, "decline", press),
    inspectVeto: async (token) => {
      const { recovery, account } = await store.recoveries.look({ kind: "veto-link", hash: hashToken(token) });
      const isOpen = recovery?.stage === "asked" || recovery?.stage === "vouched";
      return isOpen && account ? ownerOf(account) : undefined;
    },
    veto: (token) => stopBy(parts, token),
    due: async () => {
      const ids = await store.recoveries.due(clock.now());
      for (const id of ids) await runDue(parts, id);
      return ids.length;
    },
  };
}

/** Everything that is decided about one recovery goes this way. */
function pressOn(parts: AuthParts, act: Act, { recovery, once, ...press }: Press): Promise<PressAnswer> {
  const [now, veto] = [parts.clock.now(), drawVeto(parts)];
  return parts.store.recoveries.decide({
    subject: { kind: "recovery", id: recovery, actor: press.admin },
    ...{ now, horizon: horizonAt(now), once: { key: once, schema: pressed } },
    decide: (state) => moveRecovery(state, act, press, now, veto),
  });
}

async function stopBy(parts: AuthParts, token: string): Promise<"stopped" | "dead"> {
  const [now, veto] = [parts.clock.now(), drawVeto(parts)];
  const answer = await parts.store.recoveries.decide({
    subject: { kind: "veto-link", hash: hashToken(token) },
    ...{ now, horizon: horizonAt(now) },
    decide: (state) => moveRecovery(state, "stop", undefined, now, veto),
  });
  return answer.kind === "moved" ? "stopped" : "dead";
}

function runDue(parts: AuthParts, id: string): Promise<PressAnswer> {
  const [now, veto] = [parts.clock.now(), drawVeto(parts)];
  return parts.store.recoveries.decide({
    subject: { kind: "recovery", id },
    ...{ now, horizon: horizonAt(now) },
    decide: (state) => moveRecovery(state, "run", undefined, now, veto),
  });
}
