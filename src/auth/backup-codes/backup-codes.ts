import { z } from "zod";
import type { AnswerSchema } from "../../shared/answer-schema.ts";
import { type Instant, type IdempotencyKey, idempotencyKey } from "../../shared/brand.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { hashToken, newToken } from "../../shared/secrets.ts";
import { ownerOf, vouchedByMailboxAlone } from "../account.ts";
import { type Actor, actorOf, type Denied } from "../actor.ts";
import type { Decision } from "../decision.ts";
import { drawDisown } from "../link.ts";
import { isOpen } from "../mailed-codes/challenge.ts";
import type { Origin, Subject, TokenOwner, Visitor } from "../model.ts";
import { type AuthDeps, checkPassword, lookbackAt } from "../deps.ts";
import { cutVisitor, pendingSignIn } from "../pending-sign-in.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { hashFreshCodes, pepperedCode, type ReadCode, readCode, type TypedCode } from "./codes.ts";
import { type EnterBackupCode, enterBackupCode } from "./enter-backup-code.ts";
import { type BackupCodeState, type CodeSet, codesLeft } from "./model.ts";
import {
  type ConfirmAnswer,
  confirmRenewed,
  confirmSet,
  drawBarred,
  type DrawRefusal,
  drawSet,
  mailRenewalLink,
  type MailRenewalLinkAnswer,
  type Renew,
  renew,
  renewableBy,
  type RenewRefusal,
  waitingFor,
} from "./rules.ts";

/**
 * Saved recovery codes (NIST SP 800-63B-4 4.2.1.1): ten to an account, each good for one sign-in in place of a mailed
 * code. A fresh set is good for nothing until its owner says that it is saved; in that moment the set before is void.
 */
export interface BackupCodes {
  /** What the owner may know of their set. Never a code. */
  overview(acting: Actor): Promise<Outcome<BackupCodesOverview, Denied>>;
  /**
   * Draws ten codes and shows them this once. Wants a fresh password and two-step verification on. `reset-lately`: as
   * for the link below, unless a backup code opened the session.
   *
   * @param command.idempotencyKey repeated, as by a page that is loaded again, it draws nothing and shows nothing
   */
  draw(command: Actor & { readonly idempotencyKey: IdempotencyKey }): Promise<Outcome<ShownCodes, DrawRefusal>>;
  /** "I have saved them", in the session that saw them. The set before is void in the same moment; the owner is told. */
  confirm(command: Actor & { readonly set: string }): Promise<ConfirmAnswer>;
  /**
   * The second step of a sign-in, with a backup code in place of the mailed one: same lock, same budget of tries. One
   * try costs one hash. `unreadable`: no number with sixteen letters; nothing was compared and no try is gone.
   */
  signIn(command: {
    readonly pending: string;
    readonly typed: TypedCode;
    readonly seen: Visitor;
  }): Promise<
    { readonly kind: "signed-in"; readonly session: string } | { readonly kind: "refused" | "dead" | "unreadable" }
  >;
  /**
   * Mails the account proved in this conversation a link to fresh codes, good once, for 30 minutes. The page behind it
   * asks for the password too. `reset-lately`: the mailbox alone set a new password within the last 24 hours.
   */
  mailRenewalLink(command: {
    readonly origin: Origin;
    readonly idempotencyKey: IdempotencyKey;
  }): Promise<MailRenewalLinkAnswer>;
  /** Looks at a renewal link and changes nothing. `shown`: it drew a set that waits to be said to be saved. */
  inspectRenewalLink(
    token: string,
  ): Promise<
    | { readonly kind: "dead" }
    | { readonly kind: "good"; readonly owner: TokenOwner }
    | { readonly kind: "shown"; readonly owner: TokenOwner; readonly set: string }
  >;
  /** Uses up the link, with the current password, and shows ten fresh codes this once. A wrong password counts to the lock. */
  renew(command: {
    readonly token: string;
    readonly password: string;
    readonly seen: Visitor;
  }): Promise<Outcome<ShownCodes, RenewRefusal>>;
  /** "I have saved them", in the browser that holds the link which drew them. */
  confirmRenewed(command: {
    readonly token: string;
    readonly set: string;
    readonly seen: Visitor;
  }): Promise<ConfirmAnswer>;
}

