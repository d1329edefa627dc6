import { after, type Email, type Instant } from "../../shared/brand.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { hashToken } from "../../shared/secrets.ts";
import { decided, type Decision } from "../decision.ts";
import { deviceKnown } from "../devices/known.ts";
import { LIMITS } from "../limits.ts";
import { drawDisown, type DrawnLink, isGood } from "../link.ts";
import type { LoginState, PasswordRefusal, Subject, Visitor } from "../model.ts";
import { type AuthDeps, peek, runRule } from "../deps.ts";
import { refusePassword } from "../passwords/refuse-password.ts";
import type { ChangePassword } from "../passwords/rules.ts";
import { cutVisitor } from "../pending-sign-in.ts";
import { readyMail } from "./ready-mail.ts";

/** What a mailed invitation is worth. `used`: the account has a password now. */
export type InvitationStanding =
  { readonly kind: "good"; readonly email: Email; readonly workspaceName: string } | { readonly kind: "used" | "dead" };

/** Somebody who was added chooses the first password. The link is mailed by `addMember`, and again when it is asked for. */
export interface Invitations {
  /** Looks at the link and changes nothing: mail scanners and previews fetch links too. */
  inspect(token: string): Promise<InvitationStanding>;
  /** Uses up the link, sets the password and tells the owner. Of two at the same moment one wins. */
  accept(command: {
    readonly token: string;
    readonly password: string;
    readonly repeated: string;
    readonly seen: Visitor;
  }): Promise<Outcome<"activated", PasswordRefusal | "used" | "dead">>;
}

const invitation = (token: string): Subject => ({ kind: "reset-link", hash: hashToken(token) });

export function createInvitations(deps: AuthDeps): Invitations {
  return {
    inspect: async (token) => standingOf(await peek(deps, invitation(token)), deps.clock.now()),
    accept: (command) => accept(deps, command),
  };
}

/** Only whoever holds a link of the account learns that it has a password. */
function standingOf({ account, link }: LoginState, now: Instant): InvitationStanding {
  if (!account || !link) return { kind: "dead" };
  if (account.status !== "invited") return { kind: account.status === "active" && link.ended ? "used" : "dead" };
  const { email, workspaceName } = account;
  return isGood(link, now) ? { kind: "good", email, workspaceName } : { kind: "dead" };
}

/** Hashing comes before the transaction, and refusing before hashing: a dead link must not cost a core. */
async function accept(
  deps: AuthDeps,
  { token, password, repeated, seen }: Parameters<Invitations["accept"]>[0],
): ReturnType<Invitations["accept"]> {
  const standing = standingOf(await peek(deps, invitation(token)), deps.clock.now());
  if (standing.kind !== "good") return no(standing.kind);
  const refusal = await refusePassword(password, repeated, standing);
  if (refusal) return no(refusal);
  const command = { hash: await deps.hasher.hash(password), seen: cutVisitor(seen) };
  const drawn = drawDisown(deps);
  return runRule(deps, invitation(token), (state, now) => acceptInvitation(state, command, now, drawn));
}

type Accepted = Outcome<"activated", "used" | "dead">;

/**
 * Uses up the invitation with all else that is open for the account. A lock ends as well: whoever reads the mail has
 * proved the mailbox, and the wrong passwords before were typed at an account that had none.
 */
function acceptInvitation(
  { account, link }: LoginState,
  { hash, seen }: ChangePassword,
  now: Instant,
  drawn: Omit<DrawnLink, "reset">,
): Decision<Accepted> {
  if (account?.status === "active" && link?.ended) return decided(no("used"));
  if (account?.status !== "invited" || !isGood(link, now)) return decided(no("dead"));
  const expiresAt = after(now, LIMITS.disownLink.lifetime);
  return decided<Accepted>(ok("activated"), {
    changes: [
      { kind: "reset-link-used", hash: link.hash },
      { kind: "account-activated", account: account.id, hash },
      { kind: "recovery-ended", account: account.id },
      { kind: "failures-forgiven", key: account.key },
      deviceKnown(account, link.hash),
      { kind: "disown-link-issued", hash: drawn.disown, account: account.id, expiresAt },
    ],
    mails: [readyMail(account, now, seen, drawn)],
    audit: [
      { event: "authn_password_change", account: account.id, details: { by: "invitation", from: seen.address } },
      { event: "authn_token_revoked", account: account.id, details: { what: "links, codes, proofs" } },
    ],
  });
}
