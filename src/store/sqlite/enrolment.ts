import { eq } from "drizzle-orm";
import { accounts, whitelistEntries, workspaces } from "../../../db/schema/auth.ts";
import type { Enrolment } from "../../auth/ports.ts";
import type { Instant, WorkspaceId } from "../../shared/brand.ts";
import { auditLine, writeAudit } from "./audit.ts";
import { applyChange } from "./apply-change.ts";
import type { Queries } from "./database.ts";
import { queueMail, settleAtOnce } from "./outbox.ts";
import { setAddressState } from "./sign-ins.ts";
import { saveDecision, type Saving } from "./unit-of-work.ts";

/** Writes a workspace and its members, inside the caller's transaction. @returns false when it is there already */
export function enrolWorkspace(
  queries: Queries,
  { workspace, members, history: past }: Enrolment,
  now: Instant,
  saving: Saving,
): boolean {
  const { id, name, twoStepsRequired = false, support = false, whitelistOn, whitelist } = workspace;
  const { newId, chain } = saving;
  if (hasWorkspace(queries, id)) return false;
  queries.insert(workspaces).values({ id, name, twoStepsRequired, support, whitelistOn, foundedAt: now }).run();
  whitelist.forEach(({ range, note }, position) => {
    queries.insert(whitelistEntries).values({ id: newId(), workspace: id, range, note, position, addedAt: now }).run();
  });
  for (const member of members) {
    addMember(queries, workspace, member, now);
    const line = { event: "user_created", account: member.id, details: { workspace: id } } as const;
    writeAudit(queries, chain, auditLine(line, now));
  }
  for (const moment of past) bringAlong(queries, moment, saving);
  return true;
}

function bringAlong(queries: Queries, moment: Enrolment["history"][number], saving: Saving): void {
  const { at, changes = [], mails = [], audit = [], delivered } = moment;
  saveDecision(queries, { changes, mails: delivered ? [] : mails, audit }, at, saving, applyChange);
  if (!delivered) return;
  for (const order of mails) {
    const id = saving.newId();
    queueMail(queries, order, at, id);
    settleAtOnce(queries, id, delivered, at);
  }
}

export const hasWorkspace = (queries: Queries, id: WorkspaceId): boolean =>
  queries.select().from(workspaces).where(eq(workspaces.id, id)).get() !== undefined;

function addMember(
  queries: Queries,
  workspace: Enrolment["workspace"],
  { key, lockedUntil, ...member }: Enrolment["members"][number],
  now: Instant,
): void {
  const row = { ...member, workspace: workspace.id, addressKey: key, passwordChangedAt: now, addedAt: now };
  queries.insert(accounts).values(row).run();
  if (lockedUntil) setAddressState(queries, key, { lockedUntil });
}
