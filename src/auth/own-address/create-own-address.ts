import { type TokenHash, conversationId } from "../../shared/brand.ts";
import { MINUTE } from "../../shared/clock.ts";
import { hashToken } from "../../shared/secrets.ts";
import { actorOf } from "../acting.ts";
import { addressKeyOf } from "../account.ts";
import { macOfCode, plainDigits } from "../mailed-codes/codes.ts";
import { drawDisown } from "../link.ts";
import { drawClaim } from "../mailed-codes/mailbox-claim.ts";
import type { NamedMailbox, Subject } from "../model.ts";
import { type AuthParts, lookAt, runRule } from "../parts.ts";
import { cutVisitor } from "../pending-sign-in.ts";
import { openChallenge } from "../mailed-codes/session-code.ts";
import { confirmAddress } from "./confirm-address.ts";
import type { OwnAddress } from "./own-address.ts";
import { requestAddress } from "./request-address.ts";

const inSession = (hash: TokenHash, mailbox?: NamedMailbox): Subject => ({
  kind: "session",
  hash,
  purpose: "change-email",
  ...(mailbox ? { mailbox } : {}),
});

export function createOwnAddress(parts: AuthParts): OwnAddress {
  return {
    asked: async ({ session, seen }) => {
      const now = parts.clock.now();
      const state = await lookAt(parts, inSession(hashToken(session)));
      const last = openChallenge(state, now)?.codes.at(-1);
      if (!last || !state.claim || !actorOf(state.session, seen, now, "signed-in").ok) return undefined;
      return { address: state.claim.newAddress, minutesLeft: Math.ceil((last.expiresAt - now) / MINUTE) };
    },
    requestCode: ({ session, seen, address, language }) => {
      const hash = hashToken(session);
      const mailbox = { email: address, key: addressKeyOf(parts.secrets, address) };
      const drawn = drawClaim(parts, conversationId(hash));
      const command = { mailbox, language, seen: cutVisitor(seen) };
      return runRule(parts, inSession(hash, mailbox), (state, now) => requestAddress(state, command, now, drawn));
    },
    confirm: ({ session, seen, digits }) => {
      const hash = hashToken(session);
      const typed = {
        mac: macOfCode(parts.secrets, conversationId(hash), plainDigits(digits)),
        seen: cutVisitor(seen),
      };
      const drawn = drawDisown(parts);
      return runRule(parts, inSession(hash), (state, now) => confirmAddress(state, typed, now, drawn));
    },
  };
}
