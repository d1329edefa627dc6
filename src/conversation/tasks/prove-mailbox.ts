import { codeMac } from "../../shared/brand.ts";
import { parseEmail } from "../../shared/email.ts";
import { came, originOf, type Run, timeLeft } from "./came.ts";

/** The mail says what the person is after. The proof that the code brings is the same for every flow. */
export const mailCode: Run<"mail-code"> = async (parts, work, { slots, reason = "other" }) => {
  const address = parseEmail(slots["email"] ?? "");
  if (!address) return came("failed");
  const command = { address, purpose: reason, origin: originOf(work), once: work.key } as const;
  const answer = await parts.auth.codes.request(command);
  if (answer.kind === "used-up") return came(answer.kind, { waitLeft: timeLeft(parts, answer.opensAt) });
  const { kind, ...details } = answer;
  return came(kind, details);
};

export const checkCode: Run<"check-code"> = async ({ auth }, work, { slots }) => {
  const conversation = work.conversation.id;
  const command = { mac: codeMac(slots["code"] ?? ""), conversation, once: work.key } as const;
  const outcome = await auth.codes.check(command);
  const account = outcome === "right" ? await auth.codes.provedAccount(conversation) : undefined;
  return account ? { ...came(outcome), proved: account.id } : came(outcome);
};

export const isProved: Run<"mailbox-proved"> = async ({ auth }, { conversation }) => {
  const account = await auth.codes.provedAccount(conversation.id);
  return account ? { ...came("proved"), proved: account.id } : came("unproved");
};

/** So that nobody is asked again for what they have said. */
export const isNamed: Run<"email-named"> = async (_parts, _work, { slots }) =>
  came(parseEmail(slots["email"] ?? "") ? "named" : "not-named");
