import { Router } from "express";
import type { Messenger } from "../../channels/channel.ts";

/**
 * `GET /health`: this process answers, and how its messengers do. For load balancers and restart scripts: a messenger
 * that is down is no reason to restart the rest, so the status stays 200. Says nothing about anybody.
 */
export function health(messengers: readonly Pick<Messenger, "name" | "health">[]): Router {
  const router = Router();
  router.get("/health", (_request, response) => {
    const channels = Object.fromEntries(messengers.map(({ name, health: look }) => [name, look().state]));
    response.json({ service: "latchkey", status: "ok", channels });
  });
  return router;
}
