import type { TaskName } from "../flow-files/flow-files.ts";
import { openCase } from "./open-case.ts";
import type { ConversationParts } from "./parts.ts";
import type { ClaimedWork, WorkDone } from "./model.ts";
import { addressLink, askAdmins, askAdminsTyped, blockedAddress } from "./tasks/blocked-address.ts";
import { came, type Run } from "./tasks/came.ts";
import { codeMail, resendSignInCode } from "./tasks/code-mail.ts";
import { loginCause } from "./tasks/login-cause.ts";
import { isShellTask, runShellTask } from "./tasks/linked-chat.ts";
import { linkTo } from "./tasks/product-link.ts";
import { checkCode, isNamed, isProved, mailCode } from "./tasks/prove-mailbox.ts";
import { askRecovery, checkRecoveryCode, mailRecoveryCode, recoveryEnd, recoveryVouch } from "./tasks/recovery.ts";
import { mailRenewalLink } from "./tasks/renewal-link.ts";
import { addressDecision, requestStatus } from "./tasks/request-status.ts";
import { mailResetLink } from "./tasks/reset-link.ts";

/** Everything a flow may ask for, by the names of the vocabulary; each may be run again under the same key. */
const TASKS: { readonly [Name in TaskName]: Run<Name> } = {
  "mailbox-proved": isProved,
  "email-named": isNamed,
  "mail-code": mailCode,
  "check-code": checkCode,
  "login-cause": loginCause,
  "mail-reset-link": mailResetLink,
  "mail-renewal-link": mailRenewalLink,
  "code-mail": codeMail,
  "resend-sign-in-code": resendSignInCode,
  "blocked-address": blockedAddress,
  "address-link": addressLink,
  "ask-admins": askAdmins,
  "ask-admins-typed": askAdminsTyped,
  "address-decision": addressDecision,
  "mail-recovery-code": mailRecoveryCode,
  "check-recovery-code": checkRecoveryCode,
  "ask-recovery": askRecovery,
  "recovery-vouch": recoveryVouch,
  "recovery-end": recoveryEnd,
  "request-status": requestStatus,
  "trial-link": linkTo("trial"),
  "demo-link": linkTo("demo"),
  "plans-link": linkTo("plans"),
  "partners-link": linkTo("partners"),
  "open-case": async (parts, work) => came("opened", { case: await openCase(parts, work) }),
};

const isTask = (name: string): name is TaskName => Object.hasOwn(TASKS, name);

/**
 * @returns `undecided`: somebody else has not made up their mind yet
 * @throws when the world broke: worth another try
 */
export async function runTask(parts: ConversationParts, work: ClaimedWork): Promise<WorkDone | "undecided"> {
  const { task } = work;
  if (isShellTask(task)) return runShellTask(parts, work, task);
  if (isTask(task.name)) return TASKS[task.name](parts, work, task);
  parts.onTrouble?.("work", new Error(`A flow asks for "${task.name}", and nothing is called that any more.`));
  return came("failed");
}
