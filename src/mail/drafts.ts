import type { MailTemplate } from "../shared/mail-order.ts";
import type { Draft } from "./block.ts";
import { MailSecrets } from "./mail-details.ts";
import type { QueuedMail } from "./model.ts";
import type { TemplateContext } from "./template-context.ts";
import {
  addressChangedMail,
  memberChangedMail,
  passwordChangedMail,
  twoStepsMail,
  whitelistChangedMail,
} from "./templates/account.ts";
import { disownedMail, stoppedMail, triesStoppedMail } from "./templates/stops.ts";
import { backupCodeUsedMail, backupCodesLinkMail, backupCodesRenewedMail } from "./templates/backup-codes.ts";
import { caseOpenedMail, chatLinkedMail, chatUnlinkedInProfileMail, chatUnlinkedMail } from "./templates/chats.ts";
import { codeMail, mailboxCodeMail, securityCodeMail, signInCodeMail } from "./templates/codes.ts";
import { accountReadyMail, invitationMail, resetLinkMail } from "./templates/links.ts";
import {
  approvalWaitingMail,
  manyWaitingMail,
  recoveryAskedMail,
  recoveryDoneMail,
  recoveryStoppedMail,
  recoveryVouchedMail,
} from "./templates/recovery.ts";

/** What a mail says, before it is dressed. @param sealed its secrets, opened @throws for secrets that its template does not have */
export function draftOf(mail: QueuedMail, context: TemplateContext, sealed: unknown): Draft {
  switch (mail.template) {
    case "code":
      return codeMail(context, MailSecrets.code.parse(sealed), requiredPhrase(context));
    case "sign-in-code":
      return signInCodeMail(context, MailSecrets.code.parse(sealed));
    case "reset-link":
      return resetLinkMail(context, MailSecrets["reset-link"].parse(sealed));
    case "invitation":
      return invitationMail(context, MailSecrets["reset-link"].parse(sealed));
    case "account-ready":
      return accountReadyMail(context, MailSecrets.disown.parse(sealed));
    case "password-changed":
      return passwordChangedMail(context, MailSecrets.disown.parse(sealed));
    case "tries-stopped":
      return triesStoppedMail(context, MailSecrets.disown.parse(sealed));
    case "stopped":
      return stoppedMail(context);
    case "disowned":
      return disownedMail(context);
    case "whitelist-changed":
      return whitelistChangedMail(context);
    case "member-changed":
      return memberChangedMail(context);
    case "security-code":
      return securityCodeMail(context, MailSecrets.code.parse(sealed));
    case "mailbox-code":
      return mailboxCodeMail(context, MailSecrets["mailbox-code"].parse(sealed));
    case "address-changed":
      return addressChangedMail(context, MailSecrets.disown.parse(sealed));
    case "two-steps-on":
    case "two-steps-off":
      return twoStepsMail(context, MailSecrets.disown.parse(sealed), mail.template === "two-steps-on" ? "on" : "off");
    case "chat-linked":
      return chatLinkedMail(context, MailSecrets.disown.parse(sealed));
    case "chat-unlinked":
    case "chat-idle":
      return chatUnlinkedMail(context, mail.template === "chat-idle" ? "idle" : "asked");
    case "chat-unlinked-in-profile":
      return chatUnlinkedInProfileMail(context, MailSecrets.disown.parse(sealed));
    case "backup-codes-link":
      return backupCodesLinkMail(context, MailSecrets["backup-codes-link"].parse(sealed));
    case "backup-codes-renewed":
      return backupCodesRenewedMail(context, MailSecrets.disown.parse(sealed));
    case "backup-code-used":
      return backupCodeUsedMail(context, MailSecrets.disown.parse(sealed));
    case "recovery-asked":
    case "recovery-vouched":
    case "recovery-done":
    case "recovery-stopped":
      return recoveryDraft(mail.template, context, sealed);
    case "approval-waiting":
      return approvalWaitingMail(context);
    case "many-waiting":
      return manyWaitingMail(context);
    case "case-opened":
      return caseOpenedMail(context);
  }
}

function requiredPhrase(context: TemplateContext): string {
  if (context.details.phrase === undefined) throw new Error("no phrase");
  return context.details.phrase;
}

type RecoveryTemplate = Extract<MailTemplate, `recovery-${string}`>;

function recoveryDraft(template: RecoveryTemplate, context: TemplateContext, sealed: unknown): Draft {
  switch (template) {
    case "recovery-asked":
      return recoveryAskedMail(context, MailSecrets.veto.parse(sealed));
    case "recovery-vouched":
      return recoveryVouchedMail(context, MailSecrets.veto.parse(sealed));
    case "recovery-done":
      return recoveryDoneMail(context);
    case "recovery-stopped":
      return recoveryStoppedMail(context);
  }
}
