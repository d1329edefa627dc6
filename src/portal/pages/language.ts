import { Router } from "express";
import { z } from "zod";
import { LANGUAGES } from "../../shared/language.ts";
import { formOf } from "../form.ts";
import { nameGiven, pageOf } from "../held-token.ts";
import { writeCookie } from "../page-cookies.ts";
import { PLACES } from "../views/view.ts";

const choice = z.object({ language: z.enum(LANGUAGES), place: z.enum(PLACES) });

/**
 * `POST /language`: keeps the language in a cookie and goes back to the page, which is one of a closed list, with the
 * token it was about.
 */
export function language(): Router {
  const router = Router();
  router.post("/language", (request, response) => {
    const { language, place } = formOf(request, choice);
    writeCookie(response, "language", language);
    response.redirect(303, pageOf(place, nameGiven(request.body)));
  });
  return router;
}
