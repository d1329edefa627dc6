import { came, type Run, timeLeft, timeSince } from "./came.ts";

/** What the delivery ledger says about the newest sign-in code, for whoever is entitled to hear it. */
export const codeMail: Run<"code-mail"> = async (parts, { conversation }) => {
  const asked = await parts.auth.doctor.codeMail(conversation.id);
  if (!asked.ok) return came(asked.reason);
  const mail = asked.value;
  switch (mail?.status) {
    case undefined:
      return came("none");
    case "accepted":
      return came("accepted", { mailAgo: timeSince(parts, mail.queuedAt) });
    case "queued":
      return came("queued");
    case "deferred":
      return came("deferred", { tryLeft: timeLeft(parts, mail.nextTry ?? mail.queuedAt) });
    case "bounced":
    case "dropped":
    case "expired":
      return came("bounced", { mailAgo: timeSince(parts, mail.queuedAt) });
  }
};

export const resendSignInCode: Run<"resend-sign-in-code"> = async (parts, { conversation, key }) => {
  const answer = await parts.auth.signIn.resendFor({ conversation: conversation.id, once: key });
  if (answer.kind === "used-up") return came(answer.kind, { waitLeft: timeLeft(parts, answer.opensAt) });
  const { kind, ...details } = answer;
  return came(kind, details);
};
