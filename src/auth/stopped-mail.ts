import { type AddressKey, after, type Instant, type Sealed, type TokenHash } from "../shared/brand.ts";
import { DAY } from "../shared/clock.ts";
import type { Language } from "../shared/language.ts";
import type { Decision } from "./decision.ts";
import { LIMITS } from "./limits.ts";
import type { LoginState } from "./model.ts";

/**
 * Where a stranger is turned away because strangers spent what an address lets them, its owner may be among them: on a fresh
 * phone nothing but the mailbox tells the one from the others. So the owner is mailed a button that gives whoever reads it
 * tries of their own, once a day. An address without an account gets the same rows.
 */
export function stoppedMail(
  { account, sends, spender }: LoginState,
  { key, language }: { readonly key: AddressKey; readonly language: Language },
  now: Instant,
  drawn: { readonly disown: TokenHash; readonly secrets: Sealed },
): Pick<Decision<undefined>, "changes" | "mails"> {
  const toldToday = sends.some((send) => send.budget === "stopped" && send.at > now - DAY);
  if (spender.known || toldToday) return { changes: [], mails: [] };
  const owner = account?.status === "disabled" ? undefined : account;
  const expiresAt = after(now, LIMITS.disownLink.lifetime);
  return {
    changes: [
      { kind: "mail-counted", key, budget: "stopped", spender },
      { kind: "disown-link-issued", hash: drawn.disown, account: owner?.id, expiresAt },
    ],
    mails: [
      {
        template: "tries-stopped",
        to: owner?.id ?? "decoy",
        language: owner?.language ?? language,
        details: { askedAt: now },
        secrets: drawn.secrets,
      },
    ],
  };
}
