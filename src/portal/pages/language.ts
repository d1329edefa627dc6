import { Router } from "express";
import { z } from "zod";
import type { Language } from "../../shared/language.ts";
import type { PageContext } from "../page-context.ts";
import { formOf } from "../form.ts";
import { nameGiven, pageOf } from "../held-token.ts";
import { writeCookie } from "../page-cookies.ts";
import { PLACES } from "../views/view.ts";

/** One of the languages that pages can be read in. */
export const languageIn = ({ wording }: Pick<PageContext, "wording">) =>
  z.custom<Language>((value) => wording.languages.some((one) => one === value));

/**
 * `POST /language`: keeps the language in a cookie and goes back to the page, which is one of a closed list, with the
 * token it was about.
 */
export function language(context: PageContext): Router {
  const choice = z.object({ language: languageIn(context), place: z.enum(PLACES) });
  const router = Router();
  router.post("/language", (request, response) => {
    const { language, place } = formOf(request, choice);
    writeCookie(response, "language", language);
    response.redirect(303, pageOf(place, nameGiven(request.body)));
  });
  return router;
}
