import type { RequestHandler } from "express";
import { createBudget } from "../shared/budget.ts";
import { budgetKey } from "../shared/client-address.ts";
import type { Desk } from "./desk.ts";
import { showError } from "./pages/errors.ts";
import { visitorOf } from "./visitor.ts";

/** A whole office behind one address stays below this; a script that tries passwords does not. */
const FORMS_PER_MINUTE = 60;

/** Limits what one client address may post. Accounts have limits of their own in the login module. */
export function slowDown(desk: Desk): RequestHandler {
  const budget = createBudget(FORMS_PER_MINUTE, 60);
  return async (request, response, next) => {
    const isForm = request.method !== "GET" && request.method !== "HEAD";
    const wait = isForm ? await budget.take(budgetKey(visitorOf(request).address)) : 0;
    if (wait === 0) {
      next();
      return;
    }
    desk.log("form-limit-reached", { path: request.path });
    response.set("Retry-After", String(wait));
    await showError(desk, request, response, 429);
  };
}
