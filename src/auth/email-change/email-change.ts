import { conversationId, type Email, type TokenHash } from "../../shared/brand.ts";
import { MINUTE } from "../../shared/clock.ts";
import type { Language } from "../../shared/language.ts";
import type { Outcome } from "../../shared/outcome.ts";
import { hashToken } from "../../shared/secrets.ts";
import { addressKeyOf } from "../account.ts";
import { type Actor, actorOf, type Denied } from "../actor.ts";
import { drawDisown } from "../link.ts";
import { macOfCode, plainDigits } from "../mailed-codes/codes.ts";
import { drawClaim } from "../mailed-codes/mailbox-claim.ts";
import { type CodeMailing, openChallenge, type TypedCodeRefusal } from "../mailed-codes/session-code.ts";
import type { NamedMailbox, Subject } from "../model.ts";
import { type AuthDeps, peek, runRule } from "../deps.ts";
import { cutVisitor } from "../pending-sign-in.ts";
import { type AddressRefusal, confirmAddress, requestAddress } from "./rules.ts";

/** The e-mail address of one's own account, which is also what one signs in with. */
export interface EmailChange {
  /** The new address that waits for its code, if any. Changes nothing. */
  asked(acting: Actor): Promise<{ readonly address: Email; readonly minutesLeft: number } | undefined>;
  /**
   * Mails a code to the new address, or only seems to: an address that is somebody else's gets the same answers and no
   * mail. Needs a fresh password.
   */
  requestCode(
    command: Actor & { readonly address: Email; readonly language: Language },
  ): Promise<Outcome<CodeMailing, Denied | AddressRefusal>>;
  /**
   * The code from the new mailbox: it becomes the address in the same transaction, both mailboxes are told, codes and
   * links end, sessions go on.
   */
  confirm(
    command: Actor & { readonly digits: string },
  ): Promise<Outcome<"changed", Denied | AddressRefusal | TypedCodeRefusal>>;
}

const inSession = (hash: TokenHash, mailbox?: NamedMailbox): Subject => ({
  kind: "session",
  hash,
  purpose: "change-email",
  ...(mailbox ? { mailbox } : {}),
});

export function createEmailChange(deps: AuthDeps): EmailChange {
  return {
    asked: async ({ session, seen }) => {
      const now = deps.clock.now();
      const state = await peek(deps, inSession(hashToken(session)));
      const last = openChallenge(state, now)?.codes.at(-1);
      if (!last || !state.claim || !actorOf(state.session, seen, now, "signed-in").ok) return undefined;
      return { address: state.claim.newAddress, minutesLeft: Math.ceil((last.expiresAt - now) / MINUTE) };
    },
    requestCode: ({ session, seen, address, language }) => {
      const hash = hashToken(session);
      const mailbox = { email: address, key: addressKeyOf(deps.secrets, address) };
      const drawn = drawClaim(deps, conversationId(hash));
      const command = { mailbox, language, seen: cutVisitor(seen) };
      return runRule(deps, inSession(hash, mailbox), (state, now) => requestAddress(state, command, now, drawn));
    },
    confirm: ({ session, seen, digits }) => {
      const hash = hashToken(session);
      const typed = {
        mac: macOfCode(deps.secrets, conversationId(hash), plainDigits(digits)),
        seen: cutVisitor(seen),
      };
      const drawn = drawDisown(deps);
      return runRule(deps, inSession(hash), (state, now) => confirmAddress(state, typed, now, drawn));
    },
  };
}
