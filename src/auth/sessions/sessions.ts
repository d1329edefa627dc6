import type { Instant, TokenHash } from "../../shared/brand.ts";
import { hashToken, sameMac } from "../../shared/secrets.ts";
import { type Actor, actorOf, lifeOf } from "../actor.ts";
import { decided, type Decision } from "../decision.ts";
import type { LoginState, Session, Subject } from "../model.ts";
import { type AuthDeps, runRule } from "../deps.ts";
import { type Device, readDevice } from "./model.ts";

/** Where one's own account is signed in. Nobody sees or ends the sessions of another account here. */
export interface Sessions {
  /** Newest use first; undefined when the asker is not signed in. */
  list(acting: Actor): Promise<readonly OpenSession[] | undefined>;
  /** Ends one of them, this one too. `unknown`: it is not there, or not one's own. */
  end(command: Actor & { readonly id: string }): Promise<"ended" | "unknown" | "signed-out">;
  /** Ends all but this one. @returns how many ended */
  endOthers(acting: Actor): Promise<number | "signed-out">;
}

export interface OpenSession {
  /** For links and forms. Says nothing about the token, and means nothing without the key. */
  readonly id: string;
  /** As read from what the browser says about itself, in the language of no one: `Firefox`, `Android`. */
  readonly device: Device;
  /** Network address of the last use. */
  readonly address: string;
  readonly openedAt: Instant;
  readonly usedAt: Instant;
  readonly isThis: boolean;
}

export function createSessions(deps: AuthDeps): Sessions {
  return {
    list: async (acting) => {
      const own = await ownSessions(deps, acting);
      if (!own) return undefined;
      const now = deps.clock.now();
      const open = own.sessions.filter((session) => lifeOf(session, session.seen, now) === "good");
      const newest = open.toSorted(
        (a, b) => Number(b.hash === own.hash) - Number(a.hash === own.hash) || b.usedAt - a.usedAt,
      );
      return newest.map((session) => shown(deps, session, own.hash));
    },
    end: async (command) => {
      const own = await ownSessions(deps, command);
      if (!own) return "signed-out";
      const ended = own.sessions.find(({ hash }) => sameMac(publicId(deps, hash), command.id));
      if (!ended) return "unknown";
      return runRule(deps, of(own.hash), (state, now) => endOne(state, command, ended.hash, now));
    },
    endOthers: async (acting) => {
      const own = await ownSessions(deps, acting);
      if (!own) return "signed-out";
      const others = own.sessions.length - 1;
      return runRule(deps, of(own.hash), (state, now) => endOthers(state, acting, others, now));
    },
  };
}

const of = (hash: TokenHash): Subject => ({ kind: "session", hash });

/** The sessions of whoever holds this one; undefined when it is no good any more. */
async function ownSessions({ store, clock }: AuthDeps, { session, seen }: Actor) {
  const hash = hashToken(session);
  const actor = actorOf(await store.session(hash), seen, clock.now(), "signed-in");
  return actor.ok ? { hash, sessions: await store.sessions.ofAccount(actor.value.account.id) } : undefined;
}

/** The hash of a token is no secret that opens anything, but it is nobody's business either. */
const publicId = ({ secrets }: AuthDeps, hash: TokenHash): string => secrets.mac("session-id", hash);

const shown = (deps: AuthDeps, { hash, seen, openedAt, usedAt }: Session, own: TokenHash): OpenSession => ({
  id: publicId(deps, hash),
  device: readDevice(seen.userAgent),
  address: seen.address,
  openedAt,
  usedAt,
  isThis: hash === own,
});

function endOne(state: LoginState, { seen }: Actor, hash: TokenHash, now: Instant): Decision<"ended" | "signed-out"> {
  const actor = actorOf(state.session, seen, now, "signed-in");
  if (!actor.ok) return decided("signed-out");
  const line = {
    event: "session_expired",
    account: actor.value.account.id,
    details: { why: "ended by the owner" },
  } as const;
  return decided<"ended" | "signed-out">("ended", { changes: [{ kind: "session-ended", hash }], audit: [line] });
}

function endOthers(state: LoginState, { seen }: Actor, count: number, now: Instant): Decision<number | "signed-out"> {
  const actor = actorOf(state.session, seen, now, "signed-in");
  if (!actor.ok) return decided<number | "signed-out">("signed-out");
  const { account, hash } = actor.value;
  const line = {
    event: "session_expired",
    account: account.id,
    details: { why: "all others ended by the owner", count },
  } as const;
  return decided<number | "signed-out">(count, {
    changes: [{ kind: "sessions-ended", account: account.id, except: hash }],
    audit: [line],
  });
}
