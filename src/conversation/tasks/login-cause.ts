import type { Diagnosis } from "../../auth/auth.ts";
import type { ConversationParts } from "../parts.ts";
import type { Result } from "../inbox-body.ts";
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
