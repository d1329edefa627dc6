import type { Email, WorkspaceId } from "../../shared/brand.ts";
import { parseEmail } from "../../shared/email.ts";
import { type Outcome, no, ok } from "../../shared/outcome.ts";
import { addressKeyOf } from "../account.ts";
import type { AuthDeps } from "../deps.ts";
import type { WorkspaceRow } from "./model.ts";
import { plainNameOf } from "./read-name.ts";

export type OperatorDeps = Pick<AuthDeps, "store" | "clock" | "secrets" | "isReserved">;

/** `several`: the name is that of more than one. `unchanged`: it is so already. */
type MarkRefusal = "unknown" | "several" | "unchanged";

/** All workspaces, by name. For whoever runs the program: no session is asked for. */
export const listWorkspaces = ({ store }: OperatorDeps): Promise<readonly WorkspaceRow[]> => store.members.workspaces();

/**
 * Says that the members of a workspace are the company's own people, who take over cases, or not any more. For whoever
 * runs the program: no session is asked for. It holds at once, for sessions and linked chats that are open as well.
 *
 * @param named the workspace's name, or the address of one of its members
 */
export async function markSupport(
  deps: OperatorDeps,
  named: string,
  on: boolean,
): Promise<Outcome<WorkspaceRow, MarkRefusal>> {
  const [found, another] = await workspacesCalled(deps, named);
  if (!found) return no("unknown");
  if (another) return no("several");
  if (found.support === on) return no("unchanged");
  const { store, clock } = deps;
  const details = { what: "support-workspace", now: on ? "on" : "off", workspace: found.id, by: "operator" };
  const line = { event: "authz_change", account: undefined, details } as const;
  const change = { kind: "support-marked", workspace: found.id, on } as const;
  await store.save({ changes: [change], mails: [], audit: [line] }, clock.now());
  return ok({ ...found, support: on });
}

/** @param named a workspace's name, or the address of one of its members */
export async function workspacesCalled(deps: OperatorDeps, named: string): Promise<readonly WorkspaceRow[]> {
  const all = await listWorkspaces(deps);
  const address = parseEmail(named);
  const home = address && (await workspaceOf(deps, address));
  if (address) return all.filter(({ id }) => id === home);
  return all.filter(({ name }) => plainNameOf(name) === plainNameOf(named));
}

async function workspaceOf({ store, clock, secrets }: OperatorDeps, email: Email): Promise<WorkspaceId | undefined> {
  const now = clock.now();
  const subject = { kind: "address", email, key: addressKeyOf(secrets, email) } as const;
  return (await store.read(subject, { now, devices: now, address: now, everybody: now, stops: now })).account
    ?.workspace;
}
