import type { RequestHandler } from "express";
import { z } from "zod";
import { cookieNamed } from "../shared/cookie.ts";
import { VISITOR_COOKIE } from "../shared/page-token.ts";
import { startedByUs } from "../shared/same-origin.ts";
import type { Desk } from "./desk.ts";
import { showError } from "./pages/errors.ts";

const withToken = z.object({ token: z.string() });

/** Lets a form through only when a page of ours was shown to this very browser and the browser says it came from there. */
export function onlyOurForms(desk: Desk): RequestHandler {
  const publicOrigin = new URL(desk.publicBaseUrl).origin;
  return async (request, response, next) => {
    if (request.method === "GET" || request.method === "HEAD") {
      next();
      return;
    }
    const source = { origin: request.get("origin"), fetchSite: request.get("sec-fetch-site") };
    const form = withToken.safeParse(request.body);
    const visitor = cookieNamed(request.headers.cookie, VISITOR_COOKIE);
    if (startedByUs(publicOrigin, source) && desk.tokens.fits(visitor, form.data?.token)) {
      next();
      return;
    }
    desk.log("foreign-form-refused", { path: request.path });
    await showError(desk, request, response, 403);
  };
}
