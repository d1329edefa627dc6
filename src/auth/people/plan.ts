import { type AccountId, accountId, type WorkspaceId } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import { standingOf } from "../account.ts";
import type { AuditLine, Change } from "../decision.ts";
import { LIMITS } from "../limits.ts";
import { plainNameOf } from "../members/read-name.ts";
import type { Suspension } from "../model.ts";
import { standingChanges } from "./shut-out.ts";
import type { WorkspaceRow } from "../members/model.ts";
import { workOf } from "../passwords/equal-work.ts";
import type { HashKind } from "../passwords/read-hash.ts";
import type { AddedMember } from "../set-up/model.ts";
import type { KnownPerson, LineProblem, PeopleState, ReadPerson } from "./model.ts";

/** What holds for whoever imports. */
export interface ImportTerms {
  /** For people who are new and of whom the file does not say. */
  readonly language: Language;
  /** Of an admin: only their own. */
  readonly onlyIn?: WorkspaceId;
  /** Of an admin: how many people may still be added today. */
  readonly mostNew?: number;
  /** What a hash of ours costs. */
  readonly ours: HashKind;
  readonly by: string;
  /** Who ends a suspension that the file brings. */
  readonly endedBy: Suspension["endedBy"];
  /** Gives ids to accounts. */
  readonly newId: () => string;
}

/** What an import comes to: what it would change, and what is wrong. With a problem it changes nothing. */
export interface ImportPlan {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly problems: readonly LineProblem[];
  readonly changes: readonly Change[];
  readonly audit: readonly AuditLine[];
}

type Fate =
  | { readonly kind: "added"; readonly member: AddedMember }
  | { readonly kind: "changed"; readonly known: KnownPerson; readonly changes: readonly Change[] }
  | { readonly kind: "same" }
  | { readonly kind: "refused"; readonly problem: LineProblem };

/**
 * What becomes of each person of a file. Asked twice with the same file, the second time everybody is the same: a password
 * in the file counts only for who has none yet, for it may be an older one by now.
 */
export function planImport(state: PeopleState, people: readonly ReadPerson[], terms: ImportTerms): ImportPlan {
  const homes = homesOf(state);
  const kinds = new Set(state.hashKinds);
  const fates = people.map((person): readonly [ReadPerson, Fate] => [
    person,
    fateOf(person, state, homes, kinds, terms),
  ]);
  const rest = [...lastAdmins(state, fates), ...tooManyNew(fates, terms)];
  const problems = [...fates.flatMap(([, fate]) => (fate.kind === "refused" ? [fate.problem] : [])), ...rest];
  const changes = fates.flatMap(([, fate]) => changesOf(fate));
  const audit = fates.flatMap(([, fate]) => linesOf(fate, terms));
  const count = (kind: Fate["kind"]) => fates.filter(([, fate]) => fate.kind === kind).length;
  return { added: count("added"), changed: count("changed"), same: count("same"), problems, changes, audit };
}

type Homes = ReadonlyMap<string, readonly WorkspaceRow[]>;

function homesOf({ workspaces }: PeopleState): Homes {
  const homes = new Map<string, WorkspaceRow[]>();
  for (const one of workspaces) homes.set(plainNameOf(one.name), [...(homes.get(plainNameOf(one.name)) ?? []), one]);
  return homes;
}

function fateOf(
  person: ReadPerson,
  { known }: PeopleState,
  homes: Homes,
  kinds: Set<HashKind>,
  terms: ImportTerms,
): Fate {
  const called = homes.get(plainNameOf(person.workspace)) ?? [];
  const [home, another] = terms.onlyIn === undefined ? called : called.filter(({ id }) => id === terms.onlyIn);
  const named = { typed: person.workspace };
  if (!home && terms.onlyIn !== undefined) return refused(person, "workspace", "other-workspace", named);
  if (!home) return refused(person, "workspace", "unknown-workspace", named);
  if (another) return refused(person, "workspace", "several-workspaces", named);
  const owner = known.get(person.email);
  if (owner && owner.workspace !== home.id) return refused(person, "email", "elsewhere", { typed: person.email });
  const dear = dearKinds(person, owner, kinds, terms);
  if (dear !== undefined)
    return refused(person, "password_hash", "dear-kinds", { is: dear, most: LIMITS.foreignHash.together });
  if (owner && forbidden(person, owner, terms))
    return refused(person, "suspended", "suspended-by-company", { typed: person.email });
  return owner ? fateOfKnown(person, owner, terms) : { kind: "added", member: memberOf(person, home.id, terms) };
}

const refused = (
  { line }: ReadPerson,
  column: LineProblem["column"],
  what: LineProblem["what"],
  details: LineProblem["details"],
): Fate => ({ kind: "refused", problem: { line, column, what, details } });

/** Takes note of a kind that comes along. @returns what a check would cost with it, where that is too much */
function dearKinds(
  { hash }: ReadPerson,
  owner: KnownPerson | undefined,
  kinds: Set<HashKind>,
  { ours }: ImportTerms,
): number | undefined {
  if (hash === undefined || kinds.has(hash.kind) || (owner && owner.passwordHash !== undefined)) return undefined;
  const work = workOf(ours, [...kinds, hash.kind]);
  if (work > LIMITS.foreignHash.together) return work;
  kinds.add(hash.kind);
  return undefined;
}

