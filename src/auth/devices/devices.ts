import { type AccountId, type Instant, type TokenHash, tokenHash } from "../../shared/brand.ts";
import { hashToken, sameMac, type Secrets } from "../../shared/secrets.ts";
import { ownerOf } from "../account.ts";
import { decided, type Decision } from "../decision.ts";
import { type AuthDeps, peek, runRule } from "../deps.ts";
import { LIMITS } from "../limits.ts";
import { deviceKnown } from "./known.ts";
import { isGood } from "../link.ts";
import type { AccountRecord, LoginState, Subject, TokenOwner } from "../model.ts";

/**
 * What a browser holds so that strangers cannot spend what its owner needs: a signed mark for each account that was
 * signed in to with it, in one cookie. A mark opens nothing and says nothing of whose it is. It only lets tries, mails
 * and locks of this browser be counted by themselves. Every sign-in brings a new one, and the one before ends.
 */
export interface Devices {
  /** What the browser shall hold after a session was opened with it. @param held what it holds until now */
  afterSignIn(session: string, held: string | undefined): Promise<string | undefined>;
  /** The same after a link was used that was mailed to the owner: a new password by it, or a try of one's own. */
  afterLink(token: string, held: string | undefined): Promise<string | undefined>;
  /** Whose tries the button of a mail gives, and changes nothing. Undefined: it was pressed already, or is too old. */
  inspectPass(token: string): Promise<TokenOwner | undefined>;
  /** "That was me": whoever reads the mail gets tries of their own in this browser. Once. */
  takePass(token: string): Promise<"taken" | "dead">;
  /** Which devices a browser shows. Forged ones are none. */
  read(held: string | undefined): readonly TokenHash[];
}

const SHAPE = /^([\w-]{8})\.([\w-]{43})\.([\w-]{43})$/;
const BETWEEN = "~";

/** @param held the whole cookie */
export const readDevices = (secrets: Secrets, held: string | undefined): readonly TokenHash[] =>
  marksIn(held).flatMap(({ account, hash, signature }) =>
    sameMac(signature, signatureOf(secrets, account, hash)) ? [tokenHash(hash)] : [],
  );

interface Mark {
  readonly account: string;
  readonly hash: string;
  readonly signature: string;
}

function marksIn(held: string | undefined): readonly Mark[] {
  const marks = (held ?? "").slice(0, 1000).split(BETWEEN).slice(0, LIMITS.device.perBrowser);
  return marks.flatMap((text) => {
    const [, account = "", hash = "", signature = ""] = SHAPE.exec(text) ?? [];
    return signature === "" ? [] : [{ account, hash, signature }];
  });
}

const signatureOf = (secrets: Secrets, account: string, hash: string) => secrets.mac("device", account, hash);

/** One for each account, the newest first; of more than a browser may hold the oldest go. */
function heldAfter(secrets: Secrets, held: string | undefined, account: AccountId, hash: TokenHash): string {
  const name = secrets.mac("device-account", account).slice(0, 8);
  const fresh: Mark = { account: name, hash, signature: signatureOf(secrets, name, hash) };
  const others = marksIn(held).filter((mark) => mark.account !== name);
  return [fresh, ...others]
    .slice(0, LIMITS.device.perBrowser)
    .map((mark) => `${mark.account}.${mark.hash}.${mark.signature}`)
    .join(BETWEEN);
}

const passOf = (token: string): Subject => ({ kind: "disown-link", hash: hashToken(token) });

export function createDevices(deps: AuthDeps): Devices {
  const { secrets, store, clock } = deps;
  const afterOne = async (hash: TokenHash, held: string | undefined) => {
    const account = await store.deviceOwner(hash);
    return account && heldAfter(secrets, held, account, hash);
  };
  return {
    afterSignIn: async (session, held) => afterOne(hashToken(session), held),
    afterLink: async (token, held) => afterOne(hashToken(token), held),
    inspectPass: async (token) => {
      const state = await peek(deps, passOf(token));
      const account = passedBy(state, clock.now());
      return account && ownerOf(account);
    },
    takePass: async (token) => runRule(deps, passOf(token), takePass),
    read: (held) => readDevices(secrets, held),
  };
}

/** Whose the button of a mail is, as long as nobody pressed it or said that it was not them. */
function passedBy({ account, link }: LoginState, now: Instant): AccountRecord | undefined {
  return account?.status === "active" && isGood(link, now) && link.passed !== true ? account : undefined;
}

function takePass(state: LoginState, now: Instant): Decision<"taken" | "dead"> {
  const account = passedBy(state, now);
  if (!account || !state.link) return decided("dead");
  const { hash } = state.link;
  return decided<"taken" | "dead">("taken", {
    changes: [{ kind: "pass-used", hash }, deviceKnown(account, hash)],
    audit: [{ event: "authn_token_delete", account: account.id, details: { what: "own-try" } }],
  });
}
