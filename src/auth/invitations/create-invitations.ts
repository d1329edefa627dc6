import type { Instant } from "../../shared/brand.ts";
import { no } from "../../shared/outcome.ts";
import { hashToken } from "../../shared/secrets.ts";
import { drawDisown, isGood } from "../link.ts";
import { type AuthParts, lookAt, runRule } from "../parts.ts";
import { cutVisitor } from "../pending-sign-in.ts";
import { refusePassword } from "../passwords/refuse-password.ts";
import type { LoginState, Subject } from "../model.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import type { Invitations, InvitationStanding } from "./invitations.ts";

const invitation = (token: string): Subject => ({ kind: "reset-link", hash: hashToken(token) });

export function createInvitations(parts: AuthParts): Invitations {
  return {
    inspect: async (token) => standingOf(await lookAt(parts, invitation(token)), parts.clock.now()),
    accept: (command) => accept(parts, command),
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
  parts: AuthParts,
  { token, password, repeated, seen }: Parameters<Invitations["accept"]>[0],
): ReturnType<Invitations["accept"]> {
  const standing = standingOf(await lookAt(parts, invitation(token)), parts.clock.now());
  if (standing.kind !== "good") return no(standing.kind);
  const refusal = refusePassword(password, repeated, standing);
  if (refusal) return no(refusal);
  const command = { hash: await parts.hasher.hash(password), seen: cutVisitor(seen) };
  const drawn = drawDisown(parts);
  return runRule(parts, invitation(token), (state, now) => acceptInvitation(state, command, now, drawn));
}
