import type { Diagnosis } from "../../auth/auth.ts";
import type { Result } from "../inbox-body.ts";
import type { ClaimedWork } from "../model.ts";
import type { ConversationParts } from "../parts.ts";
import { came, type Run, timeLeft, timeSince } from "./came.ts";

/** What the login doctor found out, for whoever is entitled to hear it. */
export const loginCause: Run<"login-cause"> = async (parts, { conversation }) => {
  const diagnosed = await parts.auth.doctor.diagnose({ conversation: conversation.id });
  if (!diagnosed.ok) return came("unproved");
  const { cause } = diagnosed.value;
  return came(cause.trouble, evidenceOf(parts, cause));
};

/** As much of it as a sentence can use. */
function evidenceOf(parts: ConversationParts, { last, from, until }: Diagnosis["cause"]): Result["details"] {
  const [address] = from;
  const left = until === undefined ? undefined : timeLeft(parts, until);
  return {
    seenAgo: timeSince(parts, last),
    ...(address === undefined ? {} : { address }),
    ...(left === undefined ? {} : { lockLeft: left, waitLeft: left }),
  };
}

type Asked = Parameters<ConversationParts["approvals"]["askForAddress"]>[0];

/**
 * Best first: read by our page, for whoever opened it did so on purpose; refused at a sign-in; the connection of this
 * chat. Typed is what is left.
 */
export const blockedAddress: Run<"blocked-address"> = async (parts, { conversation }) => {
  const found = await parts.auth.doctor.blockedAddress(conversation.id);
  if (!found.ok) return came("unproved");
  const blocked = found.value;
  if (blocked.kind === "list-off" || blocked.kind === "disabled" || blocked.kind === "invited")
    return came(blocked.kind);
  const read = await parts.addressPages.addressIn(conversation.id);
  if (read !== undefined) return came("read", { address: read, known: "read" });
  if (blocked.kind === "seen")
    return came("seen", { address: blocked.address, seenAgo: timeSince(parts, blocked.at), known: "seen" });
  const here = parts.auth.ipWhitelist.readAddress(conversation.seenFrom ?? "");
  return here.ok ? came("here", { address: here.value, known: "read" }) : came("unknown");
};

export const addressLink: Run<"address-link"> = async (parts, { conversation }) => {
  const { token, minutes } = await parts.addressPages.link(conversation.id);
  return came("made", { link: `${parts.publicBaseUrl}/your-address?token=${token}`, minutes });
};

/** For the address that the person saw and agreed to. @throws when it is none: only a fault of ours shows such a one */
export const askAdmins: Run<"ask-admins"> = async (parts, work, { shown }) => {
  const known = shown["known"] === "seen" ? "seen" : "read";
  const { kind, details } = await ask(parts, work, { address: String(shown["address"] ?? ""), known });
  if (kind === "not-an-address") throw new Error("What was shown as an address to be let in is not one.");
  return came(kind, details);
};

export const askAdminsTyped: Run<"ask-admins-typed"> = async (parts, work, { slots }) => {
  const { kind, details } = await ask(parts, work, { address: slots["ip"] ?? "", known: "typed" });
  return came(kind, details);
};

async function ask(parts: ConversationParts, work: ClaimedWork, wanted: Pick<Asked, "address" | "known">) {
  const answer = await parts.approvals.askForAddress({
    ...wanted,
    conversation: work.conversation.id,
    once: work.key,
  });
  const details: Result["details"] =
    "code" in answer ? { request: answer.code, requestLeft: timeLeft(parts, answer.until) } : {};
  return { kind: answer.kind, details };
}
