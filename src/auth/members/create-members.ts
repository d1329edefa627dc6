import type { Instant } from "../../shared/brand.ts";
import { no, ok } from "../../shared/outcome.ts";
import { hashToken } from "../../shared/secrets.ts";
import { actorOf } from "../acting.ts";
import { type AuthParts, horizonAt, runRule } from "../parts.ts";
import { drawLink } from "../link.ts";
import { changeMember } from "./change-member.ts";
import type { MemberRow } from "./model.ts";
import type { Member, Members } from "./members.ts";
import { renameWorkspace } from "./rename-workspace.ts";

export function createMembers(parts: AuthParts): Members {
  const { store, clock } = parts;
  return {
    list: async ({ session: token, seen }) => {
      const now = clock.now();
      const { session, members } = await store.members.list(hashToken(token));
      const actor = actorOf(session, seen, now, "admin");
      if (!actor.ok) return no(actor.reason);
      return ok(members.map((row) => memberOf(row, actor.value.account.id, now)));
    },
    change: async ({ session, seen, member, action }) => {
      const now = clock.now();
      const drawn = drawLink(parts);
      const decide = (state: Parameters<typeof changeMember>[0]) => changeMember(state, { action, seen }, now, drawn);
      return store.members.decide({ session: hashToken(session), member, now, horizon: horizonAt(now), decide });
    },
    renameWorkspace: async ({ session, seen, name }) =>
      runRule(parts, { kind: "session", hash: hashToken(session) }, (state, now) =>
        renameWorkspace(state, { name, seen }, now),
      ),
  };
}

const memberOf = ({ lockedUntil, ...row }: MemberRow, self: Member["id"], now: Instant): Member => ({
  ...row,
  lockedUntil: lockedUntil > now ? lockedUntil : undefined,
  isSelf: row.id === self,
});
