import {
  accountId,
  after,
  type Email,
  type Instant,
  type TokenHash,
  type WorkspaceId,
  workspaceId,
} from "../../shared/brand.ts";
import { parseEmail } from "../../shared/email.ts";
import type { Language } from "../../shared/language.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { addressKeyOf } from "../account.ts";
import { type AuditLine, type Change, decided, type Decision } from "../decision.ts";
import { readyMail } from "../invitations/ready-mail.ts";
import { LIMITS } from "../limits.ts";
import { drawLink, type DrawnLink, issueLink } from "../link.ts";
import { type OperatorDeps, workspacesCalled } from "../members/mark-support.ts";
import type { WorkspaceRow } from "../members/model.ts";
import { plainNameOf, readName } from "../members/read-name.ts";
import type { Visitor } from "../model.ts";
import type { AuthDeps } from "../deps.ts";
import type { AddedMember, FoundingState, SetUpRefusal, SetUpStanding } from "./model.ts";

export type FirstAdmin = AddedMember & { readonly role: "admin" };

interface FoundCompany {
  readonly link: TokenHash;
  readonly company: string;
  readonly admin: FirstAdmin;
  readonly seen: Visitor;
}

/** A link that nobody ever got tells nothing, not even whether there is a workspace. */
export function standingOf({ link, workspaces }: FoundingState, now: Instant): SetUpStanding {
  if (!link) return "dead";
  if (workspaces.length > 0) return "used";
  if (link.ended) return "replaced";
  return link.issuedAt <= now && now < link.expiresAt ? "good" : "expired";
}

/**
 * The company's workspace with its first admin. It is the support workspace: its members take over cases, and its admins
 * run Latchkey. The people who are helped get workspaces of their own.
 */
export function foundCompany(
  state: FoundingState,
  { link, company, admin, seen }: FoundCompany,
  now: Instant,
  drawn: Omit<DrawnLink, "reset">,
): Decision<Outcome<{ readonly email: Email }, SetUpRefusal>> {
  const standing = standingOf(state, now);
  if (standing !== "good") return decided(no(standing));
  const expiresAt = after(now, LIMITS.disownLink.lifetime);
  const changes: readonly Change[] = [
    { kind: "set-up-link-used", hash: link },
    { kind: "workspace-founded", workspace: admin.workspace, name: company, support: true },
    { kind: "member-added", member: admin },
    { kind: "disown-link-issued", hash: drawn.disown, account: admin.id, expiresAt },
  ];
  return decided<Outcome<{ readonly email: Email }, SetUpRefusal>>(ok({ email: admin.email }), {
    changes,
    mails: [readyMail(admin, now, seen, drawn)],
    audit: [
      { event: "authn_token_delete", account: admin.id, details: { what: "set-up-link", from: seen.address } },
      foundedLine(admin.workspace, true, "set-up-link"),
      addedLine(admin, "set-up-link"),
    ],
  });
}

/**
 * `unknown`: there is no such workspace. `several`: more than one is called so. `here`, `invited-here`, `elsewhere`: the
 * address is somebody's already, in this workspace or in another.
 */
export type AddMemberRefusal =
  "unknown" | "several" | "bad-address" | "reserved" | "bad-name" | "here" | "invited-here" | "elsewhere";

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
  deps: OperatorDeps & Pick<AuthDeps, "random">,
  named: string,
  described: Described,
): Promise<AddMemberAnswer> {
  const [workspace, another] = await workspacesCalled(deps, named);
  if (!workspace) return no("unknown");
  if (another) return no("several");
  const email = parseEmail(described.email);
  const name = readName(described.name);
  if (!email) return no("bad-address");
  if (deps.isReserved?.(email)) return no("reserved");
  if (name === undefined) return no("bad-name");
  const { role, language } = described;
  const key = addressKeyOf(deps.secrets, email);
  const id = accountId(deps.random.id());
  const member = { id, workspace: workspace.id, key, email, name, role, language, passwordHash: undefined };
  const now = deps.clock.now();
  const drawn = drawLink(deps);
  const decide = (state: FoundingState) => evaluateMember(state, member, workspace, now, drawn);
  return deps.store.founding.decide({ subject: { address: email }, now, decide });
}

function evaluateMember(
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
const addedLine = ({ id, workspace, role }: AddedMember, by: "operator" | "set-up-link"): AuditLine => ({
  event: "user_created",
  account: id,
  details: { workspace, role, by },
});

type AddWorkspaceAnswer = Outcome<{ readonly id: WorkspaceId; readonly name: string }, "bad-name" | "taken">;

/**
 * Makes a workspace without anybody in it. For whoever runs the program: no session is asked for.
 *
 * @param typed 1 to 60 letters, digits and blanks, nothing like a link
 * @param support its members take over cases
 * @returns `taken`: a workspace is called so already
 */
export async function addWorkspace(
  { store, clock, random }: OperatorDeps & Pick<AuthDeps, "random">,
  typed: string,
  support: boolean,
): Promise<AddWorkspaceAnswer> {
  const name = readName(typed);
  if (name === undefined) return no("bad-name");
  const now = clock.now();
  const id = workspaceId(random.id());
  return store.founding.decide({ subject: {}, now, decide: (state) => evaluateWorkspace(state, id, name, support) });
}

function evaluateWorkspace(
  { workspaces }: FoundingState,
  id: WorkspaceId,
  name: string,
  support: boolean,
): Decision<AddWorkspaceAnswer> {
  if (workspaces.some((one) => plainNameOf(one.name) === plainNameOf(name))) return decided(no("taken"));
  return decided<AddWorkspaceAnswer>(ok({ id, name }), {
    changes: [{ kind: "workspace-founded", workspace: id, name, support }],
    audit: [foundedLine(id, support, "operator")],
  });
}

/** @param by who did it: the operator on the command line, or whoever opened the set-up link */
const foundedLine = (workspace: WorkspaceId, support: boolean, by: "operator" | "set-up-link"): AuditLine => ({
  event: "authz_admin",
  account: undefined,
  details: { what: "workspace-added", support: support ? "on" : "off", workspace, by },
});
