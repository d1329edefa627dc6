import { Router } from "express";
import type { Messenger } from "../../channels/channel.ts";

/**
 * `GET /health`: this process answers, and how its channels do. For load balancers and restart scripts: a channel
 * that is down is no reason to restart the rest, so the status stays 200. Says nothing about anybody.
 */
export function health(channels: readonly Pick<Messenger, "name" | "health">[]): Router {
  const router = Router();
  router.get("/health", (_request, response) => {
    const states = Object.fromEntries(channels.map(({ name, health: look }) => [name, look().state]));
    response.json({ service: "latchkey", status: "ok", channels: states });
  });
  return router;
}
