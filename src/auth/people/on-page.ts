import { type AccountId, after } from "../../shared/brand.ts";
import { DAY } from "../../shared/clock.ts";
import type { Language } from "../../shared/language.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { hashToken } from "../../shared/secrets.ts";
import { type Actor, actorOf, type Denied } from "../actor.ts";
import { decided, type Decision } from "../decision.ts";
import { type AuthDeps, lookbackAt } from "../deps.ts";
import { LIMITS } from "../limits.ts";
import { type DrawnLink, drawLink } from "../link.ts";
import type { MemberState } from "../members/model.ts";
import { readName } from "../members/read-name.ts";
import type { Session } from "../model.ts";
import { KIND_OF_OURS } from "../passwords/hasher.ts";
import { evaluateImport, type ImportReport, invitationFor, lookedUp } from "./import.ts";
import type { PeopleState } from "./model.ts";
import type { PersonLine } from "./read-file.ts";
import { readPeople } from "./read-person.ts";
import { readElsewhere, signInElsewhere, type StandingRefusal, suspend, unsuspend } from "./shut-out.ts";

/** What admins do with a whole file of people of their own workspace, or with one by name. Every method asks for an admin with a fresh password. */
export interface People {
  /**
   * Brings people into the workspace of the admin, all or nobody, and mails each an invitation; or says what that would
   * come to. Hashes of passwords are not taken: they make every sign-in dearer. A workspace invites so many people a day
   * (`LIMITS.people`).
   */
  bringIn(
    command: Actor & {
      readonly lines: readonly PersonLine[];
      /** That there are pages and mails in. */
      readonly languages: readonly Language[];
      readonly dryRun: boolean;
    },
  ): Promise<Outcome<ImportReport, Denied>>;
  /** Gives somebody another name: 1 to 60 letters, digits and blanks, nothing like a link. */
  rename(command: OnMember & { readonly name: string }): Promise<Outcome<"renamed", Denied | RenameRefusal>>;
  /**
   * Takes somebody out, with sessions, links, linked chats and open requests. Nobody takes out themselves, so an admin
   * stays.
   */
  remove(command: OnMember): Promise<Outcome<"removed", Denied | "unknown" | "yourself">>;
  /** Suspends somebody with a reason of one line, which they are told once they proved their mailbox. */
  suspend(command: OnMember & { readonly why: string }): Promise<Outcome<"done", Denied | "unknown" | StandingRefusal>>;
  /** Ends that. `not-yours`: the company suspended them, and only it ends it. */
  unsuspend(command: OnMember): Promise<Outcome<"done", Denied | "unknown" | StandingRefusal>>;
  /** Has somebody sign in with another provider; with an empty name: here again. */
  signInWith(
    command: OnMember & { readonly provider: string; readonly address: string },
  ): Promise<Outcome<"done", Denied | "unknown" | StandingRefusal>>;
}

type OnMember = Actor & { readonly member: AccountId };
type RenameRefusal = "unknown" | "bad-name" | "unchanged";
type Target = NonNullable<MemberState["target"]>;

export function createPeople(deps: AuthDeps): People {
  return {
    bringIn: (command) => bringIn(deps, command),
    rename: (command) => onMember(deps, command, (_actor, target) => renameTo(target, command.name)),
    remove: (command) => onMember(deps, command, removeTarget),
    suspend: (command) =>
      onMember(deps, command, (actor, target, others) => suspend(target, command.why, changerOf(actor), others)),
    unsuspend: (command) => onMember(deps, command, (actor, target) => unsuspend(target, changerOf(actor))),
    signInWith: (command) =>
      onMember(deps, command, (actor, target, others) => signInWith(command, actor, target, others)),
  };
}

const changerOf = ({ account }: Session) => ({ by: "admin", account: account.id }) as const;

function signInWith(
  typed: { readonly provider: string; readonly address: string },
  actor: Session,
  target: Target,
  others: number,
): Decision<Outcome<"done", StandingRefusal>> {
  if (typed.provider.trim() === "") return signInElsewhere(target, undefined, changerOf(actor), others);
  const read = readElsewhere(typed);
  return read.ok ? signInElsewhere(target, read.value, changerOf(actor), others) : decided(no(read.reason));
}

