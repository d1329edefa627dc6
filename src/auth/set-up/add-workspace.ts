import { type WorkspaceId, workspaceId } from "../../shared/brand.ts";
import { type Outcome, no, ok } from "../../shared/outcome.ts";
import { decided, type AuditLine, type Decision } from "../decision.ts";
import type { OperatorParts } from "../members/mark-support.ts";
import { plainNameOf, readName } from "../members/read-name.ts";
import type { AuthParts } from "../parts.ts";
import type { FoundingState } from "./model.ts";

type AddWorkspaceAnswer = Outcome<{ readonly id: WorkspaceId; readonly name: string }, "bad-name" | "taken">;

/**
 * Makes a workspace without anybody in it. For whoever runs the program: no session is asked for.
 *
 * @param typed 1 to 60 letters, digits and blanks, nothing like a link
 * @param support its members take over cases
 * @returns `taken`: a workspace is called so already
 */
export async function addWorkspace(
  { store, clock, random }: OperatorParts & Pick<AuthParts, "random">,
  typed: string,
  support: boolean,
): Promise<AddWorkspaceAnswer> {
  const name = readName(typed);
  if (name === undefined) return no("bad-name");
  const [now, id] = [clock.now(), workspaceId(random.id())];
  return store.founding.decide({ subject: {}, now, decide: (state) => judge(state, id, name, support) });
}

function judge(
  { workspaces }: FoundingState,
  id: WorkspaceId,
  name: string,
  support: boolean,
): Decision<AddWorkspaceAnswer> {
  if (workspaces.some((one) => plainNameOf(one.name) === plainNameOf(name))) return decided(no("taken"));
  return decided<AddWorkspaceAnswer>(ok({ id, name }), {
    changes: [{ kind: "workspace-founded", workspace: id, name, support }],
    audit: [foundedLine(id, support, "operator")],
  });
}

/** @param by who did it: the operator on the command line, or whoever opened the set-up link */
export const foundedLine = (workspace: WorkspaceId, support: boolean, by: "operator" | "set-up-link"): AuditLine => ({
  event: "authz_admin",
  account: undefined,
  details: { what: "workspace-added", support: support ? "on" : "off", workspace, by },
});
