import { type ConversationId, type Instant, after } from "../../shared/brand.ts";
import { MINUTE } from "../../shared/clock.ts";
import type { MailOrder } from "../../shared/mail-order.ts";
import { digitsFor } from "./challenge.ts";
import type { Change } from "../decision.ts";
import { type Chance, type FreshCode, drawDigits, macOfCode } from "./codes.ts";
import { type CodeTarget, crowdedOut } from "./rules.ts";
import { LIMITS } from "../limits.ts";
import type { LoginState, MailboxClaim } from "../model.ts";

/** Everything that chance decides about a claim. */
export interface DrawnClaim {
  /** Of the claim and its challenge. */
  readonly id: string;
  readonly codeId: string;
  readonly usual: FreshCode;
  readonly underAttack: FreshCode;
}

export function drawClaim(chance: Chance, conversation: ConversationId): DrawnClaim {
  const fresh = (digits: number): FreshCode => {
    const code = drawDigits(chance.random, digits);
    // No "This wasn't me" token: whoever reads that mailbox is nobody yet, and must not be able to stop the owner.
    const secrets = chance.secrets.seal("mail", JSON.stringify({ code }));
    return { digits, mac: macOfCode(chance.secrets, conversation, code), secrets };
  };
  return {
    id: chance.random.id(),
    codeId: chance.random.id(),
    usual: fresh(LIMITS.code.digits),
    underAttack: fresh(LIMITS.code.digitsUnderAttack),
  };
}

/**
 * Adds a code to a claim and orders its mail to the claimed mailbox. The mail counts for that mailbox (purse `claim`, so that
 * all claims together cannot flood it) and for the account named (purse of the challenge).
 */
export function issueClaimCode(
  state: LoginState,
  target: CodeTarget,
  claim: Pick<MailboxClaim, "newKey" | "decoy">,
  now: Instant,
  drawn: DrawnClaim,
): { readonly changes: readonly Change[]; readonly mail: MailOrder; readonly fresh: FreshCode } {
  const fresh = digitsFor(target.spender, state) > LIMITS.code.digits ? drawn.underAttack : drawn.usual;
  const expiresAt = after(now, LIMITS.code.lifetime);
  const changes: readonly Change[] = [
    ...crowdedOut(state.challenge, now),
    { kind: "code-added", id: drawn.codeId, challenge: target.id, mac: fresh.mac, digits: fresh.digits, expiresAt },
    { kind: "mail-counted", key: target.key, budget: target.budget, spender: target.spender },
    { kind: "mail-counted", key: claim.newKey, budget: "claim", spender: target.spender },
  ];
  const { channel, purpose, language, id } = target;
  const details = { channel, purpose, minutes: LIMITS.code.lifetime / MINUTE, askedAt: now };
  const to = claim.decoy ? "decoy" : (`new-mailbox:${id}` as const);
  return {
    changes,
    fresh,
    mail: { template: "mailbox-code", to, language, details, secrets: fresh.secrets, notAfter: expiresAt },
  };
}
