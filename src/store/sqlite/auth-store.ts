import type { AuditChain, AuthStore, Change } from "../../auth/ports.ts";
import type { Random } from "../../shared/random.ts";
import { applyChange } from "./apply-change.ts";
import type { OpenStore } from "./database.ts";
import { enrolWorkspace, hasWorkspace } from "./enrolment.ts";
import { hashKinds } from "./accounts.ts";
import { foundingStore } from "./founding.ts";
import { linkedChatStore } from "./linked-chats.ts";
import { loadBackupCodes, loadLoginState } from "./login-state.ts";
import { memberStore } from "./members.ts";
import { peopleStore } from "./people.ts";
import { recoveryStore } from "./recovery.ts";
import { ownerOfDevice } from "./spenders.ts";
import { loadSession, sessionStore } from "./sessions.ts";
import { readSignInRecord } from "./sign-ins.ts";
import { saveDecision, unitRunner } from "./unit-of-work.ts";
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
  const runner = unitRunner<Change>(store, saving, applyChange);
  return {
    decide: async (unit) => runner.run(unit, (inside) => loadLoginState(inside, unit.subject, unit.lookback)),
    backupCodes: {
      decide: async (unit) => runner.run(unit, (inside) => loadBackupCodes(inside, unit.subject, unit.lookback)),
      read: async (subject, lookback) => loadBackupCodes(queries, subject, lookback),
    },
    read: async (subject, lookback) => loadLoginState(queries, subject, lookback),
    deviceOwner: async (hash) => ownerOfDevice(queries, hash),
    session: async (hash) => loadSession(queries, hash),
    members: memberStore(runner),
    sessions: sessionStore(store),
    whitelists: whitelistStore(runner),
    save: async (decision, now) => store.transact((inside) => saveDecision(inside, decision, now, saving, applyChange)),
    records: { recordOf: async (account, since) => readSignInRecord(queries, account, since) },
    recoveries: recoveryStore(runner),
    linkedChats: linkedChatStore(runner),
    founding: foundingStore(runner),
    people: peopleStore(runner),
    hashKinds: async () => hashKinds(queries),
    hasWorkspace: async (id) => hasWorkspace(queries, id),
    enrol: async (enrolment, now) => store.transact((inside) => enrolWorkspace(inside, enrolment, now, saving)),
    enrolAll: async (enrolments, now) =>
      store.transact((inside) => enrolments.filter((one) => enrolWorkspace(inside, one, now, saving)).length),
  };
}