/** Somebody of another workspace is answered like somebody who is not there. */
function onMember<Value, Refusal extends string>(
  { store, clock }: AuthDeps,
  { session, seen, member }: OnMember,
  rule: (actor: Session, target: Target, otherAdmins: number) => Decision<Outcome<Value, Refusal>>,
): Promise<Outcome<Value, Refusal | Denied | "unknown">> {
  const now = clock.now();
  const decide = (state: MemberState): Decision<Outcome<Value, Refusal | Denied | "unknown">> => {
    const actor = actorOf(state.session, seen, now, "admin");
    if (!actor.ok) return decided(no(actor.reason));
    if (!state.target) return decided(no("unknown"));
    return rule(actor.value, state.target, state.activeAdmins.filter((id) => id !== member).length);
  };
  return store.members.decide({ session: hashToken(session), member, now, lookback: lookbackAt(now), decide });
}

function renameTo({ id, name: before }: Target, typed: string): Decision<Outcome<"renamed", RenameRefusal>> {
  const name = readName(typed);
  if (name === undefined) return decided(no("bad-name"));
  if (name === before) return decided(no("unchanged"));
  return decided<Outcome<"renamed", RenameRefusal>>(ok("renamed"), {
    changes: [{ kind: "member-renamed", account: id, name }],
    audit: [{ event: "user_updated", account: id, details: { what: "name", by: "admin" } }],
  });
}

function removeTarget({ account }: Session, { id, workspace }: Target): Decision<Outcome<"removed", "yourself">> {
  if (id === account.id) return decided(no("yourself"));
  return decided<Outcome<"removed", "yourself">>(ok("removed"), {
    changes: [{ kind: "member-removed", account: id }],
    audit: [{ event: "user_deleted", account: id, details: { workspace, by: account.id } }],
  });
}

async function bringIn(
  deps: AuthDeps,
  { session, seen, lines, languages, dryRun }: Parameters<People["bringIn"]>[0],
): ReturnType<People["bringIn"]> {
  const now = deps.clock.now();
  const hash = hashToken(session);
  const home = (await deps.store.session(hash))?.account.workspaceName;
  const read = readPeople(lines, { workspace: home, languages, takesHashes: false }, deps);
  const drawn = read.people.map(() => drawLink(deps));
  const decide = (state: PeopleState): Decision<Outcome<ImportReport, Denied>> => {
    const actor = actorOf(state.session, seen, now, "admin");
    if (!actor.ok) return decided(no(actor.reason));
    const { account } = actor.value;
    const terms = {
      language: account.language,
      onlyIn: account.workspace,
      mostNew: Math.max(0, LIMITS.people.addedPerDay - state.invitedLately),
      ours: KIND_OF_OURS,
      by: account.id,
      endedBy: "admins" as const,
      newId: () => deps.random.id(),
    };
    const { answer, ...rest } = evaluateImport(state, read, terms, dryRun);
    return { ...withInvitations(rest, drawn, now, account.id), answer: ok(answer) };
  };
  const subject = { emails: lookedUp(read), session: hash, since: after(now, -DAY) };
  if (dryRun) return decide(await deps.store.people.read(subject)).answer;
  return deps.store.people.decide({ ...subject, now, decide });
}

function withInvitations(
  { changes, mails, audit }: Omit<Decision<unknown>, "answer">,
  drawn: readonly DrawnLink[],
  now: Parameters<typeof invitationFor>[1],
  by: string,
): Omit<Decision<unknown>, "answer"> {
  const { portion, every } = LIMITS.invitation;
  // Whoever cannot come in here, or not yet, is invited to nothing.
  const added = changes
    .flatMap((change) => (change.kind === "member-added" ? [change.member] : []))
    .filter(({ suspension, elsewhere }) => !suspension && !elsewhere);
  const parts = added.flatMap((member, place) => {
    const link = drawn[place];
    const at = after(now, Math.floor(place / portion) * every);
    return link ? [invitationFor({ ...member, status: "invited" }, at, link, by)] : [];
  });
  return {
    changes: [...changes, ...parts.flatMap((part) => part.changes)],
    mails: [...mails, ...parts.flatMap((part) => part.mails)],
    audit: [...audit, ...parts.flatMap((part) => part.audit)],
  };
}
