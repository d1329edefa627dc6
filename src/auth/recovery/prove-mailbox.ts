import { type CodeMac, type Instant, after } from "../../shared/brand.ts";
import { judgeDigits, retireExpired } from "../mailed-codes/challenge.ts";
import { type Change, decided, type Decision } from "../decision.ts";
import { type CheckAnswer, answerOf, verdictChanges } from "../mailed-codes/rules.ts";
import { LIMITS } from "../limits.ts";
import type { MailboxClaim, AccountRecord, LoginState } from "../model.ts";
import { maskEmail } from "../account.ts";
import type { DrawnVeto } from "./tell.ts";

/**
 * Whether what was typed proves the new mailbox. Right is right for an unknown account too: it opens a recovery that
 * no admin ever sees.
 */
export function proveMailbox(state: LoginState, mac: CodeMac, now: Instant, veto: DrawnVeto): Decision<CheckAnswer> {
  const { claim } = state;
  const verdict = judgeDigits(state, mac, now, !claim || claim.decoy);
  const answer = answerOf(verdict);
  const changes = [...verdictChanges(state, verdict), ...retireExpired(state.challenge, now)];
  const line = { event: "authn_login_fail", account: undefined, details: { factor: "recovery-code", answer } } as const;
  if (answer !== "right" || !claim) return decided(answer, { changes, audit: [line] });
  const account = state.account?.status === "active" && state.recoveryShutUntil <= now ? state.account : undefined;
  return decided<CheckAnswer>("right", {
    changes: [...changes, ...opening(claim, account, now, veto)],
    mails: [
      {
        template: "recovery-asked",
        to: account?.id ?? "decoy",
        language: account?.language ?? "en",
        details: { mailbox: maskEmail(claim.newAddress), askedAt: now },
        secrets: veto.secrets,
      },
    ],
    audit: [{ event: "authn_token_delete", account: account?.id, details: { what: "recovery-code" } }],
  });
}

const opening = (
  { id }: MailboxClaim,
  account: AccountRecord | undefined,
  now: Instant,
  { hash }: DrawnVeto,
): readonly Change[] => [
  { kind: "claim-proved", id },
  {
    kind: "recovery-asked",
    id,
    account: account?.id,
    workspace: account?.workspace,
    expiresAt: after(now, LIMITS.approval.lifetime),
  },
  { kind: "veto-link-issued", hash, recovery: id },
];
