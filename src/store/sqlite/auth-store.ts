import type { AuthStore, AuditChain } from "../../auth/ports.ts";
import type { Random } from "../../shared/random.ts";
import { applyChange } from "./apply-change.ts";
import { backupCodeStore } from "./backup-code-store.ts";
import { enrolWorkspace, hasWorkspace } from "./enrol-workspace.ts";
import { foundingStore } from "./founding-store.ts";
import { linkedChatStore } from "./linked-chat-store.ts";
import { loadLoginState } from "./load-login-state.ts";
import { loadSession } from "./load-session.ts";
import { memberStore } from "./member-store.ts";
import type { OpenStore } from "./open.ts";
import { saveDecision } from "./save-decision.ts";
import { sessionStore } from "./session-store.ts";
import { takeTurn } from "./take-turn.ts";
import { whitelistStore } from "./whitelist-store.ts";
import { readSignInRecord } from "./read-sign-in-record.ts";
import { recoveryStore } from "./recovery-store.ts";

/**
 * The database side of the login module.
 *
 * @param random gives ids to mails and entries
 * @param chain seals the audit lines
 */
export function authStore(store: OpenStore, random: Random, chain: AuditChain): AuthStore {
  const parts = { newId: () => random.id(), chain };
  return {
    decide: async (turn) =>
      takeTurn(store, parts, turn, (queries) => loadLoginState(queries, turn.subject, turn.horizon), applyChange),
    backupCodes: backupCodeStore(store, parts),
    look: async (subject, horizon) => loadLoginState(store.queries, subject, horizon),
    session: async (hash) => loadSession(store.queries, hash),
    members: memberStore(store, parts),
    sessions: sessionStore(store),
    whitelists: whitelistStore(store, parts),
    save: async (decision, now) =>
      store.transact((queries) => saveDecision(queries, decision, now, parts, applyChange)),
    records: { recordOf: async (account, since) => readSignInRecord(store.queries, account, since) },
    recoveries: recoveryStore(store, parts),
    linkedChats: linkedChatStore(store, parts),
    founding: foundingStore(store, parts),
    hasWorkspace: async (id) => hasWorkspace(store.queries, id),
    enrol: async (enrolment, now) => store.transact((queries) => enrolWorkspace(queries, enrolment, now, parts)),
    enrolAll: async (enrolments, now) =>
      store.transact((queries) => enrolments.filter((one) => enrolWorkspace(queries, one, now, parts)).length),
  };
}
