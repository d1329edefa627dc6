import { hashToken } from "../shared/secrets.ts";
import { ownerOf } from "./account.ts";
import type { Disown } from "./auth.ts";
import { isGood } from "./link.ts";
import { type AuthParts, lookAt, runRule } from "./parts.ts";
import type { Subject } from "./state.ts";
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
