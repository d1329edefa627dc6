import { createHmac } from "node:crypto";
import express, { type ErrorRequestHandler, type Request, type RequestHandler, Router } from "express";
import { hashToken, sameMac } from "../../shared/secrets.ts";
import { type CloudSettings, WEBHOOK_PATH } from "./settings.ts";

/** Meta's posts have at most 3 MB (developers.facebook.com, "Webhooks"), with room to spare. */
const LARGEST = "4mb";

const LONGEST_CHALLENGE = 512;

interface WebhookDeps {
  readonly settings: Pick<CloudSettings, "appSecret" | "verifyToken">;
  /** `false`: nothing is taken now, and Meta brings it again. */
  readonly isOpen: () => boolean;
  /** Takes a post that is really Meta's. Resolves when all of it is stored; rejects when something could not be. */
  readonly take: (raw: Uint8Array) => Promise<void>;
  readonly onForged: () => void;
  readonly onTrouble: (where: string, error: unknown) => void;
}

/** `GET` and `POST /whatsapp/webhook`. The signature is checked over the bytes as they came, before anything reads them. */
export function createWebhook(deps: WebhookDeps): Router {
  const forged: RequestHandler = (_request, response) => {
    deps.onForged();
    response.status(401).end();
  };
  /** Too large, compressed, broken off: not what Meta sends. */
  const unreadable: ErrorRequestHandler = (_error, request, response, next) => forged(request, response, next);
  const raw = express.raw({ type: () => true, limit: LARGEST, inflate: false });
  const router = Router();
  router.get(WEBHOOK_PATH, shakeHands(deps.settings.verifyToken));
  router.post(WEBHOOK_PATH, onlySigned(forged), raw, takePost(deps, forged), unreadable);
  return router;
}

/** Whoever subscribes the webhook at Meta shows the token that the operator made up. */
function shakeHands(verifyToken: string): RequestHandler {
  return ({ query }, response) => {
    const { "hub.mode": mode, "hub.verify_token": token, "hub.challenge": challenge } = query;
    const knows = typeof token === "string" && sameMac(hashToken(token), hashToken(verifyToken));
    if (mode !== "subscribe" || !knows || typeof challenge !== "string" || challenge.length > LONGEST_CHALLENGE)
      return void response.status(403).end();
    response.type("text/plain").send(challenge);
  };
}

/** Nobody makes us read megabytes without at least looking like Meta. */
const onlySigned =
  (forged: RequestHandler): RequestHandler =>
  (request, response, next) =>
    looksSigned(signatureOf(request)) ? next() : forged(request, response, next);

const signatureOf = ({ headers }: Request) => headers["x-hub-signature-256"];

function takePost({ settings, isOpen, take, onTrouble }: WebhookDeps, forged: RequestHandler): RequestHandler {
  const statusOf = async (taken: Promise<void>) => {
    try {
      await taken;
      return 200;
    } catch (error) {
      onTrouble("whatsapp-cloud: webhook", error);
      return 500;
    }
  };
  return async (request, response, next) => {
    const body: unknown = request.body;
    const raw = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    const header = signatureOf(request);
    if (!looksSigned(header) || !isSigned(raw, header, settings.appSecret)) return forged(request, response, next);
    response.status(isOpen() ? await statusOf(take(raw)) : 503).end();
    return undefined;
  };
}

/** HMAC-SHA-256 in hex. An older `sha1=` says nothing today. */
const SHAPE = /^sha256=[0-9a-f]{64}$/u;

/** Whether the header `X-Hub-Signature-256` could be one at all: looked at before a byte of the body is read. */
const looksSigned = (header: unknown): header is string => typeof header === "string" && SHAPE.test(header);

/**
 * Whether exactly these bytes were signed with the app's secret. The bytes as they came: JSON that was read and written
 * again is another text.
 */
function isSigned(raw: Uint8Array, header: string, appSecret: string): boolean {
  const expected = createHmac("sha256", appSecret).update(raw).digest("hex");
  return sameMac(header, `sha256=${expected}`);
}
