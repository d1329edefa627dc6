import type { AccountId, Email, Instant } from "../../shared/brand.ts";
import { parseEmail } from "../../shared/email.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { decided, type Decision } from "../decision.ts";
import type { AccountRecord, SignsInElsewhere, Suspension } from "../model.ts";
import type { FoundingState } from "../set-up/model.ts";
import { type OperatorDeps, workspacesCalled } from "../members/mark-support.ts";
import type { MemberRow, WorkspaceRow } from "../members/model.ts";
import { readName } from "../members/read-name.ts";
import { signInElsewhere, type StandingRefusal, suspend, unsuspend } from "./shut-out.ts";

/** How somebody stands, in one word. `locked`: too many failures keep them out for a while. */
export const STANDINGS = ["active", "invited", "disabled", "suspended", "elsewhere", "locked"] as const;
export type Standing = (typeof STANDINGS)[number];

/** One person as whoever runs the program sees them. */
export interface Person extends Pick<MemberRow, "id" | "name" | "email" | "role" | "language" | "twoSteps"> {
  readonly workspace: string;
  readonly standing: Standing;
  readonly lastSignIn: Instant | undefined;
  readonly suspension: Suspension | undefined;
  readonly elsewhere: SignsInElsewhere | undefined;
}

/**
 * Everybody, by workspace and name. For whoever runs the program: no session is asked for.
 *
 * @param filter.workspace its name, or the address of one of its members; left out: all of them
 */
export async function listPeople(
  deps: OperatorDeps,
  filter: { readonly workspace?: string | undefined; readonly standing?: Standing | undefined } = {},
): Promise<Outcome<readonly Person[], "unknown" | "several">> {
  const named = filter.workspace;
  const homes = named === undefined ? await deps.store.members.workspaces() : await workspacesCalled(deps, named);
  if (named !== undefined && homes.length === 0) return no("unknown");
  if (named !== undefined && homes.length > 1) return no("several");
  const now = deps.clock.now();
  const people: Person[] = [];
  for (const home of homes)
    for (const row of await deps.store.members.everybodyOf(home.id)) people.push(personOf(row, home, now));
  return ok(people.filter(({ standing }) => filter.standing === undefined || standing === filter.standing));
}

function personOf(row: MemberRow, { name: workspace }: WorkspaceRow, now: Instant): Person {
  const { id, name, email, role, language, twoSteps, lastSignIn, status, lockedUntil, suspension, elsewhere } = row;
  const standing = status === "active" && lockedUntil > now ? "locked" : status;
  return { id, name, email, role, language, twoSteps, workspace, standing, lastSignIn, suspension, elsewhere };
}

type Found = Pick<AccountRecord, "id" | "email" | "name" | "role" | "status" | "workspaceName">;

/** `bad-address`: not an address. `unknown`: nobody has it. */
export type FindRefusal = "bad-address" | "unknown";

/** Whose address it is. For whoever runs the program: no session is asked for. */
export async function findPerson(deps: OperatorDeps, address: string): Promise<Outcome<Found, FindRefusal>> {
  const email = parseEmail(address);
  if (!email) return no("bad-address");
  const { owner } = await deps.store.founding.read({ address: email });
  return owner ? ok(owner) : no("unknown");
}

export type RenameRefusal = FindRefusal | "bad-name" | "unchanged";

/**
 * Gives somebody another name. For whoever runs the program: no session is asked for.
 *
 * @param typed 1 to 60 letters, digits and blanks, nothing like a link
 */
export async function renamePerson(
  deps: OperatorDeps,
  address: string,
  typed: string,
): Promise<Outcome<{ readonly before: string; readonly name: string }, RenameRefusal>> {
  const name = readName(typed);
  return onPerson(deps, address, (owner) => {
    if (name === undefined) return decided(no("bad-name"));
    if (owner.name === name) return decided(no("unchanged"));
    return decided<Outcome<{ readonly before: string; readonly name: string }, RenameRefusal>>(
      ok({ before: owner.name, name }),
      {
        changes: [{ kind: "member-renamed", account: owner.id, name }],
        audit: [{ event: "user_updated", account: owner.id, details: { what: "name", by: "operator" } }],
      },
    );
  });
}

export type RemoveRefusal = FindRefusal | "last-admin";

/**
 * Takes somebody out with all that hangs on the account: sessions, links, linked chats, open requests. For whoever runs
 * the program: no session is asked for. The audit record keeps what they did.
 *
 * @returns `last-admin`: without them nobody could decide anything in their workspace
 */
export const removePerson = (deps: OperatorDeps, address: string): Promise<Outcome<Found, RemoveRefusal>> =>
  onPerson(deps, address, (owner, { activeAdmins }) => {
    if (isLastAdmin(owner.id, activeAdmins)) return decided(no("last-admin"));
    const details = { workspace: owner.workspace, by: "operator" };
    return decided<Outcome<Found, RemoveRefusal>>(ok(owner), {
      changes: [{ kind: "member-removed", account: owner.id }],
      audit: [{ event: "user_deleted", account: owner.id, details }],
    });
  });

const isLastAdmin = (id: AccountId, activeAdmins: readonly AccountId[]) =>
  activeAdmins.includes(id) && activeAdmins.length === 1;

/** What whoever runs the program says of how somebody stands. */
export type StandingWish =
  | { readonly kind: "suspend"; readonly why: string }
  | { readonly kind: "unsuspend" }
  /** Left out: they sign in here again. */
  | { readonly kind: "signs-in"; readonly elsewhere: SignsInElsewhere | undefined };

/**
 * Suspends somebody, ends that, or says where they sign in. For whoever runs the program: no session is asked for. What
 * they suspend, no admin lets in again.
 */
export const setStanding = (
  deps: OperatorDeps,
  address: string,
  wish: StandingWish,
): Promise<Outcome<"done", FindRefusal | StandingRefusal>> =>
  onPerson(deps, address, (owner, { activeAdmins }) => {
    const others = activeAdmins.filter((id) => id !== owner.id).length;
    const changer = { by: "operator" } as const;
    switch (wish.kind) {
      case "suspend":
        return suspend(owner, wish.why, changer, others);
      case "unsuspend":
        return unsuspend(owner, changer);
      case "signs-in":
        return signInElsewhere(owner, wish.elsewhere, changer, others);
    }
  });

async function onPerson<Value, Refusal extends string>(
  { store, clock }: OperatorDeps,
  address: string,
  rule: (owner: AccountRecord, state: FoundingState) => Decision<Outcome<Value, Refusal | FindRefusal>>,
): Promise<Outcome<Value, Refusal | FindRefusal>> {
  const email: Email | undefined = parseEmail(address);
  if (!email) return no("bad-address");
  const now = clock.now();
  const decide = (state: FoundingState) => (state.owner ? rule(state.owner, state) : decided(no("unknown" as const)));
  return store.founding.decide({ subject: { address: email }, now, decide });
}
