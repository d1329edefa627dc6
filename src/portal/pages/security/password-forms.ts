import { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { Desk } from "../../desk.ts";
import { formOf } from "../../form.ts";
import { insideOf } from "../../inside.ts";
import type { View } from "../../views/view.ts";
import { answerRefusal } from "./refusals.ts";
import { showSecurity } from "./security.ts";

const secret = z.string().max(1024);
const typed = z.object({ current: secret.default(""), password: secret, repeated: secret });

/** The form of the topic "Password". */
export function passwordForms(desk: Desk): Router {
  const router = Router();
  router.post("/profile/security/password", async (request: Request, response: Response) => {
    const form = formOf(request, typed);
    const inside = await insideOf(desk, request, response);
    if (!inside) return;
    const answer = await desk.auth.passwords.changeOwn({ ...inside.acting, ...form });
    if (!answer.ok) return answerRefusal(desk, request, response, "change-password", answer.reason);
    const text = ({ words: { security } }: View) => security.password.changed;
    await showSecurity(desk, request, response, { topic: "change-password", kind: "news", text });
  });
  return router;
}
