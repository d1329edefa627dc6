import { Command, Option } from "@commander-js/extra-typings";
import { FLOWS } from "./app/compose.ts";
import type { Standing } from "./auth/auth.ts";

const STANDINGS = [
  "active",
  "invited",
  "disabled",
  "suspended",
  "elsewhere",
  "locked",
] as const satisfies readonly Standing[];

/** `latchkey`: each command is loaded when it is asked for, so that help comes at once. */
const program = new Command("latchkey")
  .description("A login-support agent: finds out why somebody cannot sign in, and lets them back in.")
  .showSuggestionAfterError()
  .showHelpAfterError("Try `latchkey --help`.");

program
  .command("start")
  .description("sign-in page, chat, mails: the whole of it, until Ctrl+C")
  .action(async () => (await import("./cli/start.ts")).start());

program
  .command("chat")
  .description("the chat in this terminal")
  .action(async () => (await import("./cli/chat.ts")).chat());

program
  .command("doctor")
  .description("what is missing, and how to mend it")
  .action(async () => (await import("./cli/doctor.ts")).doctor());

program
  .command("cases")
  .description("the cases that wait for a person, each with its dossier")
  .action(async () => (await import("./cli/cases.ts")).cases());

program
  .command("support")
  .description("whose members take over cases: lists all workspaces, or changes one")
  .argument("[workspace]", "its name, or the e-mail address of a member")
  .option("--on", "its members take over cases from now on")
  .option("--off", "its members do not any more")
  .action(async (workspace, { on, off }) => (await import("./cli/support.ts")).support(workspace, { on, off }));

const workspace = program.command("workspace").description("companies and teams: each has members of its own");

workspace
  .command("add")
  .description("makes a workspace without anybody in it")
  .argument("<name>", "1 to 60 letters, digits and spaces")
  .option("--support", "its members take over cases, and can read every one")
  .action(async (name, { support }) => (await import("./cli/people.ts")).addWorkspaceNamed(name, support === true));

const member = program.command("member").description("the people of a workspace");

member
  .command("add")
  .description("adds somebody, and mails them the invitation to choose a password")
  .argument("<workspace>", "its name, or the e-mail address of a member")
  .argument("<email>", "address of the new member")
  .requiredOption("--name <name>", "what the new member is called")
  .addOption(new Option("--role <role>", "what they may do").choices(["admin", "member"] as const).default("member"))
  .option("--language <language>", "of their mails, such as es", "en")
  .action(async (named, address, options) => (await import("./cli/people.ts")).invite(named, address, options));

member
  .command("import")
  .description("brings in everybody of a CSV file, or nobody: every line that is wrong is named")
  .argument(
    "<file>",
    "columns email, name and, if you like, workspace, role, language, password_hash, suspended, signs_in_with, sign_in_page",
  )
  .option("--dry-run", "change nothing, and say what would happen", false)
  .option("--invite", "mail those without a password an invitation to choose one, some at a time", false)
  .option("--workspace <workspace>", "for lines that name none")
  .option("--language <language>", "of those whose line names none, such as es", "en")
  .action(async (file, options) => (await import("./cli/import-people.ts")).importFile(file, options));

member
  .command("list")
  .description("everybody, by workspace and name, and how they stand")
  .option("--workspace <workspace>", "only of this one: its name, or the e-mail address of a member")
  .addOption(new Option("--standing <standing>", "only these").choices(STANDINGS))
  .option("--json", "for other programs: one object a person, in an array", false)
  .action(async (options) => (await import("./cli/members.ts")).listMembers(options));

member
  .command("rename")
  .description("gives somebody another name")
  .argument("<email>", "address of the member")
  .argument("<name>", "1 to 60 letters, digits and spaces")
  .action(async (address, name) => (await import("./cli/members.ts")).renameMember(address, name));

member
  .command("suspend")
  .description("keeps somebody out for a reason, which they are told once they proved their mailbox; no admin ends it")
  .argument("<email>", "address of the member")
  .requiredOption("--reason <reason>", "one line of at most 200 letters")
  .action(async (address, { reason }) => (await import("./cli/members.ts")).suspendMember(address, reason));

member
  .command("unsuspend")
  .description("lets somebody in again")
  .argument("<email>", "address of the member")
  .action(async (address) => (await import("./cli/members.ts")).unsuspendMember(address));

member
  .command("signs-in-with")
  .description("says that somebody signs in with another provider, and gets no mail that leads to a password here")
  .argument("<email>", "address of the member")
  .argument("[provider]", "what people call it, such as Microsoft; left out: they sign in here again")
  .option("--page <address>", "where they sign in, with https://", "")
  .action(async (address, provider, { page }) =>
    (await import("./cli/members.ts")).signsInWith(address, provider, page),
  );

member
  .command("remove")
  .description("takes somebody out, with sessions, links and open requests; this cannot be undone")
  .argument("<email>", "address of the member")
  .option("--yes", "do not ask", false)
  .action(async (address, { yes }) => (await import("./cli/members.ts")).removeMember(address, yes));

