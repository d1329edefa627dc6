import { Router } from "express";
import type { Messenger } from "../../channels/channel.ts";

/**
 * `GET /health`: this process answers, and how its channels do. For load balancers and restart scripts: a channel
 * that is down is no reason to restart the rest, so the status stays 200. A damaged database is: nothing is stored any
 * more. Says nothing about anybody.
 *
 * @param isDamaged whether the database was found damaged
 */
export function health(channels: readonly Pick<Messenger, "name" | "health">[], isDamaged: () => boolean): Router {
  const router = Router();
  router.get("/health", (_request, response) => {
    const states = Object.fromEntries(channels.map(({ name, health: look }) => [name, look().state]));
    const status = isDamaged() ? "database damaged" : "ok";
    response.status(status === "ok" ? 200 : 503).json({ service: "latchkey", status, channels: states });
  });
  return router;
}
