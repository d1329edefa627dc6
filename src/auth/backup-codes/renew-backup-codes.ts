import { type Outcome, no, ok } from "../../shared/outcome.ts";
import { hashToken } from "../../shared/secrets.ts";
import type { AuthParts } from "../parts.ts";
import { cutVisitor } from "../pending-sign-in.ts";
import type { Subject } from "../model.ts";
import type { BackupCodes, ShownCodes } from "./door.ts";
import { hashFreshCodes } from "./hash-codes.ts";
import { type Renew, type RenewRefusal, renew, renewableBy } from "./renew.ts";
import { lookAtCodes, runCodeRule } from "./run-code-rule.ts";

export const renewalLink = (token: string): Subject => ({ kind: "renewal-link", hash: hashToken(token) });

/** A dead link costs no hash, a wrong password one, and only the right one the ten of a fresh set. */
export async function renewBackupCodes(
  parts: AuthParts,
  { token, password, seen }: Parameters<BackupCodes["renew"]>[0],
): Promise<Outcome<ShownCodes, RenewRefusal>> {
  const subject = renewalLink(token);
  const account = renewableBy(await lookAtCodes(parts, subject), parts.clock.now());
  if (!account) return no("dead-link");
  const stored = account.passwordHash;
  const right = await parts.hasher.verify(stored, password);
  const fresh = right ? await hashFreshCodes(parts) : undefined;
  const isRight: Renew["isRight"] = ({ passwordHash }) => right && passwordHash === stored;
  const command = { isRight, seen: cutVisitor(seen) };
  const drawn = await runCodeRule(parts, subject, (state, now) => renew(state, command, now, fresh));
  return drawn.ok ? ok({ set: drawn.value, codes: fresh?.codes }) : drawn;
}
