import { readFileSync, statSync } from "node:fs";
import { importPeople, type ImportReport, invitePeople, isPeopleFile, LIMITS, readPeopleFile } from "../auth/auth.ts";
import { fileWords, problemWords } from "../portal/portal.ts";
import { HOUR, MINUTE } from "../shared/clock.ts";
import type { Wording } from "../wording/wording.ts";
import { say } from "./output.ts";
import { inProduction, ownWording, type PeopleDeps, spoken } from "./people.ts";

interface Wish {
  readonly dryRun: boolean;
  readonly invite: boolean;
  readonly workspace?: string | undefined;
  readonly language: string;
}

/** Far more than so many lines take. */
const MOST_BYTES = 64 * 1024 * 1024;

/** `latchkey member import <file>`: everybody of a CSV file or nobody; the same file again changes nothing. */
export const importFile = (path: string, wish: Wish): Promise<void> =>
  inProduction(async (deps) => {
    const wording = ownWording();
    const words = wording.portal("en");
    const file = readPeopleFile(bytesOf(path), LIMITS.people.lines);
    if (!isPeopleFile(file)) throw new Error(`${path}: ${fileWords(words, file)} Nothing was changed.`);
    say.line(`${path}: ${plural(file.lines.length, "line")}, columns ${file.columns.join(", ")}.`);
    if (file.unread.length > 0) say.line(`Columns that mean nothing here and are not read: ${file.unread.join(", ")}.`);
    if (file.lines.length > 1000)
      say.warning(
        `${wish.dryRun ? "Checking" : "Checking and writing"} all of them in one go. This takes some seconds.`,
      );
    const report = await importPeople(deps, file, {
      workspace: wish.workspace,
      language: spoken(wish.language, wording),
      languages: wording.languages,
      dryRun: wish.dryRun,
    });
    if (report.problems.length > 0) throw new Error(faultsOf(path, report, words));
    say.line(`${wish.dryRun ? "Would be added" : "Added"}: ${counts(report)}.`);
    if (wish.dryRun) say.line(`Nothing was changed. ${withoutPasswords(report, wish)}`);
    else await afterwards(deps, file.lines, report, wish, wording);
  });

function bytesOf(path: string): Uint8Array {
  try {
    if (statSync(path).size > MOST_BYTES)
      throw new Error(`${path} is larger than 64 MB. Split it. Nothing was changed.`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && "code" in error)
      throw new Error(`${path} could not be read (${String(error.code)}). Nothing was changed.`);
    throw error;
  }
}

const plural = (count: number, what: string) => `${String(count)} ${what}${count === 1 ? "" : "s"}`;

const counts = ({ added, changed, same }: ImportReport) =>
  `${String(added)}; changed: ${String(changed)}; the same already: ${String(same)}`;

/** Every fault of every line; whoever mends them all imports at the next try. */
function faultsOf(path: string, { problems, ...report }: ImportReport, words: ReturnType<Wording["portal"]>): string {
  const lines = new Set(problems.map(({ line }) => line)).size;
  const each = problems.map((problem) => {
    const { where, what } = problemWords(words, problem);
    return `${where}: ${what}`;
  });
  const rest = `Without them, added: ${counts({ problems, ...report })}.`;
  return [...each, `${plural(lines, "line")} of ${path} cannot be taken, so nothing was changed. ${rest}`].join("\n");
}

const withoutPasswords = ({ withoutPassword }: ImportReport, { invite }: Wish): string => {
  if (withoutPassword === 0) return "";
  const who = `${plural(withoutPassword, "new person").replace("persons", "people")} would have no password`;
  return invite ? `${who} and be mailed an invitation.` : `${who}: add --invite to mail them an invitation.`;
};

async function afterwards(
  deps: PeopleDeps,
  lines: Parameters<typeof invitePeople>[1],
  report: ImportReport,
  { invite }: Wish,
  { languages }: Pick<Wording, "languages">,
): Promise<void> {
  if (!invite) {
    if (report.withoutPassword > 0)
      say.line(
        `${String(report.withoutPassword)} of them have no password and were not invited. The same command with --invite mails them; whoever asks for a password on the sign-in page gets the invitation, too.`,
      );
    return;
  }
  const { people, last } = await invitePeople(deps, lines, languages, (done) => {
    if (lines.length > 1000) say.warning(`Invitations: ${String(done)} of ${plural(lines.length, "line")} looked at.`);
  });
  if (people === 0) say.line("Nobody had to be invited: everybody has a password or an invitation that is good.");
  else say.line(`${plural(people, "invitation")} in the outbox. ${pace(people, (last ?? 0) - deps.clock.now())}`);
}

function pace(people: number, until: number): string {
  const { portion, every } = LIMITS.invitation;
  const sends = "Latchkey mails them while it runs";
  if (until <= 0) return `${sends}. Each works once, for 7 days.`;
  const rest =
    until > HOUR ? `about ${String(Math.ceil(until / HOUR))} hours` : `${String(Math.ceil(until / MINUTE))} minutes`;
  return `${sends}, ${String(portion)} every ${String(every / MINUTE)} minutes so that mail servers do not refuse them: ${people > portion ? "the rest follows by itself, " : ""}the last in ${rest}. Each works once, for 7 days from its mail on.`;
}
