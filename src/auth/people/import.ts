import { after, type Email, type Instant } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import { type Change, decided, type Decision } from "../decision.ts";
import { standingOf } from "../account.ts";
import type { AuthDeps } from "../deps.ts";
import { LIMITS } from "../limits.ts";
import { type DrawnLink, drawLink, issueLink } from "../link.ts";
import { KIND_OF_OURS } from "../passwords/hasher.ts";
import type { InvitingState, LineProblem, PeopleState, ReadPerson } from "./model.ts";
import { type ImportPlan, type ImportTerms, planImport } from "./plan.ts";
import type { PeopleFile, PersonLine } from "./read-file.ts";
import { type ReadPeople, readPeople } from "./read-person.ts";

export type ImportDeps = Pick<AuthDeps, "store" | "clock" | "secrets" | "random" | "isReserved">;

/** What an import came to, or would come to. With a problem nothing was changed. */
export interface ImportReport extends Pick<ImportPlan, "added" | "changed" | "same" | "problems"> {
  /** Of those who were added, how many have no password. */
  readonly withoutPassword: number;
}

/** What whoever runs the program says about a file. */
export interface ImportWish {
  /** For lines that name no workspace. */
  readonly workspace: string | undefined;
  /** For people who are new and of whom the file does not say. */
  readonly language: Language;
  /** That there are pages and mails in. */
  readonly languages: readonly Language[];
  readonly dryRun: boolean;
}

/**
 * Brings in the people of a file, or says what that would come to. All of them or nobody: one line that is wrong keeps out
 * the others as well, and every such line is told. The same file again changes nothing. For whoever runs the program: no
 * session is asked for.
 */
export async function importPeople(
  deps: ImportDeps,
  { lines }: Pick<PeopleFile, "lines">,
  { workspace, language, languages, dryRun }: ImportWish,
): Promise<ImportReport> {
  const read = readPeople(lines, { workspace, languages, takesHashes: true }, deps);
  const now = deps.clock.now();
  const newId = () => deps.random.id();
  const terms: ImportTerms = { language, ours: KIND_OF_OURS, by: "operator", endedBy: "company", newId };
  const subject = { emails: lookedUp(read), since: now };
  const decide = (state: PeopleState) => evaluateImport(state, read, terms, dryRun);
  return dryRun
    ? decide(await deps.store.people.read(subject)).answer
    : deps.store.people.decide({ ...subject, now, decide });
}

const emailsOf = (people: readonly ReadPerson[]): readonly Email[] => people.map(({ email }) => email);

/** Of those that are written and of those about which more is to be told. */
export const lookedUp = ({ people, faulty }: ReadPeople) => emailsOf([...people, ...faulty]);

export function evaluateImport(
  state: PeopleState,
  read: ReadPeople,
  terms: ImportTerms,
  dryRun: boolean,
): Decision<ImportReport> {
  const { added, changed, same, changes, audit, ...plan } = planImport(state, read.people, terms);
  const faulty = planImport(state, read.faulty, terms).problems;
  const problems = inOrder([...read.problems, ...plan.problems, ...faulty]);
  const withoutPassword = changes.filter(
    (change) => change.kind === "member-added" && standingOf(change.member) === "invited",
  ).length;
  const report = { added, changed, same, problems, withoutPassword };
  return decided<ImportReport>(report, dryRun || problems.length > 0 ? {} : { changes, audit });
}

const inOrder = (problems: readonly LineProblem[]) => problems.toSorted((one, other) => one.line - other.line);

/** How many were invited, and when the last of the mails goes out; undefined when nobody was. */
export interface Invited {
  readonly people: number;
  readonly last: Instant | undefined;
}

/** People of one transaction: short enough that nobody waits for the database. */
const AT_ONCE = 5 * LIMITS.invitation.portion;

/**
 * Mails invitations to those of a file who have no password and none that is good: at most so many at a time, the rest
 * put off further and further (`LIMITS.invitation`). Each is written with its mail or not at all, so it can be stopped and
 * asked for again. For whoever runs the program: no session is asked for.
 *
 * @param onProgress told how many of the file were looked at
 */
export async function invitePeople(
  deps: ImportDeps,
  lines: readonly PersonLine[],
  languages: readonly Language[],
  onProgress: (done: number) => void = () => undefined,
): Promise<Invited> {
  const { people } = readPeople(lines, { workspace: "", languages, takesHashes: true }, deps);
  const emails = emailsOf(people);
  let invited: Invited = { people: 0, last: undefined };
  for (let from = 0; from < emails.length; from += AT_ONCE) {
    const some = emails.slice(from, from + AT_ONCE);
    const drawn = some.map(() => drawLink(deps));
    const now = deps.clock.now();
    const more = await deps.store.people.invite({
      emails: some,
      now,
      decide: (state) => inviteAll(state, drawn, now, "operator"),
    });
    invited = { people: invited.people + more.people, last: more.last ?? invited.last };
    onProgress(Math.min(from + AT_ONCE, emails.length));
  }
  return invited;
}

function inviteAll(
  { uninvited, lastPutOff }: InvitingState,
  drawn: readonly DrawnLink[],
  now: Instant,
  by: string,
): Decision<Invited> {
  const { portion, every } = LIMITS.invitation;
  const first = lastPutOff === undefined ? now : after(lastPutOff, every);
  const parts = uninvited.flatMap((person, place) => {
    const link = drawn[place];
    return link ? [invitationFor(person, after(first, Math.floor(place / portion) * every), link, by)] : [];
  });
  return decided<Invited>(
    { people: parts.length, last: parts.at(-1)?.mails[0]?.notBefore },
    {
      changes: parts.flatMap(({ changes }) => changes),
      mails: parts.flatMap(({ mails }) => mails),
      audit: parts.flatMap(({ audit }) => audit),
    },
  );
}

/** @param at when the mail may go out; the link is good from then on for its whole time */
export function invitationFor(
  person: InvitingState["uninvited"][number],
  at: Instant,
  drawn: DrawnLink,
  by: string,
): Pick<Decision<undefined>, "changes" | "mails" | "audit"> {
  const issued = issueLink(person, { language: person.language }, at, drawn);
  const counted: Change = { kind: "mail-counted", key: person.key, budget: "proved" };
  return {
    changes: [counted, ...issued.changes],
    mails: [{ ...issued.mail, notBefore: at }],
    audit: [{ event: "authn_token_created", account: person.id, details: { what: issued.kind, by } }],
  };
}
