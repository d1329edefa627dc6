import type { Request, Response } from "express";
import type {
  AddressRefusal,
  Denied,
  CodeMailing,
  SwitchRefusal,
  TypedCodeRefusal,
  PasswordRefusal,
} from "../../../auth/auth.ts";
import type { PageContext } from "../../page-context.ts";
import { isBarred, redirectToSignIn } from "../../require-session.ts";
import type { View } from "../../views/view.ts";
import type { Said, SecurityTopic } from "./section.ts";
import { showSecurity } from "./security.ts";

type Refusal =
  | SwitchRefusal
  | TypedCodeRefusal
  | AddressRefusal
  | PasswordRefusal
  | "no-backup-code"
  | "wrong-password"
  | "not-an-address";

/** Answers a refused form: the topic says why, or the person is sent to where it can be mended. */
export async function answerRefusal(
  context: PageContext,
  request: Request,
  response: Response,
  topic: SecurityTopic,
  reason: Refusal | Denied,
  typed?: string,
): Promise<void> {
  if (isBarred(reason)) return redirectToSignIn(context, request, response, reason, "/profile/security");
  const said: Said = { topic, kind: "trouble", text: (view) => sentence(view, reason) };
  await showSecurity(context, request, response, typed === undefined ? said : { ...said, typed }, 422);
}

function sentence({ words: { security, change } }: View, reason: Refusal): string {
  switch (reason) {
    case "wrong":
      return security.wrong;
    case "expired":
      return security.expired;
    case "used-up":
      return security.usedUp;
    case "unchanged":
      return security.twoSteps.unchanged;
    case "required":
      return security.twoSteps.required;
    case "reset-lately":
      return security.resetLately;
    case "no-backup-code":
      return security.twoSteps.noBackupCode;
    case "two-steps-on":
      return security.address.offFirst;
    case "same":
      return security.address.same;
    case "not-an-address":
      return security.address.notAnAddress;
    case "wrong-password":
      return security.password.wrong;
    default:
      return change.refusals[reason];
  }
}

/** What asking for a code came to. That one was mailed, the topic itself shows; nothing more is to say then. */
export function mailingWords(topic: SecurityTopic, mailing: CodeMailing): Said | undefined {
  if (mailing.kind === "mailed") return undefined;
  const text = ({ words: { security } }: View) =>
    mailing.kind === "wait" ? security.wait({ seconds: mailing.seconds }) : security.usedUp;
  return { topic, kind: mailing.kind === "wait" ? "news" : "trouble", text };
}
