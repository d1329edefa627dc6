import { after, type Instant } from "../shared/brand.ts";
import { hashToken } from "../shared/secrets.ts";
import { ownerOf } from "./account.ts";
import { type Change, decided, type Decision } from "./decision.ts";
import { LIMITS } from "./limits.ts";
import { isGood } from "./link.ts";
import type { AccountRecord, Link, LoginState, Subject, TokenOwner } from "./model.ts";
import { type AuthDeps, peek, runRule } from "./deps.ts";

const disownLink = (token: string): Subject => ({ kind: "disown-link", hash: hashToken(token) });

export function createDisown(deps: AuthDeps): Disown {
  return {
    inspect: async (token) => {
      const { account, link } = await peek(deps, disownLink(token));
      return account && isGood(link, deps.clock.now()) ? ownerOf(account) : undefined;
    },
    stop: async (token) => runRule(deps, disownLink(token), disown),
  };
}

export interface Disown {
  /** Looks at a "This wasn't me" link and changes nothing. Undefined: it is dead. */
  inspect(token: string): Promise<TokenOwner | undefined>;
  /** Stops the case: open codes, links and proofs of the account end, recovery by chat is shut for 24 hours. */
  stop(token: string): Promise<"stopped" | "dead">;
}

/**
 * "This wasn't me": what is open ends, and recovery in chat stays shut for a day. Sessions that were opened, backup
 * codes that were made and chats that were linked with or after the disowned mail end too: they may belong to whoever
 * caused it. Had they changed the password, the address or two-step verification, all sessions and links end.
 */
function disown(state: LoginState, now: Instant): Decision<"stopped" | "dead"> {
  const { account, link } = state;
  if (!account || !isGood(link, now)) return decided("dead");
  return decided<"stopped" | "dead">("stopped", {
    changes: stopping(account, link, now),
    mails: [
      {
        template: "disowned",
        to: account.id,
        language: account.language,
        details: { stoppedAt: now, hours: LIMITS.disownLink.blocksRecoveryFor / LIMITS.hour },
      },
    ],
    audit: [{ event: "authn_token_revoked", account: account.id, details: { what: "recovery", by: "owner" } }],
  });
}

function stopping(account: AccountRecord, link: Link, now: Instant): readonly Change[] {
  const taken = Math.max(account.passwordChangedAt, account.wayInChangedAt ?? 0) >= link.issuedAt;
  return [
    { kind: "disown-link-used", hash: link.hash },
    { kind: "recovery-ended", account: account.id },
    { kind: "recoveries-stopped", account: account.id },
    { kind: "recovery-shut", key: account.key, until: after(now, LIMITS.disownLink.blocksRecoveryFor) },
    { kind: "sessions-ended", account: account.id, ...(taken ? {} : { openedSince: link.issuedAt }) },
    { kind: "backup-codes-voided", account: account.id, madeSince: link.issuedAt },
    { kind: "chats-unlinked", account: account.id, ...(taken ? {} : { linkedSince: link.issuedAt }) },
  ];
}
