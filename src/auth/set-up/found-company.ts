import { type Email, type Instant, type TokenHash, after } from "../../shared/brand.ts";
import { type Outcome, no, ok } from "../../shared/outcome.ts";
import type { Visitor } from "../model.ts";
import { type Change, decided, type Decision } from "../decision.ts";
import { LIMITS } from "../limits.ts";
import type { DrawnLink } from "../link.ts";
import { readyMail } from "../invitations/ready-mail.ts";
import { addedLine } from "./add-member.ts";
import { foundedLine } from "./add-workspace.ts";
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
