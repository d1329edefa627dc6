import type { AuditChain, AuthStore, Change } from "../../auth/ports.ts";
import type { Random } from "../../shared/random.ts";
import { applyChange } from "./apply-change.ts";
import type { OpenStore } from "./database.ts";
import { enrolWorkspace, hasWorkspace } from "./enrolment.ts";
import { foundingStore } from "./founding.ts";
import { linkedChatStore } from "./linked-chats.ts";
import { loadBackupCodes, loadLoginState } from "./login-state.ts";
import { memberStore } from "./members.ts";
import { recoveryStore } from "./recovery.ts";
import { loadSession, sessionStore } from "./sessions.ts";
import { readSignInRecord } from "./sign-ins.ts";
import { saveDecision, unitOfWork } from "./unit-of-work.ts";
import { whitelistStore } from "./whitelist.ts";

/**
 * The database side of the login module.
 *
 * @param random gives ids to mails and entries
 * @param chain seals the audit lines
 */
export function authStore(store: OpenStore, random: Random, chain: AuditChain): AuthStore {
  const { queries } = store;
  const saving = { newId: () => random.id(), chain };
  const unit = unitOfWork<Change>(store, saving, applyChange);
  return {
    decide: async (turn) => unit.run(turn, (inside) => loadLoginState(inside, turn.subject, turn.horizon)),
    backupCodes: {
      decide: async (turn) => unit.run(turn, (inside) => loadBackupCodes(inside, turn.subject, turn.horizon)),
      look: async (subject, horizon) => loadBackupCodes(queries, subject, horizon),
    },
    look: async (subject, horizon) => loadLoginState(queries, subject, horizon),
    session: async (hash) => loadSession(queries, hash),
    members: memberStore(unit),
    sessions: sessionStore(store),
    whitelists: whitelistStore(unit),
    save: async (decision, now) => store.transact((inside) => saveDecision(inside, decision, now, saving, applyChange)),
    records: { recordOf: async (account, since) => readSignInRecord(queries, account, since) },
    recoveries: recoveryStore(unit),
    linkedChats: linkedChatStore(unit),
    founding: foundingStore(unit),
    hasWorkspace: async (id) => hasWorkspace(queries, id),
    enrol: async (enrolment, now) => store.transact((inside) => enrolWorkspace(inside, enrolment, now, saving)),
    enrolAll: async (enrolments, now) =>
      store.transact((inside) => enrolments.filter((one) => enrolWorkspace(inside, one, now, saving)).length),
  };
}
