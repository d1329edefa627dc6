import { html } from "hono/html";
import type { Markup, View } from "./view.ts";

/** The one block most pages consist of. */
export const card = (title: string, content: Markup) =>
  html`<section class="card" aria-labelledby="title">
    <h1 id="title">${title}</h1>
    ${content}
  </section>`;

export const lead = (text: string) => html`<p class="lead">${text}</p>`;

/** `trouble` is read out at once, `news` when the reader pauses. */
export const notice = (kind: "trouble" | "news", text: string) =>
  html`<p class="notice ${kind}" role="${kind === "trouble" ? "alert" : "status"}">${text}</p>`;

/** Whose page this is, so that nobody takes one tab for another. @param masked address of the account */
export const whose = ({ words }: View, masked: string) =>
  html`<p class="whose">${words.account} <strong>${masked}</strong></p>`;

/** A link that looks like the one thing to do next. */
export const next = (href: string, label: string) => html`<a class="button" href="${href}">${label}</a>`;

export const backToSignIn = (view: View) => html`<p class="aside"><a href="/">${view.words.backToSignIn}</a></p>`;
