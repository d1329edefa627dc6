import { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { PageContext } from "../../page-context.ts";
import { formOf } from "../../form.ts";
import { insideOf } from "../../require-session.ts";
import type { View } from "../../views/view.ts";
import { answerRefusal } from "./refusals.ts";
import { showSecurity } from "./security.ts";

const secret = z.string().max(1024);
const typed = z.object({ current: secret.default(""), password: secret, repeated: secret });

/** The form of the topic "Password". */
export function passwordForms(context: PageContext): Router {
  const router = Router();
  router.post("/profile/security/password", async (request: Request, response: Response) => {
    const form = formOf(request, typed);
    const inside = await insideOf(context, request, response);
    if (!inside) return;
    const answer = await context.auth.passwords.changeOwn({ ...inside.acting, ...form });
    if (!answer.ok) return answerRefusal(context, request, response, "change-password", answer.reason);
    const text = ({ words: { security } }: View) => security.password.changed;
    await showSecurity(context, request, response, { topic: "change-password", kind: "news", text });
  });
  return router;
}
