import { Router } from "express";
import type { Messenger } from "../../channels/channel.ts";
import type { Health } from "../../shared/health.ts";

interface Watched {
  readonly channels: readonly Pick<Messenger, "name" | "health">[];
  /** Whether the database was found damaged; left out where none can be. */
  readonly isDamaged?: (() => boolean) | undefined;
  /** What else can fail: the database, the mail server, the group of the support desk. */
  readonly health?: Pick<Health, "read"> | undefined;
}

/**
 * `GET /health`: this process answers, and how what it depends on is doing. For load balancers and restart scripts: a
 * channel or a mail server that is down is no reason to restart the rest, so the status is 200 with `degraded` in the
 * body. 503 only while nothing can be kept, because the database takes no writes or was found damaged.
 *
 * Anybody can ask, so it says nothing about anybody. The reasons stand in the log. How many mails wait is not said either:
 * a mail to an address without an account never waits, so whoever counts would learn which addresses have one.
 */
export function health({ channels, health: watched, isDamaged = () => false }: Watched): Router {
  const router = Router();
  router.get("/health", (_request, response) => {
    const shown = Object.fromEntries(channels.map(({ name, health: look }) => [name, look().state]));
    const parts = Object.entries(watched?.read() ?? {});
    const states = new Set(parts.map(([, { state }]) => state));
    const calm = states.has("down") ? "down" : states.has("degraded") ? "degraded" : "ok";
    const status = isDamaged() ? "database damaged" : calm;
    response.status(isDamaged() || status === "down" ? 503 : 200);
    response.json({ service: "latchkey", status, channels: shown, parts: Object.fromEntries(parts.map(inWords)) });
  });
  return router;
}

const inWords = ([name, { state, since }]: [string, ReturnType<Health["read"]>[string]]) =>
  [name, { state, ...(since === undefined ? {} : { since: new Date(since).toISOString() }) }] as const;