export interface BackupCodesOverview {
  readonly twoSteps: boolean;
  /** None can be made now: the mailbox alone set a new password within the last 24 hours. */
  readonly shut: boolean;
  /** Of the active set; undefined when there is none. */
  readonly active: { readonly left: number; readonly madeAt: Instant } | undefined;
  /** A set that this session saw and has not yet said to be saved. */
  readonly waiting: string | undefined;
}

interface ShownCodes {
  /** Names the set when it is said to be saved. No secret. */
  readonly set: string;
  /** Code 1, code 2 …; undefined when this set was shown before. */
  readonly codes: readonly string[] | undefined;
}

const mailAnswer = z.enum(["mailed", "unproved", "disabled", "invited", "two-steps-off", "reset-lately", "used-up"]);

const session = (token: string): Subject => ({ kind: "session", hash: hashToken(token) });

export function createBackupCodes(deps: AuthDeps): BackupCodes {
  return {
    overview: async (acting) => {
      const state = await peekCodes(deps, session(acting.session));
      const actor = actorOf(state.session, acting.seen, deps.clock.now(), "signed-in");
      if (!actor.ok) return actor;
      const { activatedAt } = state.active ?? {};
      const active = activatedAt === undefined ? undefined : { left: codesLeft(state.active), madeAt: activatedAt };
      const waiting = waitingFor(state.drawn, actor.value.hash, deps.clock.now());
      const shut = vouchedByMailboxAlone(actor.value, deps.clock.now());
      return ok({ twoSteps: actor.value.account.twoSteps, shut, active, waiting });
    },
    draw: async (command) => drawBackupCodes(deps, command),
    confirm: async ({ session: token, seen, set }) => {
      const drawn = drawDisown(deps);
      const command = { set, seen: cutVisitor(seen) };
      return runCodeRule(deps, session(token), (state, now) => confirmSet(state, command, now, drawn));
    },
    signIn: async (command) => signInWithBackupCode(deps, command),
    mailRenewalLink: async ({ origin, idempotencyKey }) => {
      const drawn = drawRenewal(deps);
      const subject: Subject = { kind: "proof", conversation: origin.conversation };
      const answering = { key: idempotencyKey, schema: mailAnswer };
      return runCodeRule(deps, subject, (state, now) => mailRenewalLink(state, origin, now, drawn), answering);
    },
    inspectRenewalLink: async (token) => inspect(await peekCodes(deps, renewalLink(token)), deps.clock.now()),
    renew: async (command) => renewBackupCodes(deps, command),
    confirmRenewed: async ({ token, seen, set }) => {
      const drawn = drawDisown(deps);
      const command = { set, seen: cutVisitor(seen) };
      return runCodeRule(deps, renewalLink(token), (state, now) => confirmRenewed(state, command, now, drawn));
    },
  };
}

function inspect(state: BackupCodeState, now: Instant) {
  const renewable = renewableBy(state, now);
  if (renewable) return { kind: "good", owner: ownerOf(renewable) } as const;
  const set = state.link && waitingFor(state.drawn, state.link.hash, now);
  if (set === undefined || !state.account) return { kind: "dead" } as const;
  return { kind: "shown", owner: ownerOf(state.account), set } as const;
}

/** A renewal link with its "This wasn't me" link: hashes for the database, tokens sealed for the mailer. */
function drawRenewal({ random, secrets }: AuthDeps) {
  const renewal = newToken(random);
  const disown = newToken(random);
  const sealed = secrets.seal("mail", JSON.stringify({ renewal, disown }));
  return { renewal: hashToken(renewal), disown: hashToken(disown), secrets: sealed };
}

const refusal = z.enum(["signed-out", "not-admin", "password-needed", "two-steps-off", "reset-lately"]);

const answer: AnswerSchema<Outcome<string, DrawRefusal>> = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: z.string() }),
  z.object({ ok: z.literal(false), reason: refusal }),
]);

