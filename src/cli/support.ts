import { auditChain, listWorkspaces, markSupport } from "../auth/auth.ts";
import type { Config } from "../config/config.ts";
import { isOfDemo } from "../app/keep-apart.ts";
import { openDatabase } from "../app/serve.ts";
import { systemClock } from "../shared/clock.ts";
import { systemRandom } from "../shared/random.ts";
import { createSecrets, type Secrets } from "../shared/secrets.ts";
import { authStore, type OpenStore } from "../store/store.ts";
import { say, runCommand } from "./output.ts";
import { settings } from "./settings.ts";

interface Wish {
  readonly on?: true | undefined;
  readonly off?: true | undefined;
}

/** `latchkey support [workspace] --on|--off`: whose members take over cases. Without a workspace, all are listed. */
export const support = (workspace: string | undefined, wish: Wish): Promise<void> =>
  runCommand(async () => {
    const turn = turnOf(workspace, wish);
    const config = settings();
    const store = openDatabase(config);
    const deps = supportParts(config, store);
    await (turn === undefined ? list(deps) : mark(deps, workspace ?? "", turn));
    store.close();
  });

type Deps = Parameters<typeof markSupport>[0];

/** What marking and listing need of an open database. */
export const supportParts = ({ secret }: Pick<Config, "secret">, open: OpenStore): Deps =>
  operatorDeps(createSecrets(secret, systemRandom), open);

/** The same, for whoever has the secrets already. */
export function operatorDeps(secrets: Secrets, open: OpenStore): Deps {
  return {
    store: authStore(open, systemRandom, auditChain(secrets)),
    clock: systemClock,
    secrets,
    isReserved: isOfDemo,
  };
}

/** What is wanted: undefined to list. @throws when that is not clear */
export function turnOf(workspace: string | undefined, { on, off }: Wish): boolean | undefined {
  if (on && off) throw new Error("Say --on or --off, not both.");
  if (workspace === undefined && !on && !off) return undefined;
  if (workspace === undefined)
    throw new Error(
      "Which workspace? Write its name, or the e-mail address of one of its members, before --on or --off.",
    );
  if (!on && !off) throw new Error(`What about ${workspace}? Add --on or --off.`);
  return on ?? false;
}

async function list(deps: Deps): Promise<void> {
  const all = await listWorkspaces(deps);
  if (all.length === 0) say.line("There is no workspace yet. Start Latchkey and open the set-up link that it prints.");
  for (const { name, support: helps, members } of all)
    say.line(`${helps ? "support" : "       "}  ${name}, ${people(members)}`);
  if (all.length > 0 && !all.some((one) => one.support))
    say.line("Nobody takes over cases yet: latchkey support <workspace> --on");
}

async function mark(deps: Deps, named: string, on: boolean): Promise<void> {
  const marked = await markSupport(deps, named, on);
  if (!marked.ok) throw new Error(WHY[marked.reason](named, on));
  const { name, members } = marked.value;
  if (!on) say.line(`${name}: its members do not take over cases any more.`);
  else
    say.line(`${name}: ${people(members)} can now read every case with its chat, and answer there. Undo with --off.`);
}

const people = (count: number) => `${String(count)} ${count === 1 ? "person" : "people"}`;

const WHY = {
  unknown: (named: string) =>
    `There is no workspace called ${named}, and no member with this address. To see all: latchkey support`,
  several: (named: string) =>
    `More than one workspace is called ${named}. Name one by the e-mail address of a member of it.`,
  unchanged: (named: string, on: boolean) =>
    `${named} is ${on ? "marked as support already" : "not marked as support"}. Nothing was changed.`,
};
