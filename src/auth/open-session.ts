import type { TokenHash } from "../shared/brand.ts";
import type { Visitor } from "./auth.ts";
import type { Change } from "./change.ts";
import { decided } from "./decided.ts";
import type { Decision } from "./ports.ts";
import type { AccountRecord, SecondStep } from "./state.ts";

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
