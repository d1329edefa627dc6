import { type AccountId, after, type ConversationId, type Instant } from "../../shared/brand.ts";
import { DAY } from "../../shared/clock.ts";
import { type Outcome, no, ok } from "../../shared/outcome.ts";
import { hashToken } from "../../shared/secrets.ts";
import { type Acting, actorOf, type Barred } from "../acting.ts";
import { LIMITS } from "../limits.ts";
import { type AuthParts, lookAt } from "../parts.ts";
import { provedBy } from "../account.ts";
import type { AccountRecord } from "../model.ts";
import { blockedAddress } from "./blocked-address.ts";
import { diagnose } from "./diagnose.ts";
import type { Diagnosis } from "./diagnosis.ts";
import type { Doctor } from "./doctor.ts";

export function createDoctor(parts: AuthParts): Doctor {
  return {
    diagnose: async (about) => {
      if ("conversation" in about) {
        const proved = await provedIn(parts, about.conversation);
        return proved ? examine(parts, proved) : no("unproved");
      }
      const viewer = await adminOf(parts, about);
      return viewer.ok ? examine(parts, about.member, viewer.value.account.workspace) : viewer;
    },
    blockedAddress: async (conversation) => {
      const proved = await provedIn(parts, conversation);
      const record = proved && (await parts.store.records.recordOf(proved, sinceAt(parts.clock.now())));
      return record ? ok(blockedAddress(record, parts.clock.now())) : no("unproved");
    },
    codeMail: async (conversation) => {
      const proved = await provedRecord(parts, conversation);
      if (!proved) return no("unproved");
      return proved.status === "invited" ? no("invited") : ok(await parts.codeMail?.(proved.id));
    },
  };
}

const provedIn = async (parts: AuthParts, conversation: ConversationId): Promise<AccountId | undefined> =>
  (await provedRecord(parts, conversation))?.id;

/** The proof is looked at here, at the moment of asking. */
async function provedRecord(parts: AuthParts, conversation: ConversationId): Promise<AccountRecord | undefined> {
  return provedBy(await lookAt(parts, { kind: "proof", conversation }), parts.clock.now());
}

const sinceAt = (now: Instant) => ({ attempts: after(now, -LIMITS.attemptsKept), sends: after(now, -DAY) });

async function adminOf(parts: AuthParts, { session, seen }: Acting) {
  return actorOf(await parts.store.session(hashToken(session)), seen, parts.clock.now(), "admin");
}

/** @param workspace whose members may be looked at; anybody else is like not existing */
async function examine(
  { store, clock, codeMail }: AuthParts,
  account: AccountId,
  workspace?: string,
): Promise<Outcome<Diagnosis, "unproved" | "not-found" | Barred>> {
  const now = clock.now();
  const record = await store.records.recordOf(account, sinceAt(now));
  if (!record || (workspace !== undefined && record.account.workspace !== workspace)) return no("not-found");
  return ok(diagnose(record, await codeMail?.(account), now));
}
