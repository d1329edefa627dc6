import { Router } from "express";
import type { Reception } from "../channel.ts";
import { chatOf } from "./chat-identity.ts";
import { positionOf } from "./position.ts";
import { sayNo } from "./say-no.ts";

/** `GET /lines?after=N`: the lines after number N. `open` is false for a browser that has no chat yet. */
export function lineRoute(reception: Reception): Router {
  const router = Router();
  router.get("/lines", async (request, response) => {
    const chat = chatOf(request);
    const after = positionOf(request.query["after"]);
    if (after === undefined) {
      sayNo(response, "bad-position");
      return;
    }
    const lines = chat ? await reception.history(chat, after) : [];
    response.set("Cache-Control", "no-store").json({ open: chat !== undefined, lines });
  });
  return router;
}
