import {
  findPerson,
  type FindRefusal,
  listPeople,
  type Person,
  removePerson,
  readElsewhere,
  renamePerson,
  setStanding,
  type Standing,
  type StandingRefusal,
  type StandingWish,
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
const plainOf = ({
  email,
  name,
  workspace,
  role,
  standing,
  language,
  twoSteps,
  lastSignIn,
  suspension,
  elsewhere,
}: Person) => ({
  email,
  name,
  workspace,
  role,
  standing,
  language,
  twoSteps,
  lastSignIn: lastSignIn === undefined ? null : new Date(lastSignIn).toISOString(),
  suspended: suspension?.why ?? null,
  suspensionEndedBy: suspension?.endedBy ?? null,
  signsInWith: elsewhere?.provider ?? null,
  signInPage: elsewhere?.address ?? null,
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

/** `latchkey member suspend <email> --reason …`. */
export const suspendMember = (address: string, why: string): Promise<void> =>
  setTo(
    address,
    { kind: "suspend", why },
    `${address} is suspended: signed out everywhere, and told the reason once they proved their mailbox. To end it: ${ownCommand(`member unsuspend ${address}`)}`,
  );

/** `latchkey member unsuspend <email>`. */
export const unsuspendMember = (address: string): Promise<void> =>
  setTo(address, { kind: "unsuspend" }, `${address} is no longer suspended.`);

/** `latchkey member signs-in-with <email> [provider] [--page …]`. */
export async function signsInWith(address: string, provider: string | undefined, page: string): Promise<void> {
  if (provider === undefined)
    return setTo(address, { kind: "signs-in", elsewhere: undefined }, `${address} signs in here again.`);
  const read = readElsewhere({ provider, address: page });
  if (!read.ok) throw new Error(NOT_SET[read.reason](address));
  const done = `${address} signs in with ${read.value.provider}. No mail of ours leads them to a password, and the chat says where to sign in.`;
  return setTo(address, { kind: "signs-in", elsewhere: read.value }, done);
}

const setTo = (address: string, wish: StandingWish, done: string): Promise<void> =>
  inProduction(async (deps) => {
    const set = await setStanding(deps, address, wish);
    if (!set.ok) throw new Error(NOT_SET[set.reason](address));
    say.line(done);
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

const NOT_SET: Readonly<Record<FindRefusal | StandingRefusal, (address: string) => string>> = {
  ...NOT_FOUND,
  yourself: (address) => `${address} cannot do this to themselves. Nothing was changed.`,
  "last-admin": (address) =>
    `${address} is the last active admin of their workspace. Make somebody else an admin first. Nothing was changed.`,
  unchanged: (address) => `That is so already for ${address}. Nothing was changed.`,
  "not-yours": (address) => `Only the company suspends and lets in ${address}. Nothing was changed.`,
  "bad-reason": () =>
    "This reason is not taken. Write it on one line of at most 200 letters, without < and >. Nothing was changed.",
  "bad-provider": () =>
    "This is no name of a provider. Use 1 to 60 letters, digits and spaces, such as Microsoft. Nothing was changed.",
  "bad-place": () => "--page is no address of a page. Write it whole, with https://. Nothing was changed.",
};

const WHICH = {
  unknown: (named: string) =>
    `There is no workspace called ${named}, and no member with this address. To see all: ${ownCommand("support")}`,
  several: (named: string) =>
    `More than one workspace is called ${named}. Name one by the e-mail address of a member of it.`,
} as const;
