import { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { PageContext } from "../../page-context.ts";
import { formOf } from "../../form.ts";
import { insideOf } from "../../require-session.ts";
import type { View } from "../../views/view.ts";
import { answerRefusal } from "./refusals.ts";
import { showSecurity } from "./security.ts";

const named = z.object({ id: z.string().max(100) });

/** The forms of the topic "Linked chats". */
export function linkedChatForms(context: PageContext): Router {
  const router = Router();
  router.post("/profile/security/linked-chats/code", (request, response) => draw(context, request, response));
  router.post("/profile/security/linked-chats/unlink", (request, response) => unlink(context, request, response));
  return router;
}

async function draw(context: PageContext, request: Request, response: Response): Promise<void> {
  const inside = await insideOf(context, request, response);
  if (!inside) return;
  const drawn = await context.auth.linkedChats.drawCode(inside.acting);
  if (!drawn.ok) return answerRefusal(context, request, response, "linked-chats", drawn.reason);
  const text = ({ words: { linkedChats } }: View) => linkedChats.drawn;
  await showSecurity(context, request, response, { topic: "linked-chats", kind: "news", text, linkCode: drawn.value });
}

async function unlink(context: PageContext, request: Request, response: Response): Promise<void> {
  const { id } = formOf(request, named);
  const inside = await insideOf(context, request, response);
  if (!inside) return;
  const answer = await context.auth.linkedChats.unlink({ ...inside.acting, id });
  if (answer === "signed-out") return answerRefusal(context, request, response, "linked-chats", answer);
  const text = ({ words: { linkedChats } }: View) => (answer === "unlinked" ? linkedChats.unlinked : linkedChats.gone);
  const status = answer === "unlinked" ? 200 : 404;
  await showSecurity(context, request, response, { topic: "linked-chats", kind: "news", text }, status);
}
