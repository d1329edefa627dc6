import { after, type Instant } from "../../shared/brand.ts";
import { type Clock, MINUTE, SECOND } from "../../shared/clock.ts";
import { apiOf } from "./ask-telegram.ts";
import { createMenuKeeper, type MenuKeeper } from "./keep-menu.ts";
import { createHealth, type HealthRecord, NOT_STORED, sentenceFor } from "./health.ts";
import type { Wait } from "../../shared/schedule.ts";
import type { TelegramDeps, TelegramSettings } from "./deps.ts";
import { createFetch, LONG_POLL_SECONDS, NotStored } from "./poll.ts";
import { inspectWebhook, register, type Way } from "./register.ts";
import type { TakeUpdate } from "./take-update.ts";
import { type Trouble, troubleOf } from "./trouble.ts";

export interface Life extends Pick<HealthRecord, "read"> {
  start(): void;
  stop(): Promise<void>;
}

interface LifeDeps {
  readonly settings: TelegramSettings;
  readonly way: Way;
  readonly take: TakeUpdate;
  readonly clock: Clock;
  readonly wording: TelegramDeps["wording"];
  readonly wait: Wait;
  readonly onTrouble: TelegramDeps["onTrouble"];
  /** Told our name, each time when Telegram said it. */
  readonly onName: (username: string) => void;
}

const LONGEST_PAUSE = MINUTE;
/** So long after another poller was seen, it is still said: the two take turns in cutting each other off. */
const QUIET_AFTER_CONFLICT = MINUTE;
const WEBHOOK_LOOK = MINUTE;
/** What is under way may take so long when everything stops. */
const STOP_MILLISECONDS = 5 * SECOND;

/** Registers, takes updates, and begins anew after trouble, until stopped. */
export function createLife(deps: LifeDeps): Life {
  const health = createHealth();
  const ending = new AbortController();
  let running: Promise<void> = Promise.resolve();
  return {
    read: () => health.read(),
    start: () => {
      running = live(deps, health, ending.signal);
    },
    stop: async () => {
      ending.abort();
      await Promise.race([running, deps.wait(STOP_MILLISECONDS)]);
      health.set({ state: "stopped" });
    },
  };
}

async function live(deps: LifeDeps, health: HealthRecord, stop: AbortSignal): Promise<void> {
  const api = apiOf(deps.settings);
  const fetchSome = createFetch(apiOf(deps.settings, LONG_POLL_SECONDS + 15), deps.take);
  const memory: Memory = { failures: 0, quietFrom: deps.clock.now(), health, menu: createMenuKeeper(api, deps) };
  while (!isOver(stop)) {
    try {
      deps.onName(await register(api, deps.way));
      memory.menu.renew();
      await memory.menu.tend();
      if (deps.way.kind === "polling") await pollOn(fetchSome, deps, memory, stop);
      else await watchOn(api, deps.way.url, deps, memory, stop);
    } catch (error) {
      if (!isOver(stop)) await recover(error, deps, memory, stop);
    }
  }
}

const isOver = (stop: AbortSignal) => stop.aborted;

interface Memory {
  failures: number;
  /** Nothing is well before. */
  quietFrom: Instant;
  readonly health: HealthRecord;
  readonly menu: MenuKeeper;
}

/** The first poll comes back at once: only then is it known that messages arrive. */
async function pollOn(fetchSome: ReturnType<typeof createFetch>, deps: LifeDeps, memory: Memory, stop: AbortSignal) {
  for (let seconds = 0; !stop.aborted; seconds = LONG_POLL_SECONDS) {
    await fetchSome(seconds, stop);
    allIsWell(deps, memory);
    await memory.menu.tend();
  }
}

async function watchOn(api: ReturnType<typeof apiOf>, url: string, deps: LifeDeps, memory: Memory, stop: AbortSignal) {
  for (let since = deps.clock.now(); !stop.aborted; since = deps.clock.now()) {
    allIsWell(deps, memory);
    await deps.wait(WEBHOOK_LOOK, stop);
    if (isOver(stop)) return;
    const { gone, why } = await inspectWebhook(api, url, since / SECOND);
    if (gone) return;
    await memory.menu.tend();
    if (why !== undefined) memory.health.set({ state: "degraded", why });
  }
}

function allIsWell({ clock }: LifeDeps, memory: Memory): void {
  if (clock.now() < memory.quietFrom) return;
  memory.failures = 0;
  const flaw = memory.menu.flaw();
  memory.health.set(flaw === undefined ? { state: "ready" } : { state: "degraded", why: flaw });
}

/** Says what is wrong, and waits longer each time. */
async function recover(error: unknown, deps: LifeDeps, memory: Memory, stop: AbortSignal): Promise<void> {
  const { clock, wait, onTrouble } = deps;
  const trouble = troubleOf(error);
  memory.failures += 1;
  if (trouble.kind === "conflict") memory.quietFrom = after(clock.now(), QUIET_AFTER_CONFLICT);
  const why = error instanceof NotStored ? NOT_STORED : sentenceFor(trouble);
  memory.health.set({ state: "degraded", why });
  onTrouble("telegram", error instanceof NotStored ? error : new Error(why));
  await wait(pauseAfter(trouble, memory.failures), stop);
}

const pauseAfter = (trouble: Trouble, failures: number): number =>
  trouble.kind === "flood"
    ? trouble.seconds * SECOND
    : Math.min(SECOND * 2 ** Math.min(failures - 1, 10), LONGEST_PAUSE);
