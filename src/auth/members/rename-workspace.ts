import type { Instant } from "../../shared/brand.ts";
import { type Outcome, no, ok } from "../../shared/outcome.ts";
import { actorOf, type Barred } from "../acting.ts";
import type { Visitor, LoginState } from "../model.ts";
import { decided, type Decision } from "../decision.ts";
import { readName } from "./read-name.ts";

export type RenameAnswer = Outcome<"renamed", Barred | "bad-name" | "unchanged">;

/** Gives the workspace of the acting admin another name. */
export function renameWorkspace(
  state: LoginState,
  { name: typed, seen }: { readonly name: string; readonly seen: Visitor },
  now: Instant,
): Decision<RenameAnswer> {
  const actor = actorOf(state.session, seen, now, "admin");
  if (!actor.ok) return decided(no(actor.reason));
  const name = readName(typed);
  if (name === undefined) return decided(no("bad-name"));
  const { id, workspace, workspaceName } = actor.value.account;
  if (name === workspaceName) return decided(no("unchanged"));
  const details = { what: "workspace-renamed", workspace, from: seen.address };
  return decided<RenameAnswer>(ok("renamed"), {
    changes: [{ kind: "workspace-renamed", workspace, name }],
    audit: [{ event: "authz_admin", account: id, details }],
  });
}
