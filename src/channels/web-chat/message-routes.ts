import { json, type RequestHandler, type Response, Router } from "express";
import { type Budget, createBudget } from "../../shared/budget.ts";
import { budgetKey, normalAddress } from "../../shared/client-address.ts";
import type { Random } from "../../shared/random.ts";
import type { ChatAddress, Reception } from "../channel.ts";
import { openChat } from "./chat-identity.ts";
import { inboundOf, messageBody } from "./message-body.ts";
import { sayNo } from "./say-no.ts";
import type { Streams } from "./streams.ts";

/** A person types slower than this; a script does not. */
const PER_CHAT = { points: 20, seconds: 60 };
/** An office behind one address may have several people in trouble at once. */
const PER_ADDRESS = { points: 120, seconds: 60 };

/** `POST /open` gives the browser its chat; `POST /messages` hands in one message. */
export function messageRoutes(reception: Reception, random: Random, streams: Streams): Router {
  const router = Router();
  router.use(limitByAddress(createBudget(PER_ADDRESS.points, PER_ADDRESS.seconds)));
  router.post("/open", (request, response) => {
    openChat(request, response, random);
    response.status(204).end();
  });
  const perChat = createBudget(PER_CHAT.points, PER_CHAT.seconds);
  router.post("/messages", json({ limit: "64kb" }), async (request, response) => {
    const message = messageBody.safeParse(request.body);
    if (!message.success) {
      sayNo(response, "not-a-message");
      return;
    }
    const chat = openChat(request, response, random);
    if (await isTooFast(perChat, chat, response)) return;
    const inbound = inboundOf(chat, message.data);
    const receipt = await reception.receive(inbound);
    if (receipt === "refused") {
      sayNo(response, "not-a-message");
      return;
    }
    streams.poke(chat.chat);
    response.status(202).json({ id: inbound.messageId, receipt });
  });
  return router;
}

async function isTooFast(budget: Budget, chat: ChatAddress, response: Response): Promise<boolean> {
  const wait = await budget.take(chat.chat);
  if (wait > 0) sayNo(response, "too-fast", wait);
  return wait > 0;
}

function limitByAddress(budget: Budget): RequestHandler {
  return async (request, response, next) => {
    if (request.method !== "POST") {
      next();
      return;
    }
    const wait = await budget.take(budgetKey(normalAddress(request.ip)));
    if (wait === 0) {
      next();
      return;
    }
    sayNo(response, "too-fast", wait);
  };
}
