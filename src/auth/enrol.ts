import {
  type AccountId,
  type AddressKey,
  type Email,
  type Instant,
  type PasswordHash,
  type WorkspaceId,
  accountId,
} from "../shared/brand.ts";
import type { Language } from "../shared/language.ts";
import { addressKeyOf } from "./address-key.ts";
import type { AuthParts } from "./parts.ts";

/** A workspace with the people in it, ready to be written. */
export interface Enrolment {
  readonly workspace: {
    readonly id: WorkspaceId;
    readonly name: string;
    readonly whitelistOn: boolean;
    /** Addresses or ranges in CIDR form. */
    readonly whitelist: readonly { readonly range: string; readonly note: string }[];
  };
  readonly members: readonly EnrolledMember[];
}

interface EnrolledMember {
  readonly id: AccountId;
  readonly key: AddressKey;
  readonly email: Email;
  readonly name: string;
  readonly role: "admin" | "member";
  readonly status: "active" | "disabled";
  readonly language: Language;
  readonly twoSteps: boolean;
  readonly passwordHash: PasswordHash;
  readonly lockedUntil: Instant | undefined;
}

/** A member as whoever sets up a workspace describes one. */
export interface NewMember extends Omit<EnrolledMember, "id" | "key" | "passwordHash"> {
  readonly password: string;
}

/**
 * Writes a new workspace with its members, passwords hashed.
 *
 * @returns false when a workspace of this id was there already; then nothing is changed
 */
export async function enrol(
  parts: Pick<AuthParts, "store" | "random" | "secrets" | "hasher">,
  workspace: Enrolment["workspace"],
  people: readonly NewMember[],
  now: Instant,
): Promise<boolean> {
  if (await parts.store.hasWorkspace(workspace.id)) return false;
  const members: EnrolledMember[] = [];
  for (const { password, ...person } of people) {
    members.push({
      ...person,
      id: accountId(parts.random.id()),
      key: addressKeyOf(parts.secrets, person.email),
      passwordHash: await parts.hasher.hash(password),
    });
  }
  return parts.store.enrol({ workspace, members }, now);
}
