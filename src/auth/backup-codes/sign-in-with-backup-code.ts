import { hashToken, newToken } from "../../shared/secrets.ts";
import { isOpen } from "../mailed-codes/challenge.ts";
import { drawDisown } from "../link.ts";
import type { AuthParts } from "../parts.ts";
import { cutVisitor, pendingSignIn } from "../pending-sign-in.ts";
import type { BackupCodes } from "./door.ts";
import { type EnterBackupCode, enterBackupCode } from "./enter-backup-code.ts";
import { pepperedCode } from "./pepper.ts";
import { type ReadCode, readCode } from "./read-code.ts";
import { lookAtCodes, runCodeRule } from "./run-code-rule.ts";
import type { CodeSet } from "./model.ts";

/** One hash for each guess, whether or not there is a code of that number. Without an open sign-in there is none. */
export async function signInWithBackupCode(
  parts: AuthParts,
  { pending, typed, seen }: Parameters<BackupCodes["signIn"]>[0],
) {
  const read = readCode(typed);
  const subject = pendingSignIn(pending);
  const { challenge, active } = await lookAtCodes(parts, subject);
  if (!challenge || !isOpen(challenge, parts.clock.now())) return { kind: "dead" } as const;
  if (!read) return { kind: "unreadable" } as const;
  const command = { number: read.number, isRight: await isRight(parts, active, read), seen: cutVisitor(seen) };
  const session = newToken(parts.random);
  const drawn = { session: hashToken(session), disown: drawDisown(parts) };
  const answer = await runCodeRule(parts, subject, (state, now) => enterBackupCode(state, command, now, drawn));
  return answer === "signed-in" ? ({ kind: answer, session } as const) : ({ kind: answer } as const);
}

async function isRight(
  { secrets, hasher }: AuthParts,
  active: CodeSet | undefined,
  { number, code }: ReadCode,
): Promise<EnterBackupCode["isRight"]> {
  const hash = active?.codes.find((stored) => stored.number === number)?.hash;
  const right = await hasher.verify(hash, pepperedCode(secrets, active?.id ?? "", number, code));
  return (stored) => right && stored.hash === hash;
}
