import { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { PageContext } from "../../page-context.ts";
import { formOf } from "../../form.ts";
import { insideOf } from "../../require-session.ts";
import { languageOf } from "../../show.ts";
import type { View } from "../../views/view.ts";
import { answerRefusal, mailingWords } from "./refusals.ts";
import { showSecurity } from "./security.ts";

const named = z.object({ address: z.string().max(320) });
const typed = z.object({ mailboxDigits: z.string().max(100) });

/** The forms of the topic "E-mail address". */
export function addressForms(context: PageContext): Router {
  const router = Router();
  router.post("/profile/security/address/code", (request, response) => mailCode(context, request, response));
  router.post("/profile/security/address", (request, response) => confirm(context, request, response));
  return router;
}

async function mailCode(context: PageContext, request: Request, response: Response): Promise<void> {
  const text = formOf(request, named).address;
  const inside = await insideOf(context, request, response);
  if (!inside) return;
  const address = context.readAddress(text);
  if (!address) return answerRefusal(context, request, response, "email-address", "not-an-address", text);
  const language = languageOf(context, request);
  const answer = await context.auth.emailChange.requestCode({ ...inside.acting, address, language });
  if (!answer.ok) return answerRefusal(context, request, response, "email-address", answer.reason, text);
  await showSecurity(context, request, response, mailingWords("email-address", answer.value));
}

async function confirm(context: PageContext, request: Request, response: Response): Promise<void> {
  const digits = formOf(request, typed).mailboxDigits;
  const inside = await insideOf(context, request, response);
  if (!inside) return;
  const answer = await context.auth.emailChange.confirm({ ...inside.acting, digits });
  if (!answer.ok) return answerRefusal(context, request, response, "email-address", answer.reason);
  const text = ({ words: { security } }: View) => security.address.changed;
  await showSecurity(context, request, response, { topic: "email-address", kind: "news", text });
}
