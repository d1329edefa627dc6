import type { ErrorRequestHandler } from "express";
import { z } from "zod";
import { type Refusal, sayNo } from "./say-no.ts";

const parserError = z.object({ type: z.string(), status: z.number().min(400).max(499) });

/** Turns what was thrown on the way into a clear JSON answer. Nothing of the error itself leaves the house. */
export function answerTrouble(onTrouble: (where: string, error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const refusal = refusalFor(error);
    if (refusal === "something-failed") onTrouble(`web chat ${request.method} ${request.path}`, error);
    sayNo(response, refusal);
  };
}

function refusalFor(error: unknown): Refusal {
  const known = parserError.safeParse(error);
  if (!known.success) return "something-failed";
  return known.data.type === "entity.too.large" ? "too-long" : "not-json";
}
