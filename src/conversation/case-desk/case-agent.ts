import { actorOf, type Barred, type Session } from "../../auth/auth.ts";
import type { AccountId, Instant } from "../../shared/brand.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import type { CaseActor } from "./case-state.ts";

/** A support agent who does something with a case. */
export interface CaseAgent {
  readonly id: AccountId;
  readonly name: string;
  /** Where from, for the audit record: a network address or a messenger. */
  readonly at: string;
}

/**
 * The agent behind an action, at this moment. A linked chat stands for a sign-in: whoever linked it had just typed the
 * password, and its owner was told.
 *
 * @param seen the browser; of a chat it is empty
 */
export function agentOf(actor: CaseActor, seen: Session["seen"] | undefined, now: Instant): Outcome<CaseAgent, Barred> {
  if (actor.kind === "chat") return ownerOf(actor);
  if (!seen) return no("signed-out");
  const session = actorOf(actor.session, seen, now, "agent");
  if (!session.ok) return no(session.reason);
  const { id, name } = session.value.account;
  return ok({ id, name, at: seen.address });
}

function ownerOf({ owner, channel }: Extract<CaseActor, { readonly kind: "chat" }>): Outcome<CaseAgent, Barred> {
  if (!owner || owner.status !== "active") return no("signed-out");
  return owner.support ? ok({ id: owner.id, name: owner.name, at: channel }) : no("not-admin");
}
