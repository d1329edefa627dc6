import { hashToken } from "../shared/secrets.ts";
import { ownerOf } from "./account.ts";
import { isGood } from "./link.ts";
import { type AuthParts, lookAt, runRule } from "./parts.ts";
import type { Subject, TokenOwner } from "./model.ts";
import { stopCase } from "./stop-case.ts";

const disownLink = (token: string): Subject => ({ kind: "disown-link", hash: hashToken(token) });

export function createDisown(parts: AuthParts): Disown {
  return {
    inspect: async (token) => {
      const { account, link } = await lookAt(parts, disownLink(token));
      return account && isGood(link, parts.clock.now()) ? ownerOf(account) : undefined;
    },
    stop: async (token) => runRule(parts, disownLink(token), stopCase),
  };
}

export interface Disown {
  /** Looks at a "This wasn't me" link and changes nothing. Undefined: it is dead. */
  inspect(token: string): Promise<TokenOwner | undefined>;
  /** Stops the case: open codes, links and proofs of the account end, recovery by chat is shut for 24 hours. */
  stop(token: string): Promise<"stopped" | "dead">;
}
