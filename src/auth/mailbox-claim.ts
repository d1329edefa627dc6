import {
  type AccountId,
  type AddressKey,
  type ConversationId,
  type Email,
  type Instant,
  after,
} from "../shared/brand.ts";
import { MINUTE } from "../shared/clock.ts";
import type { MailOrder } from "../shared/mail-order.ts";
import { underAttack } from "./challenge.ts";
import type { Change } from "./change.ts";
import { type Chance, type FreshCode, drawDigits, macOfCode } from "./draw-code.ts";
import { type CodeTarget, crowdedOut } from "./issue-code.ts";
import { LIMITS } from "./limits.ts";
import type { LoginState } from "./state.ts";

type ClaimPurpose = "change-email" | "recovery";

/**
 * A mailbox that wants to become the address of an account, and proves itself by a code of its own. It is a challenge
 * with the same id plus a row that holds the address; the code is judged like every other (`judgeCode`,
 * `verdictChanges`), and `claim-proved` goes with the right one. A mail to it names `new-mailbox:<id>`; once
 * `address-changed` has been saved, `old-mailbox:<id>` names the mailbox before.
 */
export interface MailboxClaim {
  readonly id: string;
  readonly account: AccountId | undefined;
  readonly purpose: ClaimPurpose;
  readonly newAddress: Email;
  readonly newKey: AddressKey;
  /** Nothing is mailed, and no code is right, whatever `judgeCode` says: ask `isDecoy` or this field first. */
  readonly decoy: boolean;
  readonly provedAt: Instant | undefined;
  readonly tookPlaceAt: Instant | undefined;
}

/** The mailbox that a subject asks about, whether or not there is a claim on it yet. */
export interface NamedMailbox {
  readonly email: Email;
  readonly key: AddressKey;
}

export type MailboxChange =
  /** Comes after `challenge-opened` with the same id. */
  | ({ readonly kind: "mailbox-claimed" } & Pick<
      MailboxClaim,
      "id" | "account" | "purpose" | "newAddress" | "newKey" | "decoy"
    >)
  | { readonly kind: "claim-proved"; readonly id: string }
  /**
   * The claimed mailbox becomes the address of its account, and the claim keeps the one before. Refused by the store
   * when the claim has no proof, took place already, or the address belongs to another account by now.
   */
  | { readonly kind: "address-changed"; readonly claim: string; readonly account: AccountId };

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
 * Adds a code to a claim and orders its mail to the claimed mailbox. The mail counts for that mailbox (purse `asked`,
 * so that all claims and chats together cannot flood it) and for the account named (purse of the challenge).
 */
export function issueClaimCode(
  state: LoginState,
  target: CodeTarget,
  claim: Pick<MailboxClaim, "newKey" | "decoy">,
  now: Instant,
  drawn: DrawnClaim,
): { readonly changes: readonly Change[]; readonly mail: MailOrder; readonly fresh: FreshCode } {
  const fresh = underAttack(state) ? drawn.underAttack : drawn.usual;
  const expiresAt = after(now, LIMITS.code.lifetime);
  const changes: readonly Change[] = [
    ...crowdedOut(state.challenge, now),
    { kind: "code-added", id: drawn.codeId, challenge: target.id, mac: fresh.mac, expiresAt },
    { kind: "mail-counted", key: target.key, budget: target.budget },
    { kind: "mail-counted", key: claim.newKey, budget: "asked" },
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
