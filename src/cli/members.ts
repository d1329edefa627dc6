import {
  findPerson,
  type FindRefusal,
  listPeople,
  type Person,
  removePerson,
  renamePerson,
  type Standing,
} from "../auth/auth.ts";
import { ownCommand } from "../shared/own-command.ts";
import { isConfirmed, say } from "./output.ts";
import { badAddress, badName, inProduction } from "./people.ts";

interface Wish {
  readonly workspace?: string | undefined;
  readonly standing?: Standing | undefined;
  readonly json: boolean;
}

/** `latchkey member list`: everybody with workspace, role and standing, in columns or as JSON. */
export const listMembers = ({ workspace, standing, json }: Wish): Promise<void> =>
  inProduction(async (deps) => {
    const listed = await listPeople(deps, { workspace, standing });
    if (!listed.ok) throw new Error(WHICH[listed.reason](workspace ?? ""));
    if (json) say.line(JSON.stringify(listed.value.map(plainOf), undefined, 2));
    else for (const line of inColumns(listed.value)) say.line(line);
  }, true);

/** The same names and forms in every version: other programs read them. */
const plainOf = ({ email, name, workspace, role, standing, language, twoSteps, lastSignIn }: Person) => ({
  email,
  name,
  workspace,
  role,
  standing,
  language,
  twoSteps,
  lastSignIn: lastSignIn === undefined ? null : new Date(lastSignIn).toISOString(),
});

function inColumns(people: readonly Person[]): readonly string[] {
  if (people.length === 0) return ["There is nobody to list."];
  const rows = people.map(({ workspace, email, name, role, standing, lastSignIn }) => [
    workspace,
    email,
    name,
    role,
    standing,
    lastSignIn === undefined ? "never signed in" : `last signed in ${new Date(lastSignIn).toISOString().slice(0, 10)}`,
  ]);
  const widths = rows.reduce<readonly number[]>(
    (wide, row) => row.map((cell, place) => Math.max(cell.length, wide[place] ?? 0)),
    [],
  );
  const line = (row: readonly string[]) => row.map((cell, place) => cell.padEnd(widths[place] ?? 0)).join("  ");
  return [...rows.map((row) => line(row).trimEnd()), count(people.length)];
}

const count = (people: number) => (people === 1 ? "1 person" : `${String(people)} people`);

/** `latchkey member rename <email> <name>`. */
export const renameMember = (address: string, name: string): Promise<void> =>
  inProduction(async (deps) => {
    const renamed = await renamePerson(deps, address, name);
    if (renamed.ok)
      say.line(`${address}: ${renamed.value.before} is ${renamed.value.name} now, on pages and in mails.`);
    else if (renamed.reason === "bad-name") throw new Error(badName(name));
    else if (renamed.reason === "unchanged")
      throw new Error(`${address} is called ${name} already. Nothing was changed.`);
    else throw new Error(NOT_FOUND[renamed.reason](address));
  });

/** `latchkey member remove <email> [--yes]`. */
export const removeMember = (address: string, sure: boolean): Promise<void> =>
  inProduction(async (deps) => {
    const found = await findPerson(deps, address);
    if (!found.ok) throw new Error(NOT_FOUND[found.reason](address));
    const { email, name, workspaceName: workspace, role } = found.value;
    const who = `${name} (${email}), ${role} of ${workspace}`;
    const answer = sure || (await isConfirmed(`${who}, is to be removed. ${WHAT_ENDS} This cannot be undone.`));
    if (answer === undefined)
      throw new Error(`${who}, would be removed. ${WHAT_ENDS} Add --yes to do it. Nothing was changed.`);
    if (!answer) throw new Error("Nothing was changed.");
    const removed = await removePerson(deps, address);
    if (!removed.ok)
      throw new Error(
        removed.reason === "last-admin" ? lastAdmin(email, workspace) : NOT_FOUND[removed.reason](address),
      );
    say.line(`${name} (${email}) is no longer in ${workspace}. ${HAVE_ENDED}`);
  });

const WHAT_ENDS =
  "Sessions, links that were mailed, backup codes, linked chats and open requests end at once, and the address is free again.";
const HAVE_ENDED =
  "Sessions, mailed links, backup codes, linked chats and open requests have ended, and the address is free again. Chats and cases stay, and so does the audit record.";

const lastAdmin = (email: string, workspace: string) =>
  `${email} is the last active admin of ${workspace}: without them nobody there could approve a request or let anybody in. Nothing was changed. Make another member an admin first, under Settings, User management; or add one who chooses a password: ${ownCommand(`member add "${workspace}" <email> --name "<name>" --role admin`)}`;

const NOT_FOUND: Readonly<Record<FindRefusal, (address: string) => string>> = {
  "bad-address": badAddress,
  unknown: (address) =>
    `Nobody has the address ${address}. Nothing was changed. To see who is there: ${ownCommand("member list")}`,
};

const WHICH = {
  unknown: (named: string) =>
    `There is no workspace called ${named}, and no member with this address. To see all: ${ownCommand("support")}`,
  several: (named: string) =>
    `More than one workspace is called ${named}. Name one by the e-mail address of a member of it.`,
} as const;
