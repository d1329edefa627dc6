import { Router } from "express";
import { chatOf } from "./chat-identity.ts";
import { positionOf } from "./position.ts";
import { sayNo } from "./say-no.ts";
import type { Streams } from "./streams.ts";

/**
 * `GET /events`: the same lines as they come, as server-sent events. A browser that comes back names its last line
 * in `Last-Event-ID`, a fresh page in `?after=N`; either way nothing is left out.
 */
export function eventRoute(streams: Streams): Router {
  const router = Router();
  router.get("/events", (request, response) => {
    const chat = chatOf(request);
    if (!chat) {
      sayNo(response, "no-chat");
      return;
    }
    const after = positionOf(request.get("last-event-id") ?? request.query["after"]);
    if (after === undefined) {
      sayNo(response, "bad-position");
      return;
    }
    if (streams.isFull(chat.chat)) {
      sayNo(response, "too-many-streams", 30);
      return;
    }
    response.set({ "Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no" });
    response.flushHeaders();
    const sink = { write: (event: string) => void response.write(event), end: () => void response.end() };
    response.on("close", streams.add(chat, after, sink));
  });
  return router;
}
