import type { ChannelHealth, Messenger, Reception } from "../channel.ts";
import type { Clock } from "../../shared/clock.ts";
import { systemStopwatch } from "../../shared/clock.ts";
import { every, pause } from "../../shared/schedule.ts";
import { createCallBook } from "./call-book.ts";
import { createDelivery } from "./deliver.ts";
import { createIntake } from "./intake.ts";
import { healthOf, type Offer } from "./life/health-of.ts";
import { LIMITS, type Limits } from "./life/limits.ts";
import { watchMemory } from "./machine/memory.ts";
import { PACE, type Pace } from "./pacing.ts";
import { holdFolder } from "./prepare.ts";
import { createSupervisor } from "./supervisor.ts";
import { type Standing, takeNews, tellChange } from "./news.ts";

export { askWhatsAppWeb, checkWhatsAppWeb } from "./check.ts";
export type { Offer } from "./life/health-of.ts";
export { offerText } from "./offer-text.ts";

export interface WhatsAppWebSettings {
  /** Where the session lies: full access to the account. */
  readonly sessionFolder: string;
  /** Joined by a code typed on this phone instead of a picture; digits with the country code. */
  readonly phone: string | undefined;
  /** Chromium or Chrome; missing: the one that is found. */
  readonly browser: string | undefined;
  /** More arguments for the browser, such as a proxy. */
  readonly browserArguments: readonly string[];
  /** A saved page of WhatsApp Web to show in place of the newest one. */
  readonly page: string | undefined;
}

export interface WhatsAppWebParts {
  readonly settings: WhatsAppWebSettings;
  readonly reception: Reception;
  readonly clock: Clock;
  /** Told when something broke. Never told what a person wrote, a number or a code. */
  readonly onTrouble: (where: string, error: unknown) => void;
  /** Shown to whoever started the program in a terminal. Secret: the code gives the account away. */
  readonly showOffer?: ((offer: Offer) => void) | undefined;
  readonly limits?: Partial<Limits>;
  readonly pace?: Pace;
}

/**
 * WhatsApp through a phone and its web page, which the whatsapp-web.js library drives in a browser. The library lives
 * in a process of its own; here are the queue, the pace, the deadlines and the decision when to start that process anew.
 */
export function createWhatsAppWeb(parts: WhatsAppWebParts): Messenger {
  const limits = { ...LIMITS, ...parts.limits };
  const standing: Standing = { account: undefined, offer: undefined };
  const memory = watchMemory(() => supervisor.pid());
  const health = () => healthOf(supervisor.life(), standing.offer, memory.figures());
  const holding = holdFolder(parts.settings, () => {
    memory.measure();
    return toldOf(health());
  });
  const calls = createCallBook();
  const bot = () => standing.account;
  const intake = createIntake({ ...parts, bot, stored: (id) => supervisor.order({ kind: "stored", id }) });
  const news = takeNews({ ...parts, standing, calls, intake, holding, happen: (event) => supervisor.happen(event) });
  const supervisor = createSupervisor({
    ...{ limits, now: systemStopwatch, prepare: holding.prepare, hear: news },
    changed: tellChange({ ...parts, standing, calls }),
    act: (act) => {
      if (act === "wipe") holding.folder().wipe();
      else if (act === "probe") void probe();
      else supervisor.order({ kind: act });
    },
  });
  const probe = async () => {
    const answer = await calls.ask(limits.probe, (call) => supervisor.order({ kind: "probe", call }));
    if (answer?.kind !== "state") return;
    supervisor.happen({ kind: "answered" });
    supervisor.happen({ kind: "state", state: answer.state });
  };
  const isReady = () => supervisor.life().phase === "ready";
  const { order } = supervisor;
  const now = () => parts.clock.now();
  const delivery = createDelivery({
    calls,
    order,
    isReady,
    bot,
    now,
    pace: parts.pace ?? PACE,
    stopwatch: systemStopwatch,
    wait: pause,
  });
  const stopMeasuring = every(limits.probeEvery, () => {
    supervisor.happen({ kind: "memory", megabytes: memory.measure() });
  });
  return {
    name: "whatsapp-web",
    capabilities: { buttons: 0, textLimit: 4096, deletes: false, edits: true },
    ...delivery,
    typing: async ({ chat }) => order({ kind: "typing", chat }),
    start: () => supervisor.happen({ kind: "start" }),
    stop: async () => {
      stopMeasuring();
      supervisor.happen({ kind: "stop" });
      await supervisor.stopped();
      holding.release();
    },
    health,
  };
}

/** For `latchkey doctor` in another process: the state and the figures, never the code. */
const toldOf = ({ state, why, figures = {} }: ChannelHealth) => JSON.stringify({ state, why, figures });
