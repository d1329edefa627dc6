import type { ChannelHealth, Messenger } from "../channel.ts";
import { systemStopwatch } from "../../shared/clock.ts";
import { every, sleep } from "../../shared/schedule.ts";
import { createCallBook } from "./call-book.ts";
import { createDelivery } from "./deliver.ts";
import { createIntake } from "./intake.ts";
import { healthOf } from "./lifecycle/health-of.ts";
import { LIMITS } from "./lifecycle/limits.ts";
import { watchMemory } from "./machine/process-tree.ts";
import { PACE } from "./pacing.ts";
import { holdFolder } from "./prepare.ts";
import { createSupervisor } from "./supervisor.ts";
import { type Standing, takeNews, notifyChange } from "./news.ts";
import type { WhatsAppWebDeps } from "./settings.ts";

export { askWhatsAppWeb, checkWhatsAppWeb } from "./check.ts";
export type { Offer } from "./lifecycle/health-of.ts";
export { offerText } from "./offer-text.ts";

/**
 * WhatsApp through a phone and its web page, which the whatsapp-web.js library drives in a browser. The library lives
 * in a process of its own; here are the queue, the pace, the deadlines and the decision when to start that process anew.
 */
export function createWhatsAppWeb(deps: WhatsAppWebDeps): Messenger {
  const limits = { ...LIMITS, ...deps.limits };
  const standing: Standing = { account: undefined, offer: undefined };
  const memory = watchMemory(() => supervisor.pid());
  const health = () => healthOf(supervisor.life(), standing.offer, memory.figures());
  const holding = holdFolder(deps.settings, () => {
    memory.measure();
    return toldOf(health());
  });
  const calls = createCallBook();
  const bot = () => standing.account;
  const intake = createIntake({ ...deps, bot, stored: (id) => supervisor.order({ kind: "stored", id }) });
  const news = takeNews({ ...deps, standing, calls, intake, holding, happen: (event) => supervisor.dispatch(event) });
  const supervisor = createSupervisor({
    limits,
    now: systemStopwatch,
    prepare: holding.prepare,
    hear: news,
    changed: notifyChange({ ...deps, standing, calls }),
    act: (act) => {
      if (act === "wipe") holding.folder().wipe();
      else if (act === "probe") void probe(supervisor, calls, limits.probe);
      else supervisor.order({ kind: act });
    },
  });
  const isReady = () => supervisor.life().phase === "ready";
  const { order } = supervisor;
  const now = () => deps.clock.now();
  const delivery = createDelivery({
    calls,
    order,
    isReady,
    bot,
    now,
    pace: deps.pace ?? PACE,
    stopwatch: systemStopwatch,
    wait: sleep,
  });
  const stopMeasuring = every(limits.probeEvery, () => {
    supervisor.dispatch({ kind: "memory", megabytes: memory.measure() });
  });
  return {
    name: "whatsapp-web",
    capabilities: { buttons: 0, textLimit: 4096, deletes: false, edits: true },
    ...delivery,
    typing: async ({ chat }) => order({ kind: "typing", chat }),
    start: () => supervisor.dispatch({ kind: "start" }),
    stop: async () => {
      stopMeasuring();
      supervisor.dispatch({ kind: "stop" });
      await supervisor.stopped();
      holding.release();
    },
    health,
  };
}

/** Asks the library how it is. Who does not answer in time is seen by the silence. */
async function probe(
  { order, dispatch: happen }: Pick<ReturnType<typeof createSupervisor>, "order" | "dispatch">,
  calls: ReturnType<typeof createCallBook>,
  limit: number,
): Promise<void> {
  const answer = await calls.ask(limit, (call) => order({ kind: "probe", call }));
  if (answer?.kind !== "state") return;
  happen({ kind: "answered" });
  happen({ kind: "state", state: answer.state });
}

/** For `latchkey doctor` in another process: the state and the figures, never the code. */
const toldOf = ({ state, why, figures = {} }: ChannelHealth) => JSON.stringify({ state, why, figures });