/** What the company itself suspended, no admin suspends otherwise. */
const forbidden = ({ suspended }: ReadPerson, { suspension }: KnownPerson, { endedBy }: ImportTerms) =>
  suspended !== undefined && suspension?.endedBy === "company" && endedBy === "admins";

const suspensionOf = ({ suspended: why }: ReadPerson, { endedBy }: ImportTerms): Suspension | undefined =>
  why === undefined ? undefined : { why, endedBy };

const memberOf = (person: ReadPerson, workspace: WorkspaceId, terms: ImportTerms): AddedMember => ({
  id: accountId(terms.newId()),
  workspace,
  key: person.key,
  email: person.email,
  name: person.name,
  role: person.role ?? "member",
  language: person.language ?? terms.language,
  suspension: suspensionOf(person, terms),
  elsewhere: person.elsewhere,
  passwordHash: person.hash?.stored,
  hashKind: person.hash?.kind,
});

function fateOfKnown(person: ReadPerson, known: KnownPerson, terms: ImportTerms): Fate {
  const { name, role, language, hash } = person;
  const { id: account } = known;
  const changes: Change[] = [];
  if (name !== known.name) changes.push({ kind: "member-renamed", account, name });
  if (role !== undefined && role !== known.role) changes.push({ kind: "role-changed", account, role });
  if (language !== undefined && language !== known.language)
    changes.push({ kind: "language-changed", account, language });
  if (hash && known.passwordHash === undefined && known.status === "invited")
    changes.push({ kind: "password-brought", account, hash: hash.stored, hashKind: hash.kind });
  changes.push(...standingFrom(person, known, terms));
  return changes.length === 0 ? { kind: "same" } : { kind: "changed", known, changes };
}

/** What the file does not say of somebody's standing stays as it is. */
function standingFrom(person: ReadPerson, known: KnownPerson, terms: ImportTerms): readonly Change[] {
  const suspension = suspensionOf(person, terms) ?? known.suspension;
  const elsewhere = person.elsewhere ?? known.elsewhere;
  const isSame =
    suspension?.why === known.suspension?.why &&
    suspension?.endedBy === known.suspension?.endedBy &&
    elsewhere?.provider === known.elsewhere?.provider &&
    elsewhere?.address === known.elsewhere?.address;
  return isSame ? [] : standingChanges({ ...known, suspension, elsewhere });
}

const changesOf = (fate: Fate): readonly Change[] => {
  if (fate.kind === "added") return [{ kind: "member-added", member: fate.member }];
  return fate.kind === "changed" ? fate.changes : [];
};

function linesOf(fate: Fate, { by }: ImportTerms): readonly AuditLine[] {
  if (fate.kind === "added") {
    const { id, workspace, role } = fate.member;
    return [{ event: "user_created", account: id, details: { workspace, role, by, how: "import" } }];
  }
  if (fate.kind !== "changed") return [];
  const what = fate.changes.map(({ kind }) => kind).join(", ");
  const event = fate.changes.some(({ kind }) => kind === "role-changed") ? "authz_change" : "user_updated";
  return [{ event, account: fate.known.id, details: { what, by, how: "import" } }];
}

type Fates = readonly (readonly [ReadPerson, Fate])[];

/** A workspace that has an active admin keeps one: each line that takes the last away is told. */
function lastAdmins({ admins }: PeopleState, fates: Fates): readonly LineProblem[] {
  return [...admins].flatMap(([workspace, before]) => {
    const lost = fates.filter(([, fate]) => ceasesToDecide(fate, before));
    const gone = lost.length === before.length && before.length > 0;
    const gained = fates.some(([, fate]) => becomesAdmin(fate, workspace));
    return gone && !gained
      ? lost.map(
          ([{ line, email }]) => ({ line, column: "role", what: "last-admin", details: { typed: email } }) as const,
        )
      : [];
  });
}

/** Another role, or no way in. */
const ceasesToDecide = (fate: Fate, admins: readonly AccountId[]) =>
  fate.kind === "changed" &&
  admins.includes(fate.known.id) &&
  fate.changes.some(
    (change) =>
      (change.kind === "role-changed" && change.role === "member") ||
      (change.kind === "standing-set" && change.status !== "active"),
  );

/** Only one who can sign in is one who can decide. */
function becomesAdmin(fate: Fate, workspace: WorkspaceId): boolean {
  if (fate.kind === "added")
    return fate.member.workspace === workspace && fate.member.role === "admin" && standingOf(fate.member) === "active";
  if (fate.kind !== "changed" || fate.known.workspace !== workspace) return false;
  const isShut = fate.changes.some((change) => change.kind === "standing-set" && change.status !== "active");
  const comesIn = fate.known.status === "active" || fate.changes.some(({ kind }) => kind === "password-brought");
  const canEnter = comesIn && !isShut;
  const isAdmin = fate.changes.some((change) => change.kind === "role-changed" && change.role === "admin");
  return canEnter && isAdmin;
}

function tooManyNew(fates: Fates, { mostNew }: ImportTerms): readonly LineProblem[] {
  if (mostNew === undefined) return [];
  const over = fates.filter(([, fate]) => fate.kind === "added").slice(mostNew);
  return over.map(([{ line }]) => ({ line, column: undefined, what: "too-many-new", details: { most: mostNew } }));
}
