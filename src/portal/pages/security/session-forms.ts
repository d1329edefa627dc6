import { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { Desk } from "../../desk.ts";
import { formOf } from "../../form.ts";
import { insideOf } from "../../inside.ts";
import type { View } from "../../views/view.ts";
import { answerRefusal } from "./refusals.ts";
import { showSecurity } from "./security.ts";

const named = z.object({ id: z.string().max(100) });

/** The forms of the topic "Sessions". */
export function sessionForms(desk: Desk): Router {
  const router = Router();
  router.post("/profile/security/sessions/end", (request, response) => end(desk, request, response));
  router.post("/profile/security/sessions/end-others", (request, response) => endOthers(desk, request, response));
  return router;
}

async function end(desk: Desk, request: Request, response: Response): Promise<void> {
  const { id } = formOf(request, named);
  const inside = await insideOf(desk, request, response);
  if (!inside) return;
  const answer = await desk.auth.sessions.end({ ...inside.acting, id });
  if (answer === "signed-out") return answerRefusal(desk, request, response, "sessions", answer);
  const text = ({ words: { security } }: View) =>
    answer === "ended" ? security.sessions.ended : security.sessions.gone;
  const status = answer === "ended" ? 200 : 404;
  await showSecurity(desk, request, response, { topic: "sessions", kind: "news", text }, status);
}

async function endOthers(desk: Desk, request: Request, response: Response): Promise<void> {
  const inside = await insideOf(desk, request, response);
  if (!inside) return;
  const answer = await desk.auth.sessions.endOthers(inside.acting);
  if (answer === "signed-out") return answerRefusal(desk, request, response, "sessions", answer);
  const text = ({ words: { security } }: View) => security.sessions.othersEnded(answer);
  await showSecurity(desk, request, response, { topic: "sessions", kind: "news", text });
}
