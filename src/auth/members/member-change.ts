import type { AccountStatus } from "../state.ts";
import type { AccountId, WorkspaceId } from "../../shared/brand.ts";

/** What admins change about members and about the workspace itself, and operators about whose members help. */
export type MemberChange =
  | { readonly kind: "role-changed"; readonly account: AccountId; readonly role: "admin" | "member" }
  | { readonly kind: "status-changed"; readonly account: AccountId; readonly status: AccountStatus }
  | { readonly kind: "workspace-renamed"; readonly workspace: WorkspaceId; readonly name: string }
  /** The members of the workspace take over cases, or not any more. */
  | { readonly kind: "support-marked"; readonly workspace: WorkspaceId; readonly on: boolean };
