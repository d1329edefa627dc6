import { type AccountId, after } from "../../shared/brand.ts";
import { DAY } from "../../shared/clock.ts";
import { type Outcome, no, ok } from "../../shared/outcome.ts";
import { hashToken } from "../../shared/secrets.ts";
import { type Acting, actorOf } from "../acting.ts";
import type { Barred } from "../auth.ts";
import { LIMITS } from "../limits.ts";
import { type AuthParts, lookAt } from "../parts.ts";
import { provedBy } from "../proof.ts";
import { diagnose } from "./diagnose.ts";
import type { Diagnosis } from "./diagnosis.ts";
import type { Doctor } from "./doctor.ts";

export function createDoctor(parts: AuthParts): Doctor {
  return {
    diagnose: async (about) => {
      if ("conversation" in about) {
        const subject = { kind: "proof", conversation: about.conversation } as const;
        const proved = provedBy(await lookAt(parts, subject), parts.clock.now());
        return proved ? examine(parts, proved.id) : no("unproved");
      }
      const viewer = await adminOf(parts, about);
      return viewer.ok ? examine(parts, about.member, viewer.value.account.workspace) : viewer;
    },
  };
}

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
  const since = { attempts: after(now, -LIMITS.attemptsKept), sends: after(now, -DAY) };
  const record = await store.records.recordOf(account, since);
  if (!record || (workspace !== undefined && record.account.workspace !== workspace)) return no("not-found");
  return ok(diagnose(record, await codeMail?.(account), now));
}
