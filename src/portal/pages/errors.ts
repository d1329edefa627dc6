import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import { html } from "hono/html";
import { z } from "zod";
import { drawLetters } from "../../shared/crockford.ts";
import type { PageContext } from "../page-context.ts";
import { BadForm } from "../form.ts";
import { show } from "../show.ts";
import { backToSignIn, card, lead } from "../views/card.ts";
import type { View } from "../views/view.ts";

type ErrorStatus = keyof View["words"]["errors"];

const thrownByExpress = z.object({ status: z.number() });

export function notFound(context: PageContext): RequestHandler {
  return async (request, response) => showError(context, request, response, 404);
}

/** The last resort: says that something failed and under which reference the log has it, and nothing of the error. */
export function answerTrouble(context: PageContext): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    const reference = status === 500 ? newReference(context) : undefined;
    if (reference !== undefined)
      context.log("page-failed", { reference, method: request.method, path: request.path }, error);
    await showError(context, request, response, status, reference);
  };
}

export async function showError(
  context: PageContext,
  request: Request,
  response: Response,
  status: ErrorStatus,
  reference?: string,
): Promise<void> {
  const page = {
    path: "/",
    lastResort: status === 500,
    title: ({ words }: View) => words.errors[status].title,
    body: (view: View) =>
      card(
        view.words.errors[status].title,
        html`${lead(view.words.errors[status].text)}${noted(view, reference)}${backToSignIn(view)}`,
      ),
  } as const;
  await show(context, request, response, page, status);
}

const noted = (view: View, reference: string | undefined) =>
  reference === undefined ? "" : html`<p class="reference">${view.words.reference} <code>${reference}</code></p>`;

function statusOf(error: unknown): ErrorStatus {
  if (error instanceof BadForm) return 400;
  const known = thrownByExpress.safeParse(error);
  if (!known.success || known.data.status >= 500) return 500;
  if (known.data.status === 413 || known.data.status === 415) return known.data.status;
  return 400;
}

const newReference = ({ random }: PageContext) => drawLetters(random, 8);
