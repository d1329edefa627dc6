import type { RequestHandler } from "express";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { networkOf } from "../auth/auth.ts";
import { visitorOf } from "./client-address.ts";
import type { PageContext } from "./page-context.ts";
import { showError } from "./pages/errors.ts";

/** A whole office behind one address stays below this; a script that tries passwords does not. */
const FORMS_PER_MINUTE = 60;

/** Several people in trouble at once. Each chat has a limit of its own, too. */
const CHAT_POSTS_PER_MINUTE = 240;

/** Limits what one client address may post. Accounts have limits of their own in the login module. */
export function slowDown(context: PageContext): RequestHandler {
  return limit(createBudget(FORMS_PER_MINUTE, 60), async (request, response) => {
    context.log("form-limit-reached", { path: request.path });
    await showError(context, request, response, 429);
  });
}

/** The same for the chat, which is answered in JSON. */
export function slowDownChat(context: PageContext): RequestHandler {
  return limit(createBudget(CHAT_POSTS_PER_MINUTE, 60), (_request, response) => {
    context.log("form-limit-reached", { path: "/chat" });
    const message = "Too many messages from your network in a short time. Wait a moment, then send it again.";
    response.status(429).json({ error: "too-fast", message });
  });
}

function limit(budget: Budget, refuse: RequestHandler): RequestHandler {
  return async (request, response, next) => {
    const isPost = request.method !== "GET" && request.method !== "HEAD";
    const wait = isPost ? await budget.take(networkOf(visitorOf(request).address)) : 0;
    if (wait === 0) {
      next();
      return;
    }
    response.set("Retry-After", String(wait));
    await refuse(request, response, next);
  };
}

/** So many uses a key in so many seconds. Kept in memory: a restart forgives. */
interface Budget {
  /** Takes one use. @returns seconds until the next use is free, 0 when this one was */
  take(key: string): Promise<number>;
}

/** @param points uses allowed in `seconds` for one key */
function createBudget(points: number, seconds: number): Budget {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return {
    take: async (key) => {
      try {
        await limiter.consume(key);
        return 0;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw refusal;
      }
    },
  };
}
