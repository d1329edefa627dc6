import { json, type Request, type Response, Router } from "express";
import { z } from "zod";
import { cookieNamed, DEVICE_COOKIE } from "../../shared/cookie.ts";
import { type Language, LANGUAGES } from "../../shared/language.ts";
import type { ChatAddress, Inbound, Inbox } from "../channel.ts";
import { sayNo } from "./error-response.ts";
import type { Pace } from "./pace.ts";
import type { Streams } from "./streams.ts";
import type { TokenHolding } from "./token-holding.ts";

/** What the routes need to take a message in. */
interface Intake {
  readonly inbox: Inbox;
  readonly holding: TokenHolding;
  readonly streams: Streams;
  readonly pace: Pace;
  /** Those that the page can be read in. Left out: the shipped ones. */
  readonly languages?: readonly Language[] | undefined;
}

/** `POST /open` gives the page its chat; `POST /messages` hands in one message. */
export function messageRoutes(intake: Intake): Router {
  const router = Router();
  router.post("/open", (request, response) => {
    intake.holding.open(request, response);
  });
  router.post("/messages", json({ limit: "64kb" }), async (request, response) => {
    const chat = intake.holding.chatForMessage(request, response);
    if (chat) await takeIn(intake, chat, request, response);
    else sayNo(response, "no-chat");
  });
  return router;
}

/** Answers only after the message is stored: what a page has been told is sent survives a power cut. */
async function takeIn(intake: Intake, chat: ChatAddress, request: Request, response: Response): Promise<void> {
  const message = messageIn(intake.languages ?? LANGUAGES).safeParse(request.body);
  if (!message.success) {
    sayNo(response, "not-a-message");
    return;
  }
  const wait = intake.pace.take(chat.chat);
  if (wait > 0) {
    sayNo(response, "too-fast", wait);
    return;
  }
  const inbound = inboundOf(chat, message.data, request);
  const receipt = await intake.inbox.receive(inbound);
  if (receipt === "refused") {
    sayNo(response, "not-a-message");
    return;
  }
  intake.streams.poke(chat.chat);
  response.status(202).json({ id: inbound.messageId, receipt });
}

/** `GET /lines?after=N`: the lines after number N. `open` is false for a page that has no chat yet. */
export function lineRoute(inbox: Inbox, { chatOf }: TokenHolding): Router {
  const router = Router();
  router.get("/lines", async (request, response) => {
    const chat = chatOf(request);
    const after = positionOf(request.query["after"]);
    if (after === undefined) {
      sayNo(response, "bad-position");
      return;
    }
    const lines = chat ? await inbox.history(chat, after) : [];
    response.set("Cache-Control", "no-store").json({ open: chat !== undefined, lines });
  });
  return router;
}

/**
 * `GET /events`: the same lines as they come, as server-sent events. A browser that comes back names its last line
 * in `Last-Event-ID`, a fresh page in `?after=N`; either way nothing is left out.
 */
export function eventRoute(streams: Streams, { chatOf }: TokenHolding): Router {
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

/** Where a chat goes on: an address that opens a messenger. Undefined when there is nothing to go on with, or nowhere. */
export type ContinueElsewhere = (chat: ChatAddress) => Promise<string | undefined>;

/** `POST /continue` draws a way into a messenger, good for one use. Only for POST: a link preview must not draw one. */
export function continueRoute(elsewhere: ContinueElsewhere, { chatOf }: TokenHolding): Router {
  const router = Router();
  router.post("/continue", async (request, response) => {
    const chat = chatOf(request);
    const address = chat && (await elsewhere(chat));
    if (address === undefined) sayNo(response, "nothing-open");
    else response.set("Cache-Control", "no-store").json({ address });
  });
  return router;
}

/**
 * What a page posts. The id is made by the page: it sends the same one again when it got no answer.
 *
 * @param languages those that the page can be read in
 */
function messageIn(languages: readonly Language[]) {
  const language = z.custom<Language>((tag) => languages.some((one) => one === tag)).optional();
  const about = { id: z.uuid(), language };
  return z.union([
    z.strictObject({ ...about, text: z.string().max(4000).regex(/\S/) }),
    z.strictObject({ ...about, option: z.string().min(1).max(200), label: z.string().min(1).max(200) }),
  ]);
}

type Posted = z.infer<ReturnType<typeof messageIn>>;

/** @param request its address is as the server saw it, or as a trusted proxy told */
function inboundOf(from: ChatAddress, message: Posted, request: Request): Inbound {
  const { id, language } = message;
  const body =
    "text" in message
      ? ({ kind: "text", text: message.text } as const)
      : ({ kind: "choice", option: message.option, label: message.label } as const);
  const device = cookieNamed(request.headers.cookie, DEVICE_COOKIE);
  const known = { from, messageId: id, body, seenFrom: request.ip, device };
  return language === undefined ? known : { ...known, language };
}

const position = z
  .string()
  .regex(/^\d{1,9}$/)
  .default("0")
  .transform(Number);

/** A line number as sent by a browser; 0 when it sent none, undefined when it is no line number. */
function positionOf(raw: unknown): number | undefined {
  const parsed = position.safeParse(raw);
  return parsed.success ? parsed.data : undefined;
}
