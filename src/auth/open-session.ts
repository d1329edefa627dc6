import type { TokenHash } from "../shared/brand.ts";
import type { Visitor, AccountRecord, SecondStep } from "./model.ts";
import { type Change, decided, type Decision } from "./decision.ts";

/** Signed in: a session of its own, and earlier failures no longer count. */
export function openSession(
  account: AccountRecord,
  attempt: Change,
  seen: Visitor,
  session: TokenHash,
  openedWith: SecondStep,
): Decision<"signed-in"> {
  return decided("signed-in", {
    changes: [
      attempt,
      { kind: "session-opened", hash: session, account: account.id, openedWith, seen },
      { kind: "failures-forgiven", key: account.key },
    ],
    audit: [
      { event: "authn_login_success", account: account.id, details: { from: seen.address } },
      { event: "session_created", account: account.id, details: { from: seen.address } },
    ],
  });
}