program
  .command("announce")
  .description("tells everybody one line for a while, in the chat and on every page; without a text, what is told now")
  .argument("[text]", "in English, one line of at most 200 characters")
  .option("--for <time>", "how long: 30m, 4h, 2d", "4h")
  .option("--also <language=text...>", 'the same in another language: --also es="El correo va lento."')
  .option("--end", "ends it now", false)
  .action(async (text, wish) => (await import("./cli/announce.ts")).announce(text, wish));

program
  .command("backup")
  .description("a whole, checked copy of the database in one file, also while Latchkey runs")
  .argument("<file>", "where to, such as backups/latchkey-monday.db")
  .option("--force", "replace a file that is there already", false)
  .action(async (file, { force }) => (await import("./cli/backup.ts")).backup(file, force));

program
  .command("restore")
  .description("puts a backup in the place of the database, and ends what must not come to life again")
  .argument("<file>", "what `latchkey backup` wrote")
  .action(async (file) => (await import("./cli/restore.ts")).restore(file));

program
  .command("understand")
  .description('reads {"id","text"} a line from standard input, writes what was understood of each')
  .option(
    "--evaluate <file>",
    'measures itself on {"text","label","also","lang"} a line (also and lang may be missing)',
  )
  .option("--with-model", "with --evaluate: also asks the language model of LLM_URL, and tells what it adds", false)
  .option("--explain <text>", "shows which words spoke for the decision")
  .action(async (options) => (await import("./cli/understand.ts")).understand(options));

program
  .command("converse")
  .description('plays scripted dialogues, {"id","lang","turns"} a line, in a fresh demo world without a network')
  .argument("<file>", "a file, or - for standard input")
  .action(async (file) => (await import("./cli/converse.ts")).converse(file));

program
  .command("demo")
  .description("the made-up people with published passwords")
  .command("remove")
  .description("takes them out of a production database, with all that hangs on them")
  .option("--everybody", "also people in their workspaces who have an address of their own", false)
  .action(async ({ everybody }) => (await import("./cli/demo.ts")).demoRemove(everybody));

const audit = program.command("audit").description("the record of who did what: is it whole?");

audit
  .command("verify")
  .description("computes every seal again and names the first line that is not as it was written")
  .option("--heads <file>", "exported heads that were kept elsewhere, such as lines of the log")
  .action(async ({ heads }) => (await import("./cli/audit.ts")).auditVerify(heads));

audit
  .command("head")
  .description("number and seal of the newest line, to be kept elsewhere")
  .action(async () => (await import("./cli/audit.ts")).auditHead());

audit
  .command("export")
  .description("lines of the record on standard output, oldest first")
  .option("--person <email>", "only lines about this person, or about an account id")
  .option("--by <email>", "only what this person did, or operator")
  .option("--since <time>", "from then on: 2026-03-01 or 2026-03-01T09:30:00Z")
  .option("--until <time>", "before then")
  .addOption(new Option("--format <format>", "how").choices(["jsonl", "csv"]).default("jsonl" as const))
  .action(async (wish) => (await import("./cli/audit-export.ts")).auditExport(wish));

program
  .command("evidence")
  .description("all that is recorded of a case, signed, in one file that shows by itself whether it is whole")
  .argument("[case]", "its number")
  .option("--out <file>", "where to; left out: standard output")
  .option("--check <file>", "looks whether such a file is as it was signed; needs neither database nor key")
  .option("--key", "the public key of this installation, to be kept elsewhere", false)
  .action(async (number, wish) => (await import("./cli/evidence.ts")).evidence(number, wish));

const flows = program.command("flows").description("check, list and draw what the chat does");

flows
  .command("check")
  .description("every mistake in flows and texts, each with its place and its cure")
  .argument("[folder]", "the flows folder", FLOWS)
  .action(async (folder) => leave(await (await import("./cli/flows.ts")).flowsCheck(folder, print)));

flows
  .command("paths")
  .description("every path through every flow, and which transcript walks it")
  .argument("[folder]", "the flows folder", FLOWS)
  .option("--scenarios <folder>", "play the transcripts of this folder first; it takes half a minute")
  .action(async (folder, { scenarios }) => {
    const trails = scenarios === undefined ? undefined : await import("./cli/scenarios/paths-of-scenarios.ts");
    const walked = await trails?.pathsOfScenarios(scenarios ?? "");
    leave(await (await import("./cli/flows.ts")).flowsPaths(folder, print, walked));
  });

flows
  .command("draw")
  .description("writes the drawings and the schema for editors")
  .argument("[folder]", "the flows folder", FLOWS)
  .option("--check", "write nothing, only say what is out of date", false)
  .action(async (folder, options) => leave(await (await import("./cli/flows.ts")).flowsDraw(folder, print, options)));

flows
  .command("talk")
  .description("says many ways of answering at every question: how many are understood, by option and language")
  .argument(
    "[folder]",
    "holds en.yml and the like, each written as flows/languages/en/replies.yml",
    "test/understanding/replies",
  )
  .action(async (folder) => (await import("./cli/talk.ts")).talk(folder));

const print = (line: string) => void process.stdout.write(`${line}\n`);

const leave = (code: number) => {
  process.exitCode = code;
};

// Whoever reads only the beginning (`| head`) has read what they wanted: that is no fault, and nobody is left to tell.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

await program.parseAsync();
