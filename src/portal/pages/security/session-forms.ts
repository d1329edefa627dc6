import { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { PageContext } from "../../page-context.ts";
import { formOf } from "../../form.ts";
import { insideOf } from "../../require-session.ts";
import type { View } from "../../views/view.ts";
import { answerRefusal } from "./refusals.ts";
import { showSecurity } from "./security.ts";

const named = z.object({ id: z.string().max(100) });

/** The forms of the topic "Sessions". */
export function sessionForms(context: PageContext): Router {
  const router = Router();
  router.post("/profile/security/sessions/end", (request, response) => end(context, request, response));
  router.post("/profile/security/sessions/end-others", (request, response) => endOthers(context, request, response));
  return router;
}

async function end(context: PageContext, request: Request, response: Response): Promise<void> {
  const { id } = formOf(request, named);
  const inside = await insideOf(context, request, response);
  if (!inside) return;
  const answer = await context.auth.sessions.end({ ...inside.acting, id });
  if (answer === "signed-out") return answerRefusal(context, request, response, "sessions", answer);
  const text = ({ words: { security } }: View) =>
    answer === "ended" ? security.sessions.ended : security.sessions.gone;
  const status = answer === "ended" ? 200 : 404;
  await showSecurity(context, request, response, { topic: "sessions", kind: "news", text }, status);
}

async function endOthers(context: PageContext, request: Request, response: Response): Promise<void> {
  const inside = await insideOf(context, request, response);
  if (!inside) return;
  const answer = await context.auth.sessions.endOthers(inside.acting);
  if (answer === "signed-out") return answerRefusal(context, request, response, "sessions", answer);
  const text = ({ words: { security } }: View) => security.sessions.othersEnded({ count: answer });
  await showSecurity(context, request, response, { topic: "sessions", kind: "news", text });
}
