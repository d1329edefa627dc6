import { type AccountId, after, type ConversationId, type Instant } from "../../shared/brand.ts";
import { DAY } from "../../shared/clock.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { hashToken } from "../../shared/secrets.ts";
import { barOf, provedBy } from "../account.ts";
import { type Actor, actorOf, type Denied } from "../actor.ts";
import { LIMITS } from "../limits.ts";
import type { AccountRecord, SignsInElsewhere, Suspension } from "../model.ts";
import { type AuthDeps, peek } from "../deps.ts";
import type { CodeMail, Diagnosis } from "./model.ts";
import { type BlockedAddress, blockedAddress, diagnose } from "./rules.ts";

/** The login doctor: reads an account's own sign-in record and names why its owner does not get in. */
export interface DiagnosisReader {
  /**
   * For whoever proved the mailbox in this conversation, or for an admin about a member of the workspace.
   *
   * `unproved`: nothing is told. `not-found`: no such member here.
   */
  diagnose(
    about: { readonly conversation: ConversationId } | (Actor & { readonly member: AccountId }),
  ): Promise<Outcome<Diagnosis, "unproved" | "not-found" | Denied>>;
  /** Which address of whoever proved the mailbox here the list of the workspace keeps out. */
  blockedAddress(conversation: ConversationId): Promise<Outcome<BlockedAddress, "unproved">>;
  /** What became of the newest sign-in code mailed to whoever proved the mailbox here; undefined when there was none. `invited`: there can be none. */
  codeMail(conversation: ConversationId): Promise<Outcome<CodeMail | undefined, "unproved" | "invited">>;
  /** How the account of whoever proved the mailbox here stands: why it is shut, who ends that, where they sign in. */
  standing(conversation: ConversationId): Promise<Outcome<Standing, "unproved">>;
}

/** How an account stands, and what its owner has to know of that. */
type Standing =
  | { readonly kind: "open" | "disabled" }
  | ({ readonly kind: "suspended" } & Suspension)
  | ({ readonly kind: "elsewhere" } & SignsInElsewhere);

function standingTold({ status, suspension, elsewhere }: AccountRecord): Standing {
  if (status === "suspended" && suspension) return { kind: status, ...suspension };
  if (status === "elsewhere" && elsewhere) return { kind: status, ...elsewhere };
  return { kind: barOf(status) === "disabled" ? "disabled" : "open" };
}

export function createDiagnosis(deps: AuthDeps): DiagnosisReader {
  return {
    diagnose: async (about) => {
      if ("conversation" in about) {
        const proved = await provedIn(deps, about.conversation);
        return proved ? examine(deps, proved) : no("unproved");
      }
      const viewer = await adminOf(deps, about);
      return viewer.ok ? examine(deps, about.member, viewer.value.account.workspace) : viewer;
    },
    blockedAddress: async (conversation) => {
      const proved = await provedIn(deps, conversation);
      const record = proved && (await deps.store.records.recordOf(proved, sinceAt(deps.clock.now())));
      return record ? ok(blockedAddress(record, deps.clock.now())) : no("unproved");
    },
    standing: async (conversation) => {
      const proved = await provedRecord(deps, conversation);
      return proved ? ok(standingTold(proved)) : no("unproved");
    },
    codeMail: async (conversation) => {
      const proved = await provedRecord(deps, conversation);
      if (!proved) return no("unproved");
      return proved.status === "invited" ? no("invited") : ok(await deps.codeMail?.(proved.id));
    },
  };
}

const provedIn = async (deps: AuthDeps, conversation: ConversationId): Promise<AccountId | undefined> =>
  (await provedRecord(deps, conversation))?.id;

/** The proof is looked at here, at the moment of asking. */
async function provedRecord(deps: AuthDeps, conversation: ConversationId): Promise<AccountRecord | undefined> {
  return provedBy(await peek(deps, { kind: "proof", conversation }), deps.clock.now());
}

const sinceAt = (now: Instant) => ({ attempts: after(now, -LIMITS.attemptsKept), sends: after(now, -DAY) });

async function adminOf(deps: AuthDeps, { session, seen }: Actor) {
  return actorOf(await deps.store.session(hashToken(session)), seen, deps.clock.now(), "admin");
}

/** @param workspace whose members may be looked at; anybody else is like not existing */
async function examine(
  { store, clock, codeMail }: AuthDeps,
  account: AccountId,
  workspace?: string,
): Promise<Outcome<Diagnosis, "unproved" | "not-found" | Denied>> {
  const now = clock.now();
  const record = await store.records.recordOf(account, sinceAt(now));
  if (!record || (workspace !== undefined && record.account.workspace !== workspace)) return no("not-found");
  return ok(diagnose(record, await codeMail?.(account), now));
}
