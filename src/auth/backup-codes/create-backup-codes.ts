import { z } from "zod";
import type { Instant } from "../../shared/brand.ts";
import { ok } from "../../shared/outcome.ts";
import { hashToken, newToken } from "../../shared/secrets.ts";
import { ownerOf, vouchedByMailboxAlone } from "../account.ts";
import { actorOf } from "../acting.ts";
import { drawDisown } from "../link.ts";
import type { AuthParts } from "../parts.ts";
import { cutVisitor } from "../pending-sign-in.ts";
import type { Subject } from "../model.ts";
import { confirmRenewed, confirmSet, waitingFor } from "./confirm-set.ts";
import type { BackupCodes } from "./door.ts";
import { drawBackupCodes } from "./draw-backup-codes.ts";
import { mailRenewalLink } from "./mail-renewal-link.ts";
import { renewBackupCodes, renewalLink } from "./renew-backup-codes.ts";
import { renewableBy } from "./renew.ts";
import { lookAtCodes, runCodeRule } from "./run-code-rule.ts";
import { signInWithBackupCode } from "./sign-in-with-backup-code.ts";
import { type BackupCodeState, codesLeft } from "./model.ts";

const mailAnswer = z.enum(["mailed", "unproved", "disabled", "invited", "two-steps-off", "reset-lately", "used-up"]);
const session = (token: string): Subject => ({ kind: "session", hash: hashToken(token) });

export function createBackupCodes(parts: AuthParts): BackupCodes {
  return {
    overview: async (acting) => {
      const state = await lookAtCodes(parts, session(acting.session));
      const actor = actorOf(state.session, acting.seen, parts.clock.now(), "signed-in");
      if (!actor.ok) return actor;
      const { activatedAt } = state.active ?? {};
      const active = activatedAt === undefined ? undefined : { left: codesLeft(state.active), madeAt: activatedAt };
      const waiting = waitingFor(state.drawn, actor.value.hash, parts.clock.now());
      const shut = vouchedByMailboxAlone(actor.value, parts.clock.now());
      return ok({ twoSteps: actor.value.account.twoSteps, shut, active, waiting });
    },
    draw: async (command) => drawBackupCodes(parts, command),
    confirm: async ({ session: token, seen, set }) => {
      const drawn = drawDisown(parts);
      const command = { set, seen: cutVisitor(seen) };
      return runCodeRule(parts, session(token), (state, now) => confirmSet(state, command, now, drawn));
    },
    signIn: async (command) => signInWithBackupCode(parts, command),
    mailRenewalLink: async ({ origin, once }) => {
      const drawn = drawRenewal(parts);
      const subject: Subject = { kind: "proof", conversation: origin.conversation };
      const answering = { key: once, schema: mailAnswer };
      return runCodeRule(parts, subject, (state, now) => mailRenewalLink(state, origin, now, drawn), answering);
    },
    inspectRenewalLink: async (token) => inspect(await lookAtCodes(parts, renewalLink(token)), parts.clock.now()),
    renew: async (command) => renewBackupCodes(parts, command),
    confirmRenewed: async ({ token, seen, set }) => {
      const drawn = drawDisown(parts);
      const command = { set, seen: cutVisitor(seen) };
      return runCodeRule(parts, renewalLink(token), (state, now) => confirmRenewed(state, command, now, drawn));
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
function drawRenewal({ random, secrets }: AuthParts) {
  const renewal = newToken(random);
  const disown = newToken(random);
  const sealed = secrets.seal("mail", JSON.stringify({ renewal, disown }));
  return { renewal: hashToken(renewal), disown: hashToken(disown), secrets: sealed };
}
