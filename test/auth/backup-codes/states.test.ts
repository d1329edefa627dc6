import { describe, expect, test } from "vitest";
import { DAY, HOUR, SECOND } from "../../../src/shared/clock.ts";
import { OFFICE, type World, askForCode, openWorld } from "../world.ts";
import { LUCIA, codesOf, drawIn, enter, sessionOf, setAccount } from "./holder.ts";

/** What an account can have: no codes, codes that work, codes that wait to be said to be saved. */
interface Held {
  readonly world: World;
  readonly session: string;
  readonly active: string | undefined;
  readonly waiting: { readonly set: string; readonly code: string } | undefined;
}

/** Every state, reached as people reach it. */
const STATES: Readonly<Record<string, (world: World, session: string) => Promise<Pick<Held, "active" | "waiting">>>> = {
  nothing: async () => ({ active: undefined, waiting: undefined }),
  waiting: async (world, session) => ({ active: undefined, waiting: await waitingOf(world, session) }),
  active: async (world, session) => ({ active: (await codesOf(world, session))[0], waiting: undefined }),
  "active and waiting": async (world, session) => {
    const [active] = await codesOf(world, session);
    return { active, waiting: await waitingOf(world, session) };
  },
};

async function waitingOf(world: World, session: string) {
  const { set, codes } = await drawIn(world, session);
  return { set, code: codes[0] ?? "" };
}

const confirm = (world: World, session: string, set = "none") =>
  world.auth.backupCodes.confirm({ session, seen: OFFICE, set });

/** Every event; afterwards code 1 of the set that waited, and of the set that was active, works or not. */
const EVENTS: Readonly<Record<string, (held: Held) => Promise<unknown>>> = {
  "said to be saved": ({ world, session, waiting }) => confirm(world, session, waiting?.set),
  "said to be saved twice": async ({ world, session, waiting }) => {
    await confirm(world, session, waiting?.set);
    await confirm(world, session, waiting?.set);
  },
  "another set said to be saved": ({ world, session }) => confirm(world, session, "another"),
  "said to be saved in another session": async ({ world, waiting }) =>
    confirm(world, await sessionOf(world), waiting?.set),
  "drawn again": ({ world, session }) => drawIn(world, session),
  "drawn again, the first one said to be saved": async ({ world, session, waiting }) => {
    await drawIn(world, session);
    await confirm(world, session, waiting?.set);
  },
  "said to be saved an hour late": async ({ world, session, waiting }) => {
    world.clock.advance(HOUR);
    await confirm(world, session, waiting?.set);
  },
  "two-step verification off": async ({ world, session, waiting }) => {
    setAccount(world, { twoSteps: false });
    await confirm(world, session, waiting?.set);
    setAccount(world, { twoSteps: true });
  },
  "This wasn't me, said to be saved": async ({ world, session, waiting }) => {
    await askForCode(world, LUCIA.address);
    await world.auth.disown.stop(world.lastSecrets()["disown"] ?? "");
    await confirm(world, session, waiting?.set);
  },
};

/** The events after which a set that waited works. In every other case the set that was active goes on working. */
const TAKES_OVER = ["said to be saved", "said to be saved twice"];

const TABLE = Object.keys(STATES).flatMap((state) => Object.keys(EVENTS).map((event) => [state, event] as const));

describe("state of the codes × event", () => {
  test.each(TABLE)("%s, %s: the old set works or the new one, never both", async (state, event) => {
    const world = await openWorld();
    const session = await sessionOf(world);
    const held = { world, session, ...(await STATES[state]?.(world, session)) };
    world.clock.advance(SECOND);
    await EVENTS[event]?.({ active: undefined, waiting: undefined, ...held });
    world.clock.advance(2 * DAY);
    const takesOver = held.waiting !== undefined && TAKES_OVER.includes(event);
    expect({
      old: held.active !== undefined && (await enter(world, 1, held.active)) === "signed-in",
      fresh: held.waiting !== undefined && (await enter(world, 1, held.waiting.code)) === "signed-in",
    }).toEqual({ old: held.active !== undefined && !takesOver, fresh: takesOver });
  });
});
