import {
  type Act,
  type Cause,
  end,
  fork,
  isUp,
  type Life,
  type LifeEvent,
  stay,
  type Step,
  INITIAL,
} from "./lifecycle.ts";
import type { Limits } from "./limits.ts";
import { onTick } from "./on-tick.ts";

/** What an event means for the child. Pure; what it orders is done elsewhere. */
export function live(life: Life, event: LifeEvent, now: number, limits: Limits): Step {
  switch (event.kind) {
    case "start":
      return life.phase === "off" ? fork({ ...life, wanted: true }, now) : stay({ ...life, wanted: true });
    case "stop":
      return stop(life, now);
    case "tick":
      return onTick(life, now, limits);
    case "exit":
      return exit(life, now, limits);
    case "hindered":
      return exit({ ...life, why: event.why }, now, limits);
    case "ending":
      return stay({ ...life, phase: "ending", since: now, why: event.why });
    case "offered":
      return stay(offered(life, event, now));
    case "authenticated":
      return stay(life.phase === "ready" ? life : { ...life, phase: "syncing", since: now, offered: undefined });
    case "ready":
      return stay(isUp(life) ? ready(life, now) : life);
    case "state":
      return stay(isUp(life) ? connection(life, event.state, now) : life);
    case "answered":
      return stay({ ...life, probing: undefined });
    case "tab-crashed":
      return isUp(life) ? crashed(life, now) : stay(life);
    case "memory":
      return isUp(life) && event.megabytes > limits.memory ? end(life, "memory", now) : stay(life);
  }
}

function stop(life: Life, now: number): Step {
  const unwanted = { ...life, wanted: false };
  if (life.phase === "off" || life.phase === "resting") return stay({ ...unwanted, phase: "off", since: now });
  return { life: { ...unwanted, phase: "ending", since: now }, acts: ["end"] };
}

const PLANNED: readonly (Cause | undefined)[] = ["recycled", "logged-out", "no-code", "memory"];

function exit(life: Life, now: number, { firstRest }: Limits): Step {
  const acts: readonly Act[] = life.why === "logged-out" ? ["wipe"] : [];
  if (!life.wanted) return { life: { ...INITIAL, since: now }, acts };
  // One that came up will come up again; one that never does must not keep the machine busy.
  const failures = PLANNED.includes(life.why) ? 0 : life.wasReady ? 1 : life.failures + 1;
  const why = life.phase === "ending" || life.phase === "off" ? life.why : hinderedOr(life);
  return { life: { ...life, phase: "resting", since: now - (failures === 0 ? firstRest : 0), failures, why }, acts };
}

const HINDRANCES: readonly (Cause | undefined)[] = ["folder-taken", "folder-unusable", "no-browser"];

const hinderedOr = ({ why }: Life): Cause => (why !== undefined && HINDRANCES.includes(why) ? why : "crashed");

function offered(life: Life, { what, known }: Extract<LifeEvent, { readonly kind: "offered" }>, now: number): Life {
  if (!isUp(life) || life.phase === "ready") return life;
  // A session was there, and the page asks to be joined all the same: the phone has ended it meanwhile.
  const why = known ? "session-lost" : life.why === "logged-out" || life.why === "session-lost" ? life.why : undefined;
  return { ...life, phase: "pairing", since: now, offered: { kind: what, at: now }, why };
}

/** It comes again at every new look of the page at its servers; then it only means that there may be news. */
const ready = (life: Life, now: number): Life => ({
  ...life,
  phase: "ready",
  since: life.phase === "ready" ? life.since : now,
  why: undefined,
  failures: 0,
  wasReady: true,
  reloaded: false,
  offline: undefined,
  offered: undefined,
  probing: undefined,
  probed: now,
  walked: now,
});

const OFFLINE = ["TIMEOUT", "OPENING"];

function connection(life: Life, state: string, now: number): Life {
  if (OFFLINE.includes(state)) return { ...life, offline: life.offline ?? now };
  return state === "CONNECTED" ? { ...life, offline: undefined } : life;
}

const crashed = (life: Life, now: number): Step => ({
  life: { ...life, phase: "syncing", since: now, why: "tab-crashed", reloaded: true, probing: undefined },
  acts: ["reload"],
});
