import type { RequestResult } from "../../approvals/approvals.ts";
import type { ConversationParts } from "../parts.ts";
import type { OutcomeOf } from "../../flow-compiler/flow-compiler.ts";
import type { Result } from "../inbox-body.ts";
import type { WorkDone } from "../model.ts";
import { came, type Run, timeLeft } from "./came.ts";

/** The admins' word on the address that was asked for here. */
export const addressDecision: Run<"address-decision"> = async (parts, { conversation }) => {
  const result = await parts.approvals.resultIn(conversation.id);
  return (result && decisionOf(parts, result)) ?? "undecided";
};

/** Told to anybody in this chat: it is where the request was made, and nothing of the account is in it. */
export const requestStatus: Run<"request-status"> = async (parts, { conversation }) => {
  const result = await parts.approvals.resultIn(conversation.id);
  if (result) return decisionOf(parts, result) ?? waiting(parts, result);
  const recovery = await parts.auth.recovery.statusIn(conversation.id);
  switch (recovery?.kind) {
    case undefined:
      return came("none");
    case "waiting":
      return came("recovery-waiting", { requestLeft: timeLeft(parts, recovery.until) });
    case "vouched":
      return came("recovery-vouched", { changeLeft: timeLeft(parts, recovery.runsAt) });
    case "done":
    case "ended":
      return came(`recovery-${recovery.kind}`);
  }
};

const waiting = (parts: ConversationParts, { code, expiresAt }: RequestResult) =>
  came("waiting", { request: code, requestLeft: timeLeft(parts, expiresAt) });

type Decided = WorkDone<OutcomeOf<"address-decision">>;

/** @returns undefined while it waits, or while what was decided is being done */
function decisionOf(parts: ConversationParts, result: RequestResult): Decided | undefined {
  const about = { request: result.code, address: result.address };
  switch (result.status) {
    case "open":
      return undefined;
    case "expired":
      return came("expired", about);
    case "withdrawn":
      return came("not-done", about);
    case "declined":
      return result.reason === undefined || result.reason === ""
        ? came("declined", about)
        : came("declined-why", { ...about, reason: result.reason });
    case "approved":
      return result.failed ? came("not-done", about) : letIn(parts, result, about);
  }
}

function letIn(
  parts: ConversationParts,
  { until, done }: RequestResult,
  about: Result["details"],
): Decided | undefined {
  if (!done) return undefined;
  return until === undefined
    ? came("let-in", about)
    : came("let-in-for", { ...about, accessLeft: timeLeft(parts, until) });
}
