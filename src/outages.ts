import type { Messenger } from "./channels/channel.ts";
import type { Clock } from "./shared/clock.ts";
import { createHealth, type Health, type HealthPart } from "./shared/health.ts";
import type { Worker } from "./shared/schedule.ts";
import { unwritableBecause } from "./store/store.ts";

type Log = (event: string, fields: Readonly<Record<string, string>>, error?: unknown) => void;

/** What `/health` shows, and the log that tells the beginning and the end of each outage in one line. */
export interface Outages {
  readonly health: Health;
  readonly database: HealthPart;
  /** For everything else. What only says once more that the disk takes nothing is left out: one line told it. */
  readonly log: Log;
}

export function watchOutages(clock: Clock, log: Log): Outages {
  const health = createHealth(clock, (part, news) => {
    if (news.kind === "began") log("outage-began", { part, why: news.why });
    else log("outage-ended", { part, seconds: String(Math.round(news.lasted / 1000)) });
  });
  const database = health.part("database", true);
  return {
    health,
    database,
    log: (event, fields, error) => {
      const why = unwritableBecause(error);
      if (why === undefined) log(event, fields, error);
      else database.out(why);
    },
  };
}

/** Looks at each round how the messengers are doing. One that is starting, or was stopped, is neither well nor out. */
export function messengerWatch(messengers: readonly Messenger[], health: Health): Worker {
  const parts = messengers.map((messenger) => ({ messenger, part: health.part(messenger.name) }));
  return {
    name: "messengers",
    drain: async () => {
      for (const { messenger, part } of parts) {
        const { state, why = "It works in part." } = messenger.health();
        if (state === "ready") part.well();
        if (state === "degraded" || state === "needs-pairing") part.out(why);
      }
      return 0;
    },
  };
}
