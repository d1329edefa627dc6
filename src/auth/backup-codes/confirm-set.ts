import { type Instant, type TokenHash, after } from "../../shared/brand.ts";
import { actorOf } from "../acting.ts";
import type { Visitor, AccountRecord } from "../model.ts";
import { decided, type Decision } from "../decision.ts";
import { LIMITS } from "../limits.ts";
import type { DrawnLink } from "../link.ts";
import type { BackupCodeState, CodeSet } from "./model.ts";

interface ConfirmSet {
  readonly set: string;
  readonly seen: Visitor;
}

/** `gone`: another set was drawn since, it waited too long, or two-step verification is off. */
export type ConfirmAnswer = "active" | "gone" | "signed-out";

type Disown = Omit<DrawnLink, "reset">;

/** "I have saved them", in the session that saw the codes. */
export function confirmSet(
  state: BackupCodeState,
  command: ConfirmSet,
  now: Instant,
  drawn: Disown,
): Decision<ConfirmAnswer> {
  const actor = actorOf(state.session, command.seen, now, "signed-in");
  if (!actor.ok) return decided<ConfirmAnswer>("signed-out");
  return activate(state, actor.value.account, actor.value.hash, command, now, drawn);
}

/** The same on the page of a renewal link. The link is used up by then; that it drew this very set is what counts. */
export function confirmRenewed(
  state: BackupCodeState,
  command: ConfirmSet,
  now: Instant,
  drawn: Disown,
): Decision<ConfirmAnswer> {
  const { account, link } = state;
  if (!account || !link || account.status !== "active") return decided<ConfirmAnswer>("gone");
  return activate(state, account, link.hash, command, now, drawn);
}

/** The set before is void in the same moment, and its owner is told. Said twice it is done once, and answered twice. */
function activate(
  { active, drawn: waiting }: BackupCodeState,
  account: AccountRecord,
  by: TokenHash,
  { set, seen }: ConfirmSet,
  now: Instant,
  drawn: Disown,
): Decision<ConfirmAnswer> {
  if (active?.id === set && active.drawnBy === by) return decided<ConfirmAnswer>("active");
  if (!account.twoSteps || !waiting || !isWaiting(waiting, set, by, now)) return decided<ConfirmAnswer>("gone");
  return decided<ConfirmAnswer>("active", {
    changes: [{ kind: "backup-codes-activated", account: account.id, set }, disownIssued(account, now, drawn)],
    mails: [
      {
        template: "backup-codes-renewed",
        to: account.id,
        language: account.language,
        details: { changedAt: now, address: seen.address, left: waiting.codes.length },
        secrets: drawn.secrets,
      },
    ],
    audit: [
      { event: "authn_token_revoked", account: account.id, details: { what: "backup-codes", why: "renewed" } },
      {
        event: "authn_token_created",
        account: account.id,
        details: { what: "active backup-codes", from: seen.address },
      },
    ],
  });
}

const isWaiting = (waiting: CodeSet, set: string, by: TokenHash, now: Instant): boolean =>
  waitingFor(waiting, by, now) === set;

/** The set that may still be said to be saved by the session or link that drew it. */
export const waitingFor = (drawn: CodeSet | undefined, by: TokenHash, now: Instant): string | undefined =>
  drawn?.drawnBy === by && drawn.drawnAt <= now && now < drawn.drawnAt + LIMITS.backupCodes.savedWithin
    ? drawn.id
    : undefined;

export const disownIssued = ({ id }: AccountRecord, now: Instant, { disown }: Disown) =>
  ({
    kind: "disown-link-issued",
    hash: disown,
    account: id,
    expiresAt: after(now, LIMITS.disownLink.lifetime),
  }) as const;
