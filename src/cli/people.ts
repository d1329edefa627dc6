import { addMember, type AddMemberRefusal, addWorkspace } from "../auth/auth.ts";
import { loadWording } from "../wording/wording.ts";
import { systemRandom } from "../shared/random.ts";
import { openDatabase } from "../app/serve.ts";
import { say, runCommand } from "./output.ts";
import { settings } from "./settings.ts";
import { supportParts } from "./support.ts";
import { ownCommand } from "../shared/own-command.ts";

/** `latchkey workspace add <name> [--support]`. */
export const addWorkspaceNamed = (name: string, support: boolean): Promise<void> =>
  inProduction(async (deps) => {
    const added = await addWorkspace(deps, name, support);
    if (!added.ok) throw new Error(added.reason === "taken" ? taken(name) : badName(name));
    say.line(`${added.value.name} is a workspace now, with nobody in it.${support ? ` ${READS_CASES}` : ""}`);
    say.line(`Add its people: ${ownCommand(`member add "${added.value.name}" <email> --name "<name>"`)}`);
  });

interface Wish {
  readonly name: string;
  readonly role: "admin" | "member";
  /** Tag of a language that there are pages in. */
  readonly language: string;
}

/** `latchkey member add <workspace> <email> --name …`: stores the person and the mail; a running Latchkey sends it. */
export const invite = (named: string, address: string, { name, role, language }: Wish): Promise<void> =>
  inProduction(async (deps) => {
    const added = await addMember(deps, named, { email: address, name, role, language: spoken(language) });
    if (!added.ok) throw new Error(WHY_NOT[added.reason](named, address, name));
    const { email, workspace } = added.value;
    say.line(`${email} is in ${workspace.name} now, as ${role}, and has no password yet.`);
    if (workspace.support) say.line(READS_CASES);
    say.line(
      "The invitation waits in the outbox. Latchkey mails it at once while it runs, and otherwise when it starts next. It works once, for 7 days.",
    );
  });

/** @throws for a language that no page is written in, naming those there are */
export function spoken(wanted: string, { languages } = ownWording()) {
  const found = languages.find((language) => language === wanted);
  if (found === undefined) throw new Error(`There are no pages in "${wanted}". Write one of ${languages.join(", ")}.`);
  return found;
}

/** The words of this installation. */
export const ownWording = () => loadWording({ own: settings().flowsFolder });

export type PeopleDeps = ReturnType<typeof supportParts> & { readonly random: typeof systemRandom };

/**
 * Runs a command on the database of production, told what keeps it from its work.
 *
 * @param looksOnly may look at the demo, too
 */
export const inProduction = (work: (deps: PeopleDeps) => Promise<void>, looksOnly = false): Promise<void> =>
  runCommand(async () => {
    const config = settings();
    // The demo's people are made up, and its mails go nowhere.
    if (config.smtpUrl === undefined && !looksOnly) throw new Error(NO_MAIL);
    const store = openDatabase(config);
    try {
      await work({ ...supportParts(config, store), random: systemRandom });
    } finally {
      store.close();
    }
  });

const NO_MAIL =
  "Without SMTP_URL this is the demo, where nobody real signs in and no mail leaves. Write SMTP_URL=smtp://user:password@mail.example.com:587 in .env first. Nothing was changed.";
const READS_CASES = "Its members take over cases: each of them can read every case with its chat.";

export const badName = (name: string) =>
  `${name} cannot be a name here. Use 1 to 60 letters, digits and spaces, without links. Nothing was changed.`;
export const badAddress = (address: string) =>
  `${address} is not a complete e-mail address. It needs a name, an @ and a domain, like ana@example.com. Nothing was changed.`;
const taken = (name: string) =>
  `There is a workspace called ${name} already. Nothing was changed. To see all: ${ownCommand("support")}`;

const WHY_NOT: Readonly<Record<AddMemberRefusal, (named: string, address: string, name: string) => string>> = {
  unknown: (named) =>
    `There is no workspace called ${named}, and no member with this address. Nothing was changed. Make it first: ${ownCommand(`workspace add "${named}"`)}`,
  several: (named) =>
    `More than one workspace is called ${named}. Name one by the e-mail address of a member of it. Nothing was changed.`,
  "bad-address": (_named, address) => badAddress(address),
  reserved: (_named, address) =>
    `${address} is an address of the demo's people, whose passwords are published, so nobody can have it here. Use another one. Nothing was changed.`,
  "bad-name": (_named, _address, name) => badName(name),
  here: (named, address) => `${address} is in ${named} already. Nothing was changed.`,
  "invited-here": (_named, address) =>
    `${address} was invited already. Nothing was changed. To get the mail once more, they write the address under "Forgot password?" on the sign-in page.`,
  elsewhere: (_named, address) =>
    `${address} is in another workspace, and an address can be in one only. Nothing was changed. Use another address for this one.`,
};
