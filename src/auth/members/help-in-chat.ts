import { z } from "zod";
import type { AnswerSchema } from "../../shared/answer-schema.ts";
import type { AccountId, ConversationId, Email, IdempotencyKey, Instant } from "../../shared/brand.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { type Denied, passwordIsFresh } from "../actor.ts";
import { decided, type Decision } from "../decision.ts";
import { type AuthDeps, lookbackAt } from "../deps.ts";
import { type DrawnLink, drawLink } from "../link.ts";
import type { ChatAdmin, ChatMemberState, MemberRow } from "./model.ts";
import { changeAs, type ChangeMemberAnswer, type MemberRefusal } from "./rules.ts";

/** What an admin may do to a member from a chat: what lets somebody back in, and nothing that takes a right away or gives one. */
export type ChatHelp = "mail-reset-link" | "unlock";

/** A member as an admin names one. */
export interface MemberNamed {
  readonly email?: Email | undefined;
  /** Words of the name, folded; every one of them must be in it. */
  readonly name?: readonly string[] | undefined;
}

/** The one that was meant. `none`, `several`: nobody fits, or more than one. */
export type MemberFound = Outcome<Pick<MemberRow, "id" | "name" | "email" | "status">, Denied | "none" | "several">;

/** What admins do with members of their workspace in a linked chat: with the rights that they have on the page, and no more. */
export interface MembersInChat {
  /** Looks and changes nothing. Only a chat whose owner is an admin with a fresh password is told who is there. */
  find(command: { readonly conversation: ConversationId; readonly who: MemberNamed }): Promise<MemberFound>;
  /** Once for each key. Whose chat it is, and what they may do, is looked up now. */
  help(command: {
    readonly conversation: ConversationId;
    readonly member: AccountId;
    readonly action: ChatHelp;
    readonly idempotencyKey: IdempotencyKey;
  }): Promise<ChangeMemberAnswer>;
}

export function createMembersInChat(deps: AuthDeps): MembersInChat {
  const { store, clock } = deps;
  return {
    find: async ({ conversation, who }) => {
      const now = clock.now();
      const { owner, members } = await store.members.ofChat(conversation, now);
      const admin = adminOf(owner, now);
      return admin.ok ? theOne(members, who) : admin;
    },
    help: async ({ conversation, member, action, idempotencyKey: key }) => {
      const now = clock.now();
      const drawn = drawLink(deps);
      return store.members.decideInChat({
        conversation,
        member,
        now,
        lookback: lookbackAt(now),
        idempotency: { key, schema },
        decide: (state) => helpInChat(state, { action, conversation }, now, drawn),
      });
    },
  };
}

const REFUSALS = [
  "yourself",
  "last-admin",
  "unchanged",
  "disabled",
  "suspended",
  "elsewhere",
  "used-up",
] as const satisfies readonly MemberRefusal[];

const schema: AnswerSchema<ChangeMemberAnswer> = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: z.enum(["done", "invited"]) }),
  z.object({
    ok: z.literal(false),
    reason: z.enum(["signed-out", "not-admin", "password-needed", "unknown", ...REFUSALS]),
  }),
]);

/**
 * An admin helps a member from a chat. The admin is looked at as they are now: a chat that was unlinked since, somebody
 * who was demoted or disabled, and a password that was typed too long ago do nothing.
 */
function helpInChat(
  { owner, target, activeAdmins }: ChatMemberState,
  { action, conversation }: { readonly action: ChatHelp; readonly conversation: ConversationId },
  now: Instant,
  drawn: DrawnLink,
): Decision<ChangeMemberAnswer> {
  const admin = adminOf(owner, now);
  if (!admin.ok) return decided(no(admin.reason));
  const by = { account: admin.value, from: { way: "chat", chat: conversation } } as const;
  return changeAs(by, { target, activeAdmins }, action, now, drawn);
}

function adminOf(owner: ChatAdmin | undefined, now: Instant): Outcome<ChatAdmin, Denied> {
  if (owner?.status !== "active") return no("signed-out");
  if (owner.role !== "admin") return no("not-admin");
  return owner.passwordAt !== undefined && passwordIsFresh(owner.passwordAt, now) ? ok(owner) : no("password-needed");
}

function theOne(members: readonly MemberRow[], { email, name }: MemberNamed): MemberFound {
  const fits = (member: MemberRow) =>
    email === undefined
      ? name !== undefined && name.length > 0 && isIn(name, foldedWordsOf(member.name))
      : member.email === email;
  const [found, another] = members.filter(fits);
  if (!found) return no("none");
  return another ? no("several") : ok({ id: found.id, name: found.name, email: found.email, status: found.status });
}

const isIn = (said: readonly string[], words: readonly string[]) => said.every((word) => words.includes(word));

/** As the words of a message are compared: lower case, without accents. */
const foldedWordsOf = (name: string): readonly string[] =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
