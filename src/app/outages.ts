import type { Messenger } from "../channels/channel.ts";
import type { Instant } from "../shared/brand.ts";
import { type Clock, SECOND } from "../shared/clock.ts";
import { createHealth, type Health, type HealthPart } from "../shared/health.ts";
import type { Worker } from "../shared/schedule.ts";
import { unwritableBecause } from "../store/store.ts";

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
        const { state, why } = messenger.health();
        if (state === "ready") part.well();
        if (why !== undefined) part.out(why);
      }
      return 0;
    },
  };
}

/** How long a mail server that was away is left alone before it is asked again. */
const MAIL_REST = 30 * SECOND;

/**
 * Asks a mail server that was away whether it is back: with nothing to send, nobody else would notice. One that is well
 * is left alone.
 */
export function mailProbe(mail: { verify(): Promise<unknown> }, health: Pick<Health, "read">, clock: Clock): Worker {
  let asked: Instant | undefined;
  return {
    name: "mail server",
    drain: async () => {
      const now = clock.now();
      const rests = asked !== undefined && asked <= now && now < asked + MAIL_REST;
      if (rests || health.read()["mail"]?.state !== "degraded") return 0;
      asked = now;
      await mail.verify();
      return 0;
    },
  };
}
