import { z } from "zod";
import { no, type Outcome } from "../../shared/outcome.ts";
import { hashToken } from "../../shared/secrets.ts";
import { addressKeyOf, ownerOf } from "../account.ts";
import { type ChangeOwnPassword, changeOwnPassword, changePassword } from "./rules.ts";
import { drawDisown, drawLink, isGood } from "../link.ts";
import { mailResetLink, type MailResetLinkAnswer, requestResetLink } from "./reset-link.ts";
import { type AuthDeps, checkPassword, peek, runRule } from "../deps.ts";
import { cutVisitor } from "../pending-sign-in.ts";
import { refusePassword } from "./refuse-password.ts";
import { shownOnPage } from "../spender.ts";
import type { Subject, Origin, TokenOwner, Visitor, PasswordRefusal } from "../model.ts";
import type { Email, IdempotencyKey } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import type { Actor, Denied } from "../actor.ts";

const linkAnswer = z.enum(["mailed", "invited", "unproved", "disabled", "used-up"]);
const silence = z.literal("done");
const resetLink = (token: string): Subject => ({ kind: "reset-link", hash: hashToken(token) });

export function createPasswords(deps: AuthDeps): Passwords {
  return {
    mailResetLink: async ({ origin, idempotencyKey }) => {
      const drawn = drawLink(deps);
      const subject: Subject = { kind: "proof", conversation: origin.conversation };
      const answering = { key: idempotencyKey, schema: linkAnswer };
      return runRule(deps, subject, (state, now) => mailResetLink(state, origin, now, drawn), answering);
    },
    requestResetLink: async ({ address, language, seen, idempotencyKey }) => {
      const key = addressKeyOf(deps.secrets, address);
      const drawn = { ...drawLink(deps), pass: drawDisown(deps) };
      const command = { address, key, language };
      await runRule(
        deps,
        { kind: "address", email: address, key, spender: shownOnPage(deps.secrets, seen) },
        (state, now) => requestResetLink(state, command, now, drawn),
        { key: idempotencyKey, schema: silence },
      );
    },
    inspectResetLink: async (token) => {
      const { account, link } = await peek(deps, resetLink(token));
      return account?.status === "active" && isGood(link, deps.clock.now()) ? ownerOf(account) : undefined;
    },
    changePassword: (command) => setPassword(deps, command),
    changeOwn: (command) => setOwnPassword(deps, command),
  };
}

/** Hashing comes before the transaction, and refusing before hashing: a dead link must not cost a core. */
async function setPassword(deps: AuthDeps, command: Parameters<Passwords["changePassword"]>[0]) {
  const { token, password, repeated, seen } = command;
  const { account, link } = await peek(deps, resetLink(token));
  if (account?.status !== "active" || !isGood(link, deps.clock.now())) return no("dead-link");
  const refusal = await refusePassword(password, repeated, account);
  if (refusal) return no(refusal);
  const hash = await deps.hasher.hash(password);
  const drawn = drawDisown(deps);
  return runRule(deps, resetLink(token), (state, now) => changePassword(state, { hash, seen }, now, drawn));
}

/** The new password is looked at before the present one is: what is refused anyway must cost no try. */
async function setOwnPassword(deps: AuthDeps, command: Parameters<Passwords["changeOwn"]>[0]) {
  const { current, password, repeated } = command;
  const seen = cutVisitor(command.seen);
  const subject: Subject = { kind: "session", hash: hashToken(command.session) };
  const { account } = await peek(deps, subject);
  if (!account) return no("signed-out");
  const refusal = await refusePassword(password, repeated, account);
  if (refusal) return no(refusal);
  const stored = account.passwordHash;
  const right = account.twoSteps && (await checkPassword(deps, stored, current)).right;
  const isRight: ChangeOwnPassword["isRight"] = ({ passwordHash }) => right && passwordHash === stored;
  const hash = await deps.hasher.hash(password);
  const drawn = drawDisown(deps);
  return runRule(deps, subject, (state, now) => changeOwnPassword(state, { hash, isRight, seen }, now, drawn));
}

export interface Passwords {
  /**
   * Mails the reset link to the account proved in this conversation. `invited`: it has no password yet, so the
   * invitation was mailed again, and the earlier ones ended.
   */
  mailResetLink(command: {
    readonly origin: Origin;
    readonly idempotencyKey: IdempotencyKey;
  }): Promise<MailResetLinkAnswer>;
  /** "Forgot password?" on the sign-in page: same answer, always; the mail goes to the address on file or nowhere. */
  requestResetLink(command: {
    readonly address: Email;
    readonly language: Language;
    /** Left out: nobody in particular asks. */
    readonly seen?: Visitor;
    readonly idempotencyKey: IdempotencyKey;
  }): Promise<void>;
  /** Looks at a reset link and changes nothing: mail scanners and previews fetch links too. Undefined: it is dead. */
  inspectResetLink(token: string): Promise<TokenOwner | undefined>;
  /** Uses up the link and sets the password; ends all sessions, links and codes of the account; tells the owner. */
  changePassword(command: {
    readonly token: string;
    readonly password: string;
    readonly repeated: string;
    readonly seen: Visitor;
  }): Promise<Outcome<"changed", PasswordRefusal | "dead-link">>;
  /**
   * A new password from the profile. With two-step verification on it takes the present one (`wrong-password` counts
   * like a failed sign-in); without, a session whose password is fresh. All other sessions end; the owner is told.
   */
  changeOwn(
    command: Actor & { readonly current: string; readonly password: string; readonly repeated: string },
  ): Promise<Outcome<"changed", Denied | PasswordRefusal | "wrong-password">>;
}
