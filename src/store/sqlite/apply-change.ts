import type {
  AccountChange,
  BackupCodeChange,
  Change,
  LinkChange,
  MailboxChange,
  MemberChange,
} from "../../auth/ports.ts";
import type { Instant } from "../../shared/brand.ts";
import { applyAccountChange } from "./apply-account-change.ts";
import { applyBackupCodeChange } from "./apply-backup-code-change.ts";
import { applyCodeChange } from "./apply-code-change.ts";
import { applyFoundingChange } from "./apply-founding-change.ts";
import { applyLinkChange } from "./apply-link-change.ts";
import { applyLinkedChatChange } from "./apply-linked-chat-change.ts";
import { applyMailboxChange } from "./apply-mailbox-change.ts";
import { applyMemberChange } from "./apply-member-change.ts";
import { applySignInChange } from "./apply-sign-in-change.ts";
import { applyWhitelistChange } from "./apply-whitelist-change.ts";
import { applyRecoveryChange } from "./apply-recovery-change.ts";
import type { Queries } from "./open.ts";

/** Turns a change of the login module into rows. */
export function applyChange(queries: Queries, change: Change, now: Instant): void {
  switch (change.kind) {
    case "earlier-invitations-ended":
    case "reset-link-issued":
    case "disown-link-issued":
    case "renewal-link-issued":
    case "reset-link-used":
    case "disown-link-used":
    case "renewal-link-used":
      applyLinkChange(queries, change, now);
      break;
    case "backup-codes-drawn":
    case "backup-codes-activated":
    case "backup-code-used":
    case "backup-codes-voided":
      applyBackupCodeChange(queries, change, now);
      break;
    case "password-changed":
    case "recovery-ended":
    case "two-steps-switched":
    case "two-steps-required":
    case "recovery-shut":
      applyAccountChange(queries, change, now);
      break;
    case "role-changed":
    case "status-changed":
    case "workspace-renamed":
    case "support-marked":
      applyMemberChange(queries, change);
      break;
    case "mailbox-claimed":
    case "claim-proved":
    case "address-changed":
      applyMailboxChange(queries, change, now);
      break;
    default:
      applyRest(queries, change, now);
  }
}

type Rest = Exclude<Change, LinkChange | BackupCodeChange | AccountChange | MemberChange | MailboxChange>;

/** What is decided with the help of others, and what every sign-in and code leaves behind. */
function applyRest(queries: Queries, change: Rest, now: Instant): void {
  switch (change.kind) {
    case "set-up-link-offered":
    case "set-up-link-used":
    case "workspace-founded":
    case "member-added":
    case "account-activated":
      applyFoundingChange(queries, change, now);
      break;
    case "recovery-asked":
    case "recovery-moved":
    case "recoveries-stopped":
    case "veto-link-issued":
      applyRecoveryChange(queries, change, now);
      break;
    case "link-code-drawn":
    case "link-code-ended":
    case "link-code-used":
    case "link-try-counted":
    case "chat-linked":
    case "chat-unlinked":
    case "chats-unlinked":
      applyLinkedChatChange(queries, change, now);
      break;
    case "whitelist-set":
    case "whitelist-undo-offered":
    case "whitelist-undo-used":
      applyWhitelistChange(queries, change, now);
      break;
    case "attempt-recorded":
    case "locked":
    case "failures-forgiven":
    case "session-opened":
    case "session-used":
    case "session-strengthened":
    case "session-ended":
    case "sessions-ended":
      applySignInChange(queries, change, now);
      break;
    default:
      applyCodeChange(queries, change, now);
  }
}
