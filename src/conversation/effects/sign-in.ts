import type { Diagnosis } from "../../auth/auth.ts";
import type { Result } from "../inbox-body.ts";
import type { ClaimedEffect } from "../model.ts";
import type { ConversationDeps } from "../deps.ts";
import { outcomeOf, type Run, timeLeft, timeSince } from "./result.ts";

/** What the login doctor found out, for whoever is entitled to hear it. */
export const loginCause: Run<"login-cause"> = async (deps, { conversation }) => {
  const diagnosed = await deps.auth.diagnosis.diagnose({ conversation: conversation.id });
  if (!diagnosed.ok) return outcomeOf("unproved");
  const { cause } = diagnosed.value;
  return outcomeOf(cause.trouble, evidenceOf(deps, cause));
};

/** Why the account is shut, who ends that, and where its owner signs in, for whoever is entitled to hear it. */
export const accountStanding: Run<"account-standing"> = async (deps, { conversation }) => {
  const found = await deps.auth.diagnosis.standing(conversation.id);
  if (!found.ok) return outcomeOf("unproved");
  const { value: standing } = found;
  switch (standing.kind) {
    case "suspended":
      return outcomeOf(standing.endedBy === "admins" ? "suspended" : "suspended-by-company", { reason: standing.why });
    case "elsewhere":
      return standing.address === undefined
        ? outcomeOf("elsewhere", { provider: standing.provider })
        : outcomeOf("elsewhere-at", { provider: standing.provider, link: standing.address });
    default:
      return outcomeOf(standing.kind);
  }
};

/** As much of it as a sentence can use. */
function evidenceOf(deps: ConversationDeps, { last, from, until }: Diagnosis["cause"]): Result["details"] {
  const [address] = from;
  const left = until === undefined ? undefined : timeLeft(deps, until);
  return {
    seenAgo: timeSince(deps, last),
    ...(address === undefined ? {} : { address }),
    ...(left === undefined ? {} : { lockLeft: left, waitLeft: left }),
  };
}

type Asked = Parameters<ConversationDeps["approvals"]["askForAddress"]>[0];

/**
 * Best first: read by our page, for whoever opened it did so on purpose; refused at a sign-in; the connection of this
 * chat. Typed is what is left.
 */
export const blockedAddress: Run<"blocked-address"> = async (deps, { conversation }) => {
  const found = await deps.auth.diagnosis.blockedAddress(conversation.id);
  if (!found.ok) return outcomeOf("unproved");
  const blocked = found.value;
  if (blocked.kind === "list-off" || blocked.kind === "disabled" || blocked.kind === "invited")
    return outcomeOf(blocked.kind);
  const read = await deps.addressPages.addressIn(conversation.id);
  if (read !== undefined) return outcomeOf("read", { address: read, known: "read" });
  if (blocked.kind === "seen")
    return outcomeOf("seen", { address: blocked.address, seenAgo: timeSince(deps, blocked.at), known: "seen" });
  const here = deps.auth.ipWhitelist.readAddress(conversation.seenFrom ?? "");
  return here.ok ? outcomeOf("here", { address: here.value, known: "read" }) : outcomeOf("unknown");
};

export const addressLink: Run<"address-link"> = async (deps, { conversation }) => {
  const { token, minutes } = await deps.addressPages.link(conversation.id);
  return outcomeOf("made", { link: `${deps.publicBaseUrl}/your-address?token=${token}`, minutes });
};

/** For the address that the person saw and agreed to. @throws when it is none: only a fault of ours shows such a one */
export const askAdmins: Run<"ask-admins"> = async (deps, claimed, { shown }) => {
  const known = shown["known"] === "seen" ? "seen" : "read";
  const { kind, details } = await ask(deps, claimed, { address: String(shown["address"] ?? ""), known });
  if (kind === "not-an-address") throw new Error("What was shown as an address to be let in is not one.");
  return outcomeOf(kind, details);
};

export const askAdminsTyped: Run<"ask-admins-typed"> = async (deps, claimed, { slots }) => {
  const { kind, details } = await ask(deps, claimed, { address: slots["ip"] ?? "", known: "typed" });
  return outcomeOf(kind, details);
};

async function ask(deps: ConversationDeps, claimed: ClaimedEffect, wanted: Pick<Asked, "address" | "known">) {
  const answer = await deps.approvals.askForAddress({
    ...wanted,
    conversation: claimed.conversation.id,
    idempotencyKey: claimed.key,
  });
  const details: Result["details"] =
    "code" in answer ? { request: answer.code, requestLeft: timeLeft(deps, answer.until) } : {};
  return { kind: answer.kind, details };
}
