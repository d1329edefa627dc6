import { Router } from "express";
import { html } from "hono/html";
import type { PageContext, DemoCompany, DemoCharacter } from "../page-context.ts";
import { show } from "../show.ts";
import { next, notice } from "../views/card.ts";
import { section } from "../views/inside.ts";
import type { Markup, View } from "../views/view.ts";

/** `/demo`: the people of the embedded default, each with a password, a story and something to try. */
export function demo(context: PageContext, companies: readonly DemoCompany[]): Router {
  const router = Router();
  router.get("/demo", (request, response) => show(context, request, response, page(companies)));
  return router;
}

const page = (companies: readonly DemoCompany[]) =>
  ({
    path: "/demo",
    title: ({ words }: View) => words.demo.title,
    body: (view: View) =>
      html`<section class="sheet demo" aria-labelledby="title">
        <h1 id="title">${view.words.demo.title}</h1>
        ${notice("news", view.words.demo.standIn)}
        ${companies.map(({ id, name, people }) => section(id, name, list(view, people)))}
        ${next("/", view.words.demo.signIn)}
      </section>`,
  }) as const;

const list = (view: View, people: readonly DemoCharacter[]): Markup =>
  html`<ul class="rows cast">
    ${people.map((person) => row(view, person))}
  </ul>`;

const row = ({ words }: View, person: DemoCharacter): Markup =>
  html`<li>
    <div>
      <p class="name">${person.name}</p>
      <p>${sentence(words.demo.people[person.told].story)}</p>
      <p class="small">${words.demo.people[person.told].hint}</p>
    </div>
    <dl class="facts">
      <div>
        <dt>${words.demo.address}</dt>
        <dd>${person.email}</dd>
      </div>
      <div>
        <dt>${words.demo.password}</dt>
        <dd><code>${person.password}</code></dd>
      </div>
    </dl>
  </li>`;

/** Stories stand in a list of their own elsewhere, without capital and full stop. */
const sentence = (story: string) => `${story.slice(0, 1).toUpperCase()}${story.slice(1)}.`;
