import { codeMac } from "../../shared/brand.ts";
import { parseEmail } from "../../shared/email.ts";
import { outcomeOf, originOf, type Run, timeLeft } from "./result.ts";

/** The code goes to the new mailbox, for an account that exists and for one that does not. */
export const mailRecoveryCode: Run<"mail-recovery-code"> = async ({ auth }, claimed, { slots }) => {
  const address = parseEmail(slots["email"] ?? "");
  const mailbox = parseEmail(slots["mailbox"] ?? "");
  if (!address || !mailbox) return outcomeOf("failed");
  const { kind, ...details } = await auth.recovery.ask({
    address,
    mailbox,
    origin: originOf(claimed),
    idempotencyKey: claimed.key,
  });
  return outcomeOf(kind, details);
};

export const checkRecoveryCode: Run<"check-recovery-code"> = async ({ auth }, { conversation, key }, { slots }) => {
  const mac = codeMac(slots["code"] ?? "");
  return outcomeOf(await auth.recovery.prove({ mac, conversation: conversation.id, idempotencyKey: key }));
};

export const askRecovery: Run<"ask-recovery"> = async ({ approvals }, { conversation, key }) =>
  outcomeOf(await approvals.askForRecovery({ conversation: conversation.id, idempotencyKey: key }));

/** The first admin's word, or the end without one. */
export const recoveryVouch: Run<"recovery-vouch"> = async (deps, { conversation }) => {
  const status = await deps.auth.recovery.statusIn(conversation.id);
  if (status?.kind === "vouched") return outcomeOf("vouched", { changeLeft: timeLeft(deps, status.runsAt) });
  return endOf(status?.kind);
};

/** The end of the waiting time: a second admin may have made it shorter, a veto may have stopped it. */
export const recoveryEnd: Run<"recovery-end"> = async (deps, { conversation }) => {
  const status = await deps.auth.recovery.statusIn(conversation.id);
  return status?.kind === "vouched" ? "undecided" : endOf(status?.kind);
};

function endOf(kind: "waiting" | "vouched" | "done" | "ended" | undefined) {
  if (kind === "waiting") return "undecided";
  return outcomeOf(kind === "done" ? "moved" : "ended");
}
