import { z } from "zod";
import { instant } from "../shared/brand.ts";
import type { AnswerSchema } from "../shared/answer-schema.ts";
import type { MailedCodes } from "./auth.ts";
import { accountOf } from "./account.ts";
import { addressKeyOf } from "./address-key.ts";
import { checkCode } from "./check-code.ts";
import { drawCode, macOfCode } from "./draw-code.ts";
import { type AuthParts, lookAt, runRule } from "./parts.ts";
import { provedBy } from "./proof.ts";
import { MAILBOX_PROOF, type RequestAnswer, requestCode } from "./request-code.ts";

const checkAnswer = z.enum(["right", "wrong", "expired", "used-up"]);
const requestAnswer: AnswerSchema<RequestAnswer> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("mailed"), phrase: z.string(), minutes: z.number(), digits: z.number() }),
  z.object({ kind: z.literal("wait"), seconds: z.number() }),
  // An answer from before there was a moment is asked for again within seconds, or never.
  z.object({ kind: z.literal("used-up"), opensAt: z.number().default(0).transform(instant) }),
]);

export function createMailedCodes(parts: AuthParts): MailedCodes {
  const { secrets, store, clock } = parts;
  return {
    request: async ({ address, purpose, origin, once }) => {
      const key = addressKeyOf(secrets, address);
      const drawn = drawCode(parts, origin.conversation, origin.language);
      const command = { address, key, purpose, origin, linked: false };
      const asked = { purpose: MAILBOX_PROOF, channel: origin.channel, conversation: origin.conversation };
      return runRule(
        parts,
        { kind: "address", email: address, key, asked },
        (state, now) => requestCode(state, command, now, drawn),
        { key: once, schema: requestAnswer },
      );
    },
    check: async ({ mac, conversation, once }) =>
      runRule(
        parts,
        { kind: "challenge", conversation, purpose: MAILBOX_PROOF },
        (state, now) => checkCode(state, { mac, conversation }, now),
        { key: once, schema: checkAnswer },
      ),
    macOf: (conversation, digits) => macOfCode(secrets, conversation, digits),
    provedAccount: async (conversation) => {
      const proved = provedBy(await lookAt(parts, { kind: "proof", conversation }), clock.now());
      return proved && accountOf(proved);
    },
    forget: async (conversation) =>
      store.save({ changes: [{ kind: "proof-ended", conversation }], mails: [], audit: [] }, clock.now()),
  };
}
