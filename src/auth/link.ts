import { type AccountId, type Instant, type Sealed, type TokenHash, after } from "../shared/brand.ts";
import { MINUTE } from "../shared/clock.ts";
import { hashToken, newToken } from "../shared/secrets.ts";
import type { Language } from "../shared/language.ts";
import type { MailOrder } from "../shared/mail-order.ts";
import type { Change } from "./change.ts";
import type { Chance } from "./draw-code.ts";
import { LIMITS } from "./limits.ts";
import type { Link } from "./state.ts";

export const isGood = (link: Link | undefined, now: Instant): link is Link =>
  link !== undefined && !link.ended && link.issuedAt <= now && now < link.expiresAt;

/** A reset link with its "This wasn't me" link: hashes for the database, tokens sealed for the mailer. */
export interface DrawnLink {
  readonly reset: TokenHash;
  readonly disown: TokenHash;
  readonly secrets: Sealed;
}

export function drawLink({ random, secrets }: Chance): DrawnLink {
  const reset = newToken(random);
  const disown = newToken(random);
  return {
    reset: hashToken(reset),
    disown: hashToken(disown),
    secrets: secrets.seal("mail", JSON.stringify({ reset, disown })),
  };
}

/** A "This wasn't me" link alone, for mails that only tell. */
export function drawDisown({ random, secrets }: Chance): Omit<DrawnLink, "reset"> {
  const disown = newToken(random);
  return { disown: hashToken(disown), secrets: secrets.seal("mail", JSON.stringify({ disown })) };
}

/** Without an account the same rows are written, and the mail is dropped on its way. */
export function issueLink(
  account: AccountId | undefined,
  origin: { readonly channel: string; readonly language: Language },
  now: Instant,
  drawn: DrawnLink,
): { readonly changes: readonly Change[]; readonly mail: MailOrder } {
  const expiresAt = after(now, LIMITS.resetLink.lifetime);
  const minutes = LIMITS.resetLink.lifetime / MINUTE;
  return {
    changes: [
      { kind: "reset-link-issued", hash: drawn.reset, account, expiresAt },
      { kind: "disown-link-issued", hash: drawn.disown, account, expiresAt: after(now, LIMITS.disownLink.lifetime) },
    ],
    mail: {
      template: "reset-link",
      to: account ?? "decoy",
      language: origin.language,
      details: { channel: origin.channel, purpose: "reset-password", minutes, askedAt: now },
      secrets: drawn.secrets,
      notAfter: expiresAt,
    },
  };
}
