import type { Instant, TokenHash } from "../../shared/brand.ts";
import type { Change, Decision } from "../decision.ts";
import { type EnterCode, enterCode } from "../enter-code.ts";
import type { DrawnLink } from "../link.ts";
import type { EnterCodeAnswer } from "../second-step.ts";
import type { LoginState } from "../model.ts";
import { switchedTwoSteps } from "./confirm-switch.ts";

/**
 * The second step of somebody whose workspace demands two-step verification: the mailed code proves the mailbox, so it
 * is switched on and the session opens, in one go. Sessions from before were opened without it and end.
 */
export function setUpAtSignIn(
  state: LoginState,
  command: EnterCode,
  now: Instant,
  drawn: { readonly session: TokenHash; readonly disown: Omit<DrawnLink, "reset"> },
): Decision<EnterCodeAnswer> {
  const entered = enterCode(state, command, now, drawn.session);
  const { account } = state;
  if (entered.answer !== "signed-in" || !account || account.twoSteps) return entered;
  const ending: Change = { kind: "sessions-ended", account: account.id };
  const switched = switchedTwoSteps(account, "on", command.seen, now, drawn.disown);
  return {
    answer: "signed-in",
    changes: [ending, ...switched.changes, ...entered.changes],
    mails: [...entered.mails, ...switched.mails],
    audit: [...switched.audit, ...entered.audit],
  };
}
