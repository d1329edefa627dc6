import { LIMITS } from "../../auth/auth.ts";
import { codeMac } from "../../shared/brand.ts";
import { DAY, MINUTE } from "../../shared/clock.ts";
import { parseEmail } from "../../shared/email.ts";
import { outcomeOf, originOf, type Run, timeLeft, timeSince } from "./result.ts";

/** The mail says what the person is after. The proof that the code brings is the same for every flow. */
export const mailCode: Run<"mail-code"> = async (deps, claimed, { slots, reason = "other" }) => {
  const address = parseEmail(slots["email"] ?? "");
  if (!address) return outcomeOf("failed");
  const command = { address, purpose: reason, origin: originOf(claimed), idempotencyKey: claimed.key } as const;
  const answer = await deps.auth.codes.request(command);
  if (answer.kind === "used-up") return outcomeOf(answer.kind, { waitLeft: timeLeft(deps, answer.opensAt) });
  const { kind, ...details } = answer;
  return outcomeOf(kind, details);
};

export const checkCode: Run<"check-code"> = async ({ auth }, claimed, { slots }) => {
  const conversation = claimed.conversation.id;
  const command = { mac: codeMac(slots["code"] ?? ""), conversation, idempotencyKey: claimed.key } as const;
  const outcome = await auth.codes.check(command);
  const account = outcome === "right" ? await auth.codes.provedAccount(conversation) : undefined;
  return account ? { ...outcomeOf(outcome), proved: account.id } : outcomeOf(outcome);
};

export const isProved: Run<"mailbox-proved"> = async ({ auth }, { conversation }) => {
  const account = await auth.codes.provedAccount(conversation.id);
  return account ? { ...outcomeOf("proved"), proved: account.id } : outcomeOf("unproved");
};

/** So that nobody is asked again for what they have said. */
export const isNamed: Run<"email-named"> = async (_parts, _work, { slots }) =>
  outcomeOf(parseEmail(slots["email"] ?? "") ? "named" : "not-named");

export const mailResetLink: Run<"mail-reset-link"> = async ({ auth }, claimed) => {
  const outcome = await auth.passwords.mailResetLink({ origin: originOf(claimed), idempotencyKey: claimed.key });
  if (outcome === "mailed") return outcomeOf(outcome, { minutes: LIMITS.resetLink.lifetime / MINUTE });
  return outcomeOf(outcome, outcome === "invited" ? { days: LIMITS.invitation.lifetime / DAY } : {});
};

export const mailRenewalLink: Run<"mail-renewal-link"> = async ({ auth }, claimed) => {
  const outcome = await auth.backupCodes.mailRenewalLink({ origin: originOf(claimed), idempotencyKey: claimed.key });
  return outcomeOf(outcome, outcome === "mailed" ? { minutes: LIMITS.backupCodes.linkLifetime / MINUTE } : {});
};

/** What the delivery ledger says about the newest sign-in code, for whoever is entitled to hear it. */
export const codeMail: Run<"code-mail"> = async (deps, { conversation }) => {
  const asked = await deps.auth.diagnosis.codeMail(conversation.id);
  if (!asked.ok) return outcomeOf(asked.reason);
  const mail = asked.value;
  switch (mail?.status) {
    case undefined:
      return outcomeOf("none");
    case "accepted":
      return outcomeOf("accepted", { mailAgo: timeSince(deps, mail.queuedAt) });
    case "queued":
      return outcomeOf("queued");
    case "deferred":
      return outcomeOf("deferred", { tryLeft: timeLeft(deps, mail.nextTry ?? mail.queuedAt) });
    case "bounced":
    case "dropped":
    case "expired":
      return outcomeOf("bounced", { mailAgo: timeSince(deps, mail.queuedAt) });
  }
};

export const resendSignInCode: Run<"resend-sign-in-code"> = async (deps, { conversation, key }) => {
  const answer = await deps.auth.signIn.resendFor({ conversation: conversation.id, idempotencyKey: key });
  if (answer.kind === "used-up") return outcomeOf(answer.kind, { waitLeft: timeLeft(deps, answer.opensAt) });
  const { kind, ...details } = answer;
  return outcomeOf(kind, details);
};

/** Without proof, for any address: what comes back hangs on the address alone. */
export const stopAccount: Run<"stop-account"> = async ({ auth }, claimed, { slots }) => {
  const address = parseEmail(slots["email"] ?? "");
  if (!address) return outcomeOf("failed");
  return outcomeOf(await auth.stop.press({ address, origin: originOf(claimed), idempotencyKey: claimed.key }));
};

export const endSessions: Run<"end-sessions"> = async ({ auth }, { conversation, key }) =>
  outcomeOf(await auth.stop.endSessions({ conversation: conversation.id, idempotencyKey: key }));
