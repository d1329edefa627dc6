import { type Instant, after } from "../../shared/brand.ts";
import { LIMITS } from "../limits.ts";
import type { DrawnLink } from "../link.ts";
import type { Decision } from "../decision.ts";
import type { AccountRecord } from "../model.ts";

/** What the owner of an account is told about one of its chats. */
interface ChatNews {
  readonly template: "chat-linked" | "chat-unlinked-in-profile";
  readonly account: Pick<AccountRecord, "id" | "language">;
  readonly details: Readonly<Record<string, string>>;
}

/** A mail to the owner, with a way to end what somebody else may have done. */
export const tellOwner = (
  { template, account, details }: ChatNews,
  now: Instant,
  { disown, secrets }: Omit<DrawnLink, "reset">,
): Pick<Decision<undefined>, "changes" | "mails"> => ({
  changes: [
    {
      kind: "disown-link-issued",
      hash: disown,
      account: account.id,
      expiresAt: after(now, LIMITS.disownLink.lifetime),
    },
  ],
  mails: [{ template, to: account.id, language: account.language, details: { ...details, changedAt: now }, secrets }],
});
