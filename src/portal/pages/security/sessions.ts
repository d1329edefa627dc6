import { html } from "hono/html";
import type { Device, OpenSession } from "../../../auth/auth.ts";
import type { Instant } from "../../../shared/brand.ts";
import { ago } from "../../views/ago.ts";
import { quietButton, tokenField } from "../../views/form.ts";
import { section } from "../../views/inside.ts";
import type { Markup, View } from "../../views/view.ts";
import { type SecuritySection, toldIn } from "./section.ts";

const ROUTE = "/profile/security/sessions";

/** Topic "Sessions": where the account is signed in, and a way to end each of them. */
export const sessionsSection: SecuritySection = async (context, view, { acting }, said) => {
  const list = (await context.auth.sessions.list(acting)) ?? [];
  const words = view.words.security.sessions;
  const now = context.clock.now();
  return section(
    "sessions",
    words.title,
    html`${toldIn("sessions", view, said)}
      <p>${words.purpose}</p>
      <ul class="rows">
        ${list.map((one) => row(view, one, now))}
      </ul>
      ${list.length > 1 ? small(view, `${ROUTE}/end-others#sessions`, quietButton(words.endOthers)) : ""}`,
  );
};

function row(view: View, one: OpenSession, now: Instant): Markup {
  const words = view.words.security.sessions;
  const name = nameOf(view, one.device);
  const when = (then: Instant) => ago(view.language, then, now);
  return html`<li>
    <div>
      <p class="name">${name} ${one.isThis ? html`<span class="badge">${words.isThis}</span>` : ""}</p>
      <p class="small">${words.used({ when: when(one.usedAt), address: one.address })}</p>
      <p class="small">${words.opened({ when: when(one.openedAt) })}</p>
    </div>
    ${one.isThis ? "" : ending(view, one.id, name)}
  </li>`;
}

function ending(view: View, id: string, name: string): Markup {
  const words = view.words.security.sessions;
  const content = html`<input type="hidden" name="id" value="${id}" />
    <button class="button quiet" type="submit" aria-label="${words.endNamed({ device: name })}">${words.end}</button>`;
  return small(view, `${ROUTE}/end#sessions`, content);
}

const small = (view: View, action: string, content: Markup): Markup =>
  html`<form method="post" action="${action}" class="actions">${tokenField(view)}${content}</form>`;

function nameOf(view: View, { browser, system }: Device): string {
  const words = view.words.security.sessions;
  return browser && system ? words.device({ browser, system }) : (browser ?? system ?? words.unknown);
}
