import type { AccountId, Instant, Sealed, TokenHash } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import type { MailOrder } from "../../shared/mail-order.ts";
import { hashToken, newToken } from "../../shared/secrets.ts";
import type { Chance } from "../mailed-codes/codes.ts";
import { maskEmail } from "../account.ts";
import type { RecoveryState } from "./model.ts";

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
export function tellAll(
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
      ...{ person: account.name, mailbox: maskEmail(newAddress), askedAt: at },
      ...(runsAt === undefined ? {} : { runsAt }),
    },
    ...(secrets === undefined ? {} : { secrets }),
  }));
}
