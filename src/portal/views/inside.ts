import { html } from "hono/html";
import type { Account } from "../../auth/auth.ts";
import { form } from "./form.ts";
import type { Markup, View } from "./view.ts";

/** Pages of the menu, in its order. The names are those that the chat and the mails tell people to click. */
const PERSONAL = [
  { href: "/home", name: "home" },
  { href: "/profile/security", name: "security" },
] as const;
const ADMIN = [
  { href: "/settings/users", name: "users" },
  { href: "/settings/users/whitelist", name: "whitelist" },
  { href: "/settings/workspace", name: "workspace" },
  { href: "/approvals", name: "approvals" },
] as const;
const AGENT = [{ href: "/cases", name: "cases" }] as const;
const OPERATOR = [{ href: "/channels", name: "channels" }] as const;

/** A page for somebody who is signed in: the menu beside it, one heading, and sections below. */
export const insidePage = (view: View, account: Account, title: string, content: Markup): Markup =>
  html`<div class="inside">
    ${menu(view, account)}
    <section class="sheet" aria-labelledby="title">
      <h1 id="title">${title}</h1>
      ${content}
    </section>
  </div>`;

/** One topic of such a page. @param id also its anchor */
export const section = (id: string, title: string, content: Markup): Markup =>
  html`<section class="topic" id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${content}
  </section>`;

function menu(view: View, account: Account): Markup {
  const words = view.words.inside;
  const entry = ({ href, name }: (typeof PERSONAL | typeof ADMIN | typeof AGENT | typeof OPERATOR)[number]) =>
    html`<li><a href="${href}" ${href === view.path ? html`aria-current="page"` : ""}>${words.menu[name]}</a></li>`;
  return html`<nav class="menu" aria-label="${words.menuLabel}">
    <p class="who"><strong>${account.name}</strong><span>${account.workspaceName}</span></p>
    <p class="group" id="menu-profile">${words.profile}</p>
    <ul aria-labelledby="menu-profile">
      ${PERSONAL.map(entry)}
    </ul>
    ${
      account.role === "admin"
        ? html`<p class="group" id="menu-settings">${words.settings}</p>
            <ul aria-labelledby="menu-settings">
              ${ADMIN.map(entry)}
            </ul>`
        : ""
    }
    ${
      account.support
        ? html`<p class="group" id="menu-support">${words.support}</p>
            <ul aria-labelledby="menu-support">
              ${AGENT.map(entry)} ${account.role === "admin" ? OPERATOR.map(entry) : ""}
            </ul>`
        : ""
    }
    ${form(view, "/sign-out", html`<button class="link" type="submit">${view.words.home.signOut}</button>`)}
  </nav>`;
}
