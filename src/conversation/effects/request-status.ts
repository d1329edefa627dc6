import type { RequestResult } from "../../approvals/approvals.ts";
import type { ConversationDeps } from "../deps.ts";
import type { OutcomeOf } from "../../flow-compiler/flow-compiler.ts";
import type { Result } from "../inbox-body.ts";
import type { EffectDone } from "../model.ts";
import { type Known, outcomeOf, type Run, timeLeft } from "./result.ts";

/** The admins' word on the address that was asked for here. */
export const addressDecision: Run<"address-decision"> = async (deps, { conversation }, { shown }) =>
  wordOn(deps, await deps.approvals.resultIn(conversation.id), shown);

/**
 * What a chat that waits for a request is told. One that is gone went with its account, and has ended.
 *
 * @param shown what the chat saw of it before
 */
export function wordOn(
  deps: Pick<ConversationDeps, "clock">,
  result: RequestResult | undefined,
  { request = "", address = "" }: Known["shown"],
): Decided | "undecided" {
  return result ? (decisionOf(deps, result) ?? "undecided") : outcomeOf("not-done", { request, address });
}

/** Told to anybody in this chat: it is where the request was made, and nothing of the account is in it. */
export const requestStatus: Run<"request-status"> = async (deps, { conversation }) => {
  const result = await deps.approvals.resultIn(conversation.id);
  if (result) return decisionOf(deps, result) ?? waiting(deps, result);
  const recovery = await deps.auth.recovery.statusIn(conversation.id);
  switch (recovery?.kind) {
    case undefined:
      return outcomeOf("none");
    case "waiting":
      return outcomeOf("recovery-waiting", { requestLeft: timeLeft(deps, recovery.until) });
    case "vouched":
      return outcomeOf("recovery-vouched", { changeLeft: timeLeft(deps, recovery.runsAt) });
    case "done":
    case "ended":
      return outcomeOf(`recovery-${recovery.kind}`);
  }
};

const waiting = (deps: Pick<ConversationDeps, "clock">, { code, expiresAt }: RequestResult) =>
  outcomeOf("waiting", { request: code, requestLeft: timeLeft(deps, expiresAt) });

type Decided = EffectDone<OutcomeOf<"address-decision">>;

/** @returns undefined while it waits, or while what was decided is being done */
function decisionOf(deps: Pick<ConversationDeps, "clock">, result: RequestResult): Decided | undefined {
  const about = { request: result.code, address: result.address };
  switch (result.status) {
    case "open":
      return undefined;
    case "expired":
      return outcomeOf("expired", about);
    case "withdrawn":
      return outcomeOf("not-done", about);
    case "declined":
      return result.reason === undefined || result.reason === ""
        ? outcomeOf("declined", about)
        : outcomeOf("declined-why", { ...about, reason: result.reason });
    case "approved":
      return result.failed ? outcomeOf("not-done", about) : letIn(deps, result, about);
  }
}

function letIn(
  deps: Pick<ConversationDeps, "clock">,
  { until, done }: RequestResult,
  about: Result["details"],
): Decided | undefined {
  if (!done) return undefined;
  return until === undefined
    ? outcomeOf("let-in", about)
    : outcomeOf("let-in-for", { ...about, accessLeft: timeLeft(deps, until) });
}
