import { eq } from "drizzle-orm";
import { accounts, workspaces } from "../../../db/schema/auth.ts";
import type { MemberChange } from "../../auth/ports.ts";
import { never } from "../../shared/never.ts";
import type { Queries } from "./open.ts";

export function applyMemberChange(queries: Queries, change: MemberChange): void {
  switch (change.kind) {
    case "role-changed":
      queries.update(accounts).set({ role: change.role }).where(eq(accounts.id, change.account)).run();
      break;
    case "status-changed":
      queries.update(accounts).set({ status: change.status }).where(eq(accounts.id, change.account)).run();
      break;
    case "workspace-renamed":
      queries.update(workspaces).set({ name: change.name }).where(eq(workspaces.id, change.workspace)).run();
      break;
    case "support-marked":
      queries.update(workspaces).set({ support: change.on }).where(eq(workspaces.id, change.workspace)).run();
      break;
    default:
      never(change);
  }
}
