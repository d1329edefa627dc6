import type { AccountId, Instant, Sealed, TokenHash } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import type { MailOrder } from "../../shared/mail-order.ts";
import { hashToken, newToken } from "../../shared/secrets.ts";
import { maskEmail } from "../account.ts";
import type { Chance } from "../mailed-codes/codes.ts";
import type { RecoveryRow, RecoveryState } from "./model.ts";

/** A veto link: its hash for the database, its token sealed for the mailer. */
export interface DrawnVeto {
  readonly hash: TokenHash;
  readonly secrets: Sealed;
}

export function drawVeto({ random, secrets }: Chance): DrawnVeto {
  const veto = newToken(random);
  return { hash: hashToken(veto), secrets: secrets.seal("mail", JSON.stringify({ veto })) };
}

interface Told {
  readonly id: AccountId;
  readonly language: Language;
}

/** One mail to the mailbox on file and one to each admin. None of them goes to the new mailbox. */
export function notifyAll(
  { account, admins, newAddress }: RecoveryState,
  template: "recovery-vouched" | "recovery-stopped",
  details: { readonly at: Instant; readonly runsAt?: Instant | undefined },
  secrets?: Sealed,
): readonly MailOrder[] {
  if (!account || !newAddress) return [];
  const others = admins.filter(({ id }) => id !== account.id);
  const { at, runsAt } = details;
  return [account, ...others].map(({ id, language }: Told) => ({
    template,
    to: id,
    language,
    details: {
      person: account.name,
      mailbox: maskEmail(newAddress),
      askedAt: at,
      ...(runsAt === undefined ? {} : { runsAt }),
    },
    ...(secrets === undefined ? {} : { secrets }),
  }));
}

/** What whoever asked may know before the account is theirs. */
export type RecoveryStatus =
  /** Nobody has vouched yet, or there is nobody who could. */
  | { readonly kind: "waiting"; readonly until: Instant }
  | { readonly kind: "vouched"; readonly runsAt: Instant }
  | { readonly kind: "done" | "ended" };

/**
 * Nothing is proved but a mailbox that anybody can have. So until an admin has vouched, a recovery that was declined or
 * stopped looks to the last like one that waits, which is what that of an unknown account looks like.
 */
export function statusOf({ stage, expiresAt, runsAt }: RecoveryRow, now: Instant): RecoveryStatus {
  if (stage === "done") return { kind: stage };
  if (stage === "vouched" && runsAt !== undefined) return { kind: stage, runsAt };
  return runsAt === undefined && now < expiresAt ? { kind: "waiting", until: expiresAt } : { kind: "ended" };
}
