import type { Instant } from "../shared/brand.ts";
import { actorOf } from "./acting.ts";
import type { Visitor, AccountRecord, LoginState } from "./model.ts";
import { decided, type Decision } from "./decision.ts";
import { isLocked } from "./lockout.ts";
import { wrongPassword } from "./passwords/rules.ts";

interface ConfirmPassword {
  /** Checked before, outside of the transaction, against the hash the account still has. */
  readonly isRight: (account: AccountRecord) => boolean;
  readonly seen: Visitor;
}

type ConfirmAnswer = "confirmed" | "refused" | "signed-out";

/**
 * The password typed once more inside a session. A wrong one counts like a failed sign-in, or a stolen session could
 * guess here for ever.
 */
export function confirmPassword(state: LoginState, command: ConfirmPassword, now: Instant): Decision<ConfirmAnswer> {
  const actor = actorOf(state.session, command.seen, now, "signed-in");
  if (!actor.ok) return decided("signed-out");
  const { account, hash } = actor.value;
  if (isLocked(state, now)) return decided("refused", wrongPassword(state, account, command.seen, now, "locked"));
  if (!command.isRight(account))
    return decided("refused", wrongPassword(state, account, command.seen, now, "wrong-password"));
  return decided<ConfirmAnswer>("confirmed", {
    changes: [{ kind: "session-strengthened", hash }],
    audit: [{ event: "authn_login_success", account: account.id, details: { what: "password again" } }],
  });
}
