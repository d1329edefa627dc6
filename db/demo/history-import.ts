import { LIMITS, type SeedEvent, type SeedOwner } from "../../src/auth/auth.ts";
import { after, type Instant, tokenHash } from "../../src/shared/brand.ts";
import { MINUTE } from "../../src/shared/clock.ts";

/** Where people of the demo world sit. All are addresses that nobody has (RFC 5737). */
const PLACES = {
  office: { address: "203.0.113.9", userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/147.0" },
  home: { address: "192.0.2.77", userAgent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15" },
  phone: { address: "192.0.2.140", userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) Safari/604.1" },
  hotel: { address: "198.51.100.23", userAgent: "Mozilla/5.0 (Linux; Android 16; Mobile) Chrome/143.0.0.0" },
} as const;

type Place = keyof typeof PLACES;
type Change = NonNullable<SeedEvent["changes"]>[number];
type Cause = Extract<Change, { readonly kind: "attempt-recorded" }>["cause"];

/** Causes that mean somebody came in, and those that count towards a lock. */
const CAME_IN: readonly Cause[] = ["signed-in", "signed-in-with-code", "signed-in-with-backup-code"];
const COUNTED: readonly Cause[] = ["wrong-password", "disabled", "code-wrong", "backup-code-wrong"];

/** One attempt to sign in, `before` milliseconds before `now`. */
export function attempt(
  { id, key }: SeedOwner,
  now: Instant,
  before: number,
  cause: Cause,
  place: Place = "home",
): SeedEvent {
  const seen = PLACES[place];
  const cameIn = CAME_IN.includes(cause);
  const recorded = {
    kind: "attempt-recorded",
    key,
    account: id,
    cause,
    failed: COUNTED.includes(cause),
    cameIn,
    seen,
  } as const;
  return {
    at: after(now, -before),
    changes: cameIn ? [recorded, { kind: "failures-forgiven", key }] : [recorded],
    audit: [
      cameIn
        ? { event: "authn_login_success", account: id, details: { from: seen.address } }
        : { event: "authn_login_fail", account: id, details: { cause, from: seen.address } },
    ],
  };
}

const DELIVERED = {
  accepted: { status: "accepted", reply: "250 2.0.0 OK" },
  bounced: { status: "bounced", reply: "552 5.2.2 Mailbox full" },
} as const;

/** A sign-in code that was mailed then, and what became of it. */
export const codeMailed = (
  { id, key }: SeedOwner,
  now: Instant,
  before: number,
  became: keyof typeof DELIVERED = "accepted",
): SeedEvent => ({
  at: after(now, -before),
  delivered: DELIVERED[became],
  changes: [{ kind: "mail-counted", key, budget: "entered" }],
  mails: [
    {
      template: "sign-in-code",
      to: id,
      language: "en",
      notAfter: after(now, 10 * MINUTE - before),
      details: { channel: "portal", purpose: "sign-in", minutes: 10, askedAt: after(now, -before) },
    },
  ],
});

/** A new password set by a mailed link, with nothing but the mailbox behind it. */
export const newPassword = ({ id, passwordHash }: SeedOwner, now: Instant, before: number): SeedEvent => ({
  at: after(now, -before),
  changes: [{ kind: "password-changed", account: id, hash: passwordHash, byMailboxAlone: true }],
  audit: [{ event: "authn_password_change", account: id, details: { by: "reset-link", from: PLACES.home.address } }],
});

/** A set of ten backup codes, all used up, so that no hash of it is ever compared. */
export function usedBackupCodes({ id, passwordHash }: SeedOwner, now: Instant, before: number): SeedEvent {
  const set = `demo-${id}`;
  const numbers = Array.from({ length: LIMITS.backupCodes.count }, (_, index) => index + 1);
  const hashes = numbers.map(() => passwordHash);
  return {
    at: after(now, -before),
    changes: [
      { kind: "backup-codes-drawn", account: id, set, drawnBy: tokenHash("demo"), hashes },
      { kind: "backup-codes-activated", account: id, set },
      ...numbers.map((number) => ({ kind: "backup-code-used", set, number }) as const),
    ],
  };
}
