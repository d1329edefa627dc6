/**
 * Every event of the audit record, and what it tells. The names are those of the OWASP Logging Vocabulary; only
 * those of conversations and of a restore are ours, because OWASP has no word for them. A line with another name is not written.
 */
export const AUDIT_EVENTS = {
  authn_login_success: "Somebody gave the right password, or finished signing in.",
  authn_login_fail: "A sign-in or a code was refused; the details name the true cause.",
  authn_login_lock: "Too many failures: sign-in of this account is shut for a while.",
  authn_password_change: "A password was changed.",
  authn_token_created: "A code or a link was made and mailed.",
  authn_token_delete: "A code or a link was used up.",
  authn_token_revoked: "Codes, links or proofs were ended before anybody used them.",
  excess_rate_limit_exceeded: "Somebody asked for more mails or tries than anybody gets.",
  session_created: "A session began.",
  session_expired: "A session ended: signed out, idle for too long, or ended by the owner.",
  authz_change: "An admin gave a member another role, or the operator said whose members take over cases.",
  authz_fail: "Somebody tried what they may not do, or not any more.",
  authz_admin: "An admin did something that only admins may do; the details say what.",
  user_updated: "Two-step verification, the address or a linked chat of an account was changed.",
  user_created: "A person was added to a workspace.",
  user_deleted: "The operator took a person out, with all that hung on the account.",
  sys_restored: "A backup took the place of the database; the details say how far it goes.",
  sys_announced: "The operator told everybody something for a while, or ended that.",
  conversation_turn: "The agent answered in a chat: which step, by which words, with which outcome.",
  conversation_claimed: "A support agent took over a case, or took it over from another; the details say which.",
  conversation_answered: "A support agent wrote to whoever has a case.",
  conversation_noted: "A support agent kept a note with a case.",
  conversation_closed: "A support agent closed a case, and the chat is the program's again.",
} as const satisfies Readonly<Record<string, string>>;

export type AuditEvent = keyof typeof AUDIT_EVENTS;

/** What somebody who has taken the machine would most like to be gone: who got rights, accounts, or another database. */
export const PRIVILEGED: readonly AuditEvent[] = [
  "authz_change",
  "authz_admin",
  "user_created",
  "user_updated",
  "user_deleted",
  "sys_restored",
];