/** Refusing comes before hashing: ten hashes are work. A page that is loaded again gets the set it saw, without codes. */
async function drawBackupCodes(
  deps: AuthDeps,
  { session, seen, idempotencyKey: ofPage }: Actor & { readonly idempotencyKey: IdempotencyKey },
): Promise<Outcome<ShownCodes, DrawRefusal>> {
  const subject: Subject = { kind: "session", hash: hashToken(session) };
  const barred = drawBarred(await peekCodes(deps, subject), seen, deps.clock.now());
  if (barred) return no(barred);
  const fresh = await hashFreshCodes(deps);
  // The page chooses its key: under the session it cannot name what somebody else did.
  const key = idempotencyKey(`backup-codes ${hashToken(session)} ${hashToken(ofPage)}`);
  const answering = { key, schema: answer };
  const drawn = await runCodeRule(deps, subject, (state, now) => drawSet(state, { seen }, now, fresh), answering);
  if (!drawn.ok) return drawn;
  return ok({ set: drawn.value, codes: drawn.value === fresh.id ? fresh.codes : undefined });
}

const renewalLink = (token: string): Subject => ({ kind: "renewal-link", hash: hashToken(token) });

/** A dead link costs no hash, a wrong password one, and only the right one the ten of a fresh set. */
async function renewBackupCodes(
  deps: AuthDeps,
  { token, password, seen }: Parameters<BackupCodes["renew"]>[0],
): Promise<Outcome<ShownCodes, RenewRefusal>> {
  const subject = renewalLink(token);
  const account = renewableBy(await peekCodes(deps, subject), deps.clock.now());
  if (!account) return no("dead-link");
  const stored = account.passwordHash;
  const { right } = await checkPassword(deps, stored, password);
  const fresh = right ? await hashFreshCodes(deps) : undefined;
  const isRight: Renew["isRight"] = ({ passwordHash }) => right && passwordHash === stored;
  const command = { isRight, seen: cutVisitor(seen) };
  const drawn = await runCodeRule(deps, subject, (state, now) => renew(state, command, now, fresh));
  return drawn.ok ? ok({ set: drawn.value, codes: fresh?.codes }) : drawn;
}

/** One hash for each guess, whether or not there is a code of that number. Without an open sign-in there is none. */
async function signInWithBackupCode(deps: AuthDeps, { pending, typed, seen }: Parameters<BackupCodes["signIn"]>[0]) {
  const read = readCode(typed);
  const subject = pendingSignIn(pending);
  const waiting = await peekCodes(deps, subject);
  const { challenge, active } = waiting;
  if (!challenge || !isOpen(challenge, deps.clock.now(), waiting)) return { kind: "dead" } as const;
  if (!read) return { kind: "unreadable" } as const;
  const command = { number: read.number, isRight: await isRight(deps, active, read), seen: cutVisitor(seen) };
  const session = newToken(deps.random);
  const drawn = { session: hashToken(session), disown: drawDisown(deps) };
  const answer = await runCodeRule(deps, subject, (state, now) => enterBackupCode(state, command, now, drawn));
  return answer === "signed-in" ? ({ kind: answer, session } as const) : ({ kind: answer } as const);
}

async function isRight(
  { secrets, hasher }: AuthDeps,
  active: CodeSet | undefined,
  { number, code }: ReadCode,
): Promise<EnterBackupCode["isRight"]> {
  const hash = active?.codes.find((stored) => stored.number === number)?.hash;
  const right = await hasher.verify(hash, pepperedCode(secrets, active?.id ?? "", number, code));
  return (stored) => right && stored.hash === hash;
}

/** Runs one rule about backup codes at this moment. */
function runCodeRule<Answer>(
  { store, clock }: AuthDeps,
  subject: Subject,
  rule: (state: BackupCodeState, now: Instant) => Decision<Answer>,
  idempotency?: UnitOfWork<Answer>["idempotency"],
): Promise<Answer> {
  const now = clock.now();
  const unit = { subject, now, lookback: lookbackAt(now), decide: (state: BackupCodeState) => rule(state, now) };
  return store.backupCodes.decide(idempotency ? { ...unit, idempotency } : unit);
}

/** What the rules would see at this moment. Changes nothing. */
const peekCodes = ({ store, clock }: AuthDeps, subject: Subject): Promise<BackupCodeState> =>
  store.backupCodes.read(subject, lookbackAt(clock.now()));
