import type { Instant } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import { type Outcome, no, ok } from "../../shared/outcome.ts";
import { type Barred, actorOf } from "../acting.ts";
import type { Visitor, LoginState } from "../model.ts";
import { retireExpired } from "../mailed-codes/challenge.ts";
import { decided, type Decision } from "../decision.ts";
import type { DrawnCode } from "../mailed-codes/codes.ts";
import { issueCode } from "../mailed-codes/rules.ts";
import {
  type CodeMailing,
  mailedNow,
  mailingBarred,
  openChallenge,
  openingIn,
  targetIn,
} from "../mailed-codes/session-code.ts";
import { type SwitchRefusal, refuseSwitch } from "./judge-switch.ts";
import type { TwoStepsTurn } from "./model.ts";

interface RequestSwitch {
  readonly turn: TwoStepsTurn;
  readonly language: Language;
  readonly seen: Visitor;
}

/** Whether a code to switch two-step verification may be mailed now, to the address on file. */
export function requestSwitch(
  state: LoginState,
  { turn, language, seen }: RequestSwitch,
  now: Instant,
  drawn: DrawnCode,
): Decision<Outcome<CodeMailing, Barred | SwitchRefusal>> {
  const actor = actorOf(state.session, seen, now, "fresh");
  if (!actor.ok) return decided(no(actor.reason));
  const { account } = actor.value;
  const refusal = refuseSwitch(actor.value, turn, now);
  if (refusal) return decided(no(refusal));
  const details = { what: `turn-${turn}-two-steps-code`, from: seen.address };
  const open = openChallenge(state, now);
  const barred = mailingBarred(state, open, now);
  if (barred) {
    return decided(ok(barred), { audit: [{ event: "excess_rate_limit_exceeded", account: account.id, details }] });
  }
  const purpose = `turn-${turn}-two-steps` as const;
  const target = open ? { ...open, key: account.key } : targetIn(actor.value, drawn.challengeId, purpose, language);
  const opening = open ? [] : [openingIn(actor.value, target)];
  const issued = issueCode({ ...state, challenge: open }, target, now, drawn);
  return decided<Outcome<CodeMailing, Barred | SwitchRefusal>>(ok(mailedNow(issued.fresh.digits)), {
    changes: [...retireExpired(state.challenge, now), ...opening, ...issued.changes],
    mails: [issued.mail],
    audit: [{ event: "authn_token_created", account: account.id, details }],
  });
}
