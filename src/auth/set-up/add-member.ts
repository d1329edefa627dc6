import { type Email, type Instant, accountId } from "../../shared/brand.ts";
import { parseEmail } from "../../shared/email.ts";
import type { Language } from "../../shared/language.ts";
import { type Outcome, no, ok } from "../../shared/outcome.ts";
import { addressKeyOf } from "../account.ts";
import { decided, type AuditLine, type Decision } from "../decision.ts";
import { type DrawnLink, drawLink, issueLink } from "../link.ts";
import { type OperatorParts, workspacesCalled } from "../members/mark-support.ts";
import type { WorkspaceRow } from "../members/model.ts";
import { readName } from "../members/read-name.ts";
import type { AuthParts } from "../parts.ts";
import type { AddedMember, FoundingState } from "./model.ts";

/**
 * `unknown`: there is no such workspace. `several`: more than one is called so. `here`, `invited-here`, `elsewhere`: the
 * address is somebody's already, in this workspace or in another.
 */
export type AddMemberRefusal =
  "unknown" | "several" | "bad-address" | "bad-name" | "here" | "invited-here" | "elsewhere";

/** A person as the operator describes one. */
interface Described {
  readonly email: string;
  readonly name: string;
  readonly role: "admin" | "member";
  readonly language: Language;
}

type AddMemberAnswer = Outcome<{ readonly email: Email; readonly workspace: WorkspaceRow }, AddMemberRefusal>;

/**
 * Adds somebody without a password, and queues the mail that leads to one. For whoever runs the program: no session is
 * asked for. The mail goes out with the others of the outbox.
 *
 * @param named the workspace's name, or the address of one of its members
 */
export async function addMember(
  parts: OperatorParts & Pick<AuthParts, "random">,
  named: string,
  described: Described,
): Promise<AddMemberAnswer> {
  const [workspace, another] = await workspacesCalled(parts, named);
  if (!workspace) return no("unknown");
  if (another) return no("several");
  const [email, name] = [parseEmail(described.email), readName(described.name)];
  if (!email) return no("bad-address");
  if (name === undefined) return no("bad-name");
  const { role, language } = described;
  const key = addressKeyOf(parts.secrets, email);
  const id = accountId(parts.random.id());
  const member = { id, workspace: workspace.id, key, email, name, role, language, passwordHash: undefined };
  const [now, drawn] = [parts.clock.now(), drawLink(parts)];
  const decide = (state: FoundingState) => judge(state, member, workspace, now, drawn);
  return parts.store.founding.decide({ subject: { address: email }, now, decide });
}

function judge(
  { owner }: FoundingState,
  member: AddedMember,
  workspace: WorkspaceRow,
  now: Instant,
  drawn: DrawnLink,
): Decision<AddMemberAnswer> {
  if (owner && owner.workspace !== workspace.id) return decided(no("elsewhere"));
  if (owner) return decided(no(owner.status === "invited" ? "invited-here" : "here"));
  const issued = issueLink({ id: member.id, status: "invited" }, { language: member.language }, now, drawn);
  const details = { what: issued.kind, by: "operator" };
  return decided<AddMemberAnswer>(ok({ email: member.email, workspace }), {
    changes: [
      { kind: "member-added", member },
      { kind: "mail-counted", key: member.key, budget: "proved" },
      ...issued.changes,
    ],
    mails: [issued.mail],
    audit: [addedLine(member, "operator"), { event: "authn_token_created", account: member.id, details }],
  });
}

/** @param by who did it: the operator on the command line, or whoever opened the set-up link */
export const addedLine = ({ id, workspace, role }: AddedMember, by: "operator" | "set-up-link"): AuditLine => ({
  event: "user_created",
  account: id,
  details: { workspace, role, by },
});
