import { json, type Request, type Response, Router } from "express";
import type { Random } from "../../shared/random.ts";
import type { ChatAddress, Reception } from "../channel.ts";
import { openChat } from "./chat-identity.ts";
import { inboundOf, messageBody } from "./message-body.ts";
import type { Pace } from "./pace.ts";
import { sayNo } from "./say-no.ts";
import type { Streams } from "./streams.ts";

/** What the routes need to take a message in. */
export interface Intake {
  readonly reception: Reception;
  readonly random: Random;
  readonly streams: Streams;
  readonly pace: Pace;
}

/** `POST /open` gives the browser its chat; `POST /messages` hands in one message. */
export function messageRoutes(intake: Intake): Router {
  const router = Router();
  router.post("/open", (request, response) => {
    openChat(request, response, intake.random);
    response.status(204).end();
  });
  router.post("/messages", json({ limit: "64kb" }), async (request, response) => {
    const chat = openChat(request, response, intake.random);
    await takeIn(intake, chat, request, response);
  });
  return router;
}

/** Answers only after the message is stored: what a page has been told is sent survives a power cut. */
async function takeIn(intake: Intake, chat: ChatAddress, request: Request, response: Response): Promise<void> {
  const message = messageBody.safeParse(request.body);
  if (!message.success) {
    sayNo(response, "not-a-message");
    return;
  }
  const wait = intake.pace.take(chat.chat);
  if (wait > 0) {
    sayNo(response, "too-fast", wait);
    return;
  }
  const inbound = inboundOf(chat, message.data, request.ip);
  const receipt = await intake.reception.receive(inbound);
  if (receipt === "refused") {
    sayNo(response, "not-a-message");
    return;
  }
  intake.streams.poke(chat.chat);
  response.status(202).json({ id: inbound.messageId, receipt });
}
