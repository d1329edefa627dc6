import { type Instant, type PasswordHash, accountId } from "../shared/brand.ts";
import { addressKeyOf } from "./account.ts";
import type { AuthDeps } from "./deps.ts";
import type { EnrolledMember, Enrolment, SeedEvent, SeedOwner } from "./store.ts";

/** A member as whoever sets up a workspace describes one. */
export interface NewMember extends Omit<EnrolledMember, "id" | "key" | "passwordHash"> {
  readonly password: string;
  /** Brought along with the member, such as the record of earlier sign-ins. */
  readonly history?: (owner: SeedOwner) => readonly SeedEvent[];
}

/**
 * Writes a new workspace with its members, passwords hashed.
 *
 * @returns false when a workspace of this id was there already; then nothing is changed
 */
export async function enrol(
  deps: Pick<AuthDeps, "store" | "random" | "secrets" | "hasher">,
  workspace: Enrolment["workspace"],
  people: readonly NewMember[],
  now: Instant,
): Promise<boolean> {
  if (await deps.store.hasWorkspace(workspace.id)) return false;
  return deps.store.enrol(await prepareEnrolment(deps, workspace, people), now);
}

/** Makes all that takes time, such as hashing; nothing is written yet. */
export async function prepareEnrolment(
  deps: Pick<AuthDeps, "random" | "secrets" | "hasher">,
  workspace: Enrolment["workspace"],
  people: readonly NewMember[],
): Promise<Enrolment> {
  const hashes: PasswordHash[] = [];
  // One after the other: all at once would fill the hasher's queue, and it turns away what comes on top.
  for (const { password } of people) hashes.push(await deps.hasher.hash(password));
  const members: EnrolledMember[] = [];
  const past: SeedEvent[] = [];
  for (const [index, passwordHash] of hashes.entries()) {
    const person = people[index];
    if (!person) continue;
    const owner = { id: accountId(deps.random.id()), key: addressKeyOf(deps.secrets, person.email), passwordHash };
    members.push({ ...recordOf(person), ...owner });
    past.push(...(person.history?.({ ...owner, workspace: workspace.id }) ?? []));
  }
  past.sort((one, other) => one.at - other.at);
  return { workspace, members, history: past };
}

/** The password and the past stay behind: what is written of them is derived. */
const recordOf = ({ email, name, role, status, language, twoSteps, lockedUntil }: NewMember) => ({
  email,
  name,
  role,
  status,
  language,
  twoSteps,
  lockedUntil,
});
