import { type ErrorRequestHandler, json, type RequestHandler, type Response, Router } from "express";
import { hashToken, sameMac } from "../../shared/secrets.ts";
import type { TelegramDeps } from "./deps.ts";
import type { TakeUpdate } from "./take-update.ts";

export const WEBHOOK_PATH = "/telegram/webhook";
const SECRET_HEADER = "x-telegram-bot-api-secret-token";
/** An update is a few kilobytes; this is far beyond any. */
const LIMIT = "1mb";

/** `POST /telegram/webhook`: answers 200 only after the update is stored, so that Telegram brings it again otherwise. */
export function webhookRoute(secret: string, take: TakeUpdate, { onTrouble }: Pick<TelegramDeps, "onTrouble">): Router {
  const router = Router();
  const body = json({ limit: LIMIT, type: () => true });
  const store: RequestHandler = async (request, response) => {
    await take(request.body);
    answer(response, 200);
  };
  router.post(WEBHOOK_PATH, onlyTelegram(secret), body, unreadable(onTrouble), store, notStored(onTrouble));
  return router;
}

/** Comes before anything of the body is read. Hashes are compared, so that not even a length shows in the time. */
function onlyTelegram(secret: string): RequestHandler {
  const wanted = hashToken(secret);
  return (request, response, next) => {
    const shown = request.headers[SECRET_HEADER];
    if (typeof shown === "string" && sameMac(hashToken(shown), wanted)) next();
    else answer(response.set("connection", "close"), 401);
  };
}

/** What can never be read is taken and dropped; Telegram would repeat it for ever. Nothing of it is told. */
const unreadable =
  (onTrouble: TelegramDeps["onTrouble"]): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    onTrouble("telegram: webhook", new Error("A request that was not readable as JSON was dropped."));
    answer(response, 200);
  };

/** Telegram brings it again. */
const notStored =
  (onTrouble: TelegramDeps["onTrouble"]): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    onTrouble("telegram: webhook", error);
    answer(response, 500);
  };

const answer = (response: Response, status: number) => void response.status(status).end();
