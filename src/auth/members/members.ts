import type { AccountId, Email, Instant } from "../../shared/brand.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { hashToken } from "../../shared/secrets.ts";
import { type Actor, actorOf, type Denied } from "../actor.ts";
import { drawLink } from "../link.ts";
import type { AccountStatus, SignsInElsewhere, Suspension } from "../model.ts";
import { type AuthDeps, lookbackAt, runRule } from "../deps.ts";
import { createMembersInChat, type MembersInChat } from "./help-in-chat.ts";
import type { MemberRow } from "./model.ts";
import { changeMember, type MemberAction, type MemberRefusal, type RenameAnswer, renameWorkspace } from "./rules.ts";

export type { MemberAction, MemberRefusal } from "./rules.ts";

/** What admins do with the people of their own workspace. Everybody else's workspace is as if it were not there. */
export interface Members {
  /** Everybody of the acting admin's workspace, by name. */
  list(acting: Actor): Promise<Outcome<readonly Member[], Denied>>;
  /**
   * Does one thing to one member, checked and saved in one transaction. The member is told by mail, at the address on
   * file. Asked for twice it changes once: the second answer is `unchanged`.
   *
   * `invited`: the member has no password yet, and was mailed the invitation again; the earlier ones ended.
   *
   * Errors: `unknown` also for a member of another workspace; `used-up`: no more mails to this member for now.
   */
  change(
    command: Actor & { readonly member: AccountId; readonly action: MemberAction },
  ): Promise<Outcome<"done" | "invited", Denied | "unknown" | MemberRefusal>>;
  /** The same from a linked chat. */
  readonly inChat: MembersInChat;
  /** Gives the acting admin's workspace another name: 1 to 60 letters, digits and blanks, nothing like a link. */
  renameWorkspace(command: Actor & { readonly name: string }): Promise<RenameAnswer>;
}

/** One person as an admin of the workspace sees them. */
export interface Member {
  readonly id: AccountId;
  readonly name: string;
  readonly email: Email;
  readonly role: "admin" | "member";
  readonly status: AccountStatus;
  readonly twoSteps: boolean;
  /** Unused codes of the set that counts; undefined when there is no set. */
  readonly backupCodesLeft: number | undefined;
  /** Undefined when nobody of this address ever came in. */
  readonly lastSignIn: Instant | undefined;
  /** Present while too many failures keep the person out. */
  readonly lockedUntil: Instant | undefined;
  readonly suspension?: Suspension | undefined;
  readonly elsewhere?: SignsInElsewhere | undefined;
  /** The admin who looks. */
  readonly isSelf: boolean;
}

export function createMembers(deps: AuthDeps): Members {
  const { store, clock } = deps;
  return {
    inChat: createMembersInChat(deps),
    list: async ({ session: token, seen }) => {
      const now = clock.now();
      const { session, members } = await store.members.list(hashToken(token));
      const actor = actorOf(session, seen, now, "admin");
      if (!actor.ok) return no(actor.reason);
      return ok(members.map((row) => memberOf(row, actor.value.account.id, now)));
    },
    change: async ({ session, seen, member, action }) => {
      const now = clock.now();
      const drawn = drawLink(deps);
      const decide = (state: Parameters<typeof changeMember>[0]) => changeMember(state, { action, seen }, now, drawn);
      return store.members.decide({ session: hashToken(session), member, now, lookback: lookbackAt(now), decide });
    },
    renameWorkspace: async ({ session, seen, name }) =>
      runRule(deps, { kind: "session", hash: hashToken(session) }, (state, now) =>
        renameWorkspace(state, { name, seen }, now),
      ),
  };
}

const memberOf = ({ lockedUntil, ...row }: MemberRow, self: Member["id"], now: Instant): Member => ({
  ...row,
  lockedUntil: lockedUntil > now ? lockedUntil : undefined,
  isSelf: row.id === self,
});
