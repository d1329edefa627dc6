import { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { PageContext } from "../../page-context.ts";
import { formOf } from "../../form.ts";
import { insideOf } from "../../require-session.ts";
import { languageOf } from "../../show.ts";
import type { View } from "../../views/view.ts";
import { answerRefusal, mailingWords } from "./refusals.ts";
import { showSecurity } from "./security.ts";

const turn = z.enum(["on", "off"]);
const asked = z.object({ turn });
const typed = z.object({ turn, digits: z.string().max(100) });

/** The forms of the topic "Two-step verification". */
export function twoStepsForms(context: PageContext): Router {
  const router = Router();
  router.post("/profile/security/two-steps/code", (request, response) => mailCode(context, request, response));
  router.post("/profile/security/two-steps", (request, response) => confirm(context, request, response));
  router.post("/profile/security/two-steps/after-backup-code", (request, response) =>
    turnOff(context, request, response),
  );
  return router;
}

async function mailCode(context: PageContext, request: Request, response: Response): Promise<void> {
  const wanted = formOf(request, asked);
  const inside = await insideOf(context, request, response);
  if (!inside) return;
  const language = languageOf(context, request);
  const answer = await context.auth.twoSteps.requestCode({ ...inside.acting, turn: wanted.turn, language });
  if (!answer.ok) return answerRefusal(context, request, response, "two-steps", answer.reason);
  await showSecurity(context, request, response, mailingWords("two-steps", answer.value));
}

async function confirm(context: PageContext, request: Request, response: Response): Promise<void> {
  const form = formOf(request, typed);
  const inside = await insideOf(context, request, response);
  if (!inside) return;
  const answer = await context.auth.twoSteps.confirm({ ...inside.acting, ...form });
  if (!answer.ok) return answerRefusal(context, request, response, "two-steps", answer.reason);
  await showSecurity(context, request, response, switched(answer.value));
}

async function turnOff(context: PageContext, request: Request, response: Response): Promise<void> {
  const inside = await insideOf(context, request, response);
  if (!inside) return;
  const answer = await context.auth.twoSteps.turnOffAfterBackupCode(inside.acting);
  if (!answer.ok) return answerRefusal(context, request, response, "two-steps", answer.reason);
  await showSecurity(context, request, response, switched("off"));
}

const switched = (now: "on" | "off") => ({
  topic: "two-steps" as const,
  kind: "news" as const,
  text: ({ words: { security } }: View) => (now === "on" ? security.twoSteps.nowOn : security.twoSteps.nowOff),
});
