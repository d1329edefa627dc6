import { type Instant, type LinkMac, after } from "../../shared/brand.ts";
import { CROCKFORD, drawLetters } from "../../shared/crockford.ts";
import { type Outcome, no, ok } from "../../shared/outcome.ts";
import type { Random } from "../../shared/random.ts";
import { type Barred, actorOf } from "../acting.ts";
import type { Visitor } from "../model.ts";
import { decided, type Decision } from "../decision.ts";
import { LIMITS } from "../limits.ts";
import type { LinkState } from "./model.ts";

const DIGITS = 10;

/**
 * Eleven letters. The first is a digit and the last is none, so that a code is told from words and from numbers:
 * 3.3 + 9 × 5 + 4.5 = 52 bits, and nobody has more than a few tries in ten minutes.
 */
export function drawLinkLetters(random: Random): string {
  const last = CROCKFORD.charAt(DIGITS + random.below(CROCKFORD.length - DIGITS));
  return `${CROCKFORD.charAt(random.below(DIGITS))}${drawLetters(random, 9)}${last}`;
}

/** As it is shown: `7K2Q-9XMB-3DT`. */
export const inGroups = (letters: string): string =>
  [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].join("-");

/** A new code takes the place of the oldest when there are enough. */
export function drawLinkCode(
  state: LinkState,
  { seen, mac }: { readonly seen: Visitor; readonly mac: LinkMac },
  now: Instant,
): Decision<Outcome<Instant, Barred>> {
  const actor = actorOf(state.session, seen, now, "fresh");
  if (!actor.ok) return decided(no(actor.reason));
  const account = actor.value.account.id;
  const expiresAt = after(now, LIMITS.linkCode.lifetime);
  const live = state.openCodes.filter((code) => now < code.expiresAt).slice(1 - LIMITS.linkCode.live);
  const ended = state.openCodes.filter((code) => !live.includes(code));
  return decided<Outcome<Instant, Barred>>(ok(expiresAt), {
    changes: [
      ...ended.map((code) => ({ kind: "link-code-ended", mac: code.mac }) as const),
      { kind: "link-code-drawn", mac, account, expiresAt },
    ],
    audit: [{ event: "authn_token_created", account, details: { what: "link-code", from: seen.address } }],
  });
}
