import { type Instant, type Sealed, type TokenHash, after } from "../shared/brand.ts";
import { DAY, MINUTE } from "../shared/clock.ts";
import { hashToken, newToken } from "../shared/secrets.ts";
import type { Language } from "../shared/language.ts";
import type { MailOrder } from "../shared/mail-order.ts";
import type { Change } from "./decision.ts";
import type { Chance } from "./mailed-codes/codes.ts";
import { LIMITS } from "./limits.ts";
import type { AccountRecord, Link } from "./model.ts";

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

interface Origin {
  /** Left out where nobody asked: the operator added the person. */
  readonly channel?: string;
  readonly language: Language;
}

interface IssuedLink {
  readonly changes: readonly Change[];
  readonly mail: MailOrder;
  readonly kind: "reset-link" | "invitation";
}

/**
 * The link to a new password, or to the first one: whoever was invited gets the invitation again, and the earlier ones
 * end. Without an account the same rows are written, and the mail is dropped on its way.
 */
export function issueLink(
  account: Pick<AccountRecord, "id" | "status"> | undefined,
  origin: Origin,
  now: Instant,
  drawn: DrawnLink,
): IssuedLink {
  const kind = account?.status === "invited" ? "invitation" : "reset-link";
  const expiresAt = after(now, LIFETIMES[kind]);
  const id = account?.id;
  return {
    kind,
    changes: [
      { kind: "earlier-invitations-ended", account: id },
      { kind: "reset-link-issued", hash: drawn.reset, account: id, expiresAt },
      { kind: "disown-link-issued", hash: drawn.disown, account: id, expiresAt: disownableUntil(now) },
    ],
    mail: { to: id ?? "decoy", ...letterOf(kind, origin, now), secrets: drawn.secrets, notAfter: expiresAt },
  };
}

const LIFETIMES = { "reset-link": LIMITS.resetLink.lifetime, invitation: LIMITS.invitation.lifetime } as const;

const disownableUntil = (now: Instant) => after(now, LIMITS.disownLink.lifetime);

function letterOf(kind: IssuedLink["kind"], { channel, language }: Origin, now: Instant) {
  const asked = { askedAt: now, ...(channel === undefined ? {} : { channel }) };
  const lasts =
    kind === "invitation"
      ? { days: LIFETIMES[kind] / DAY }
      : { purpose: "reset-password", minutes: LIFETIMES[kind] / MINUTE };
  return { template: kind, language, details: { ...asked, ...lasts } } as const;
}
