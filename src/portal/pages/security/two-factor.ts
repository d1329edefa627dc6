import { html } from "hono/html";
import type { TwoStepsStanding } from "../../../auth/auth.ts";
import { button, field, form, quietButton } from "../../views/form.ts";
import { section } from "../../views/inside.ts";
import type { Markup, View } from "../../views/view.ts";
import { type SecuritySection, toldIn } from "./section.ts";

const ROUTE = "/profile/security/two-steps";

/** Topic "Two-step verification": how it stands, and the way to the other state, in two forms one after the other. */
export const twoStepsSection: SecuritySection = async (context, view, { acting }, said) => {
  const standing = await context.auth.twoSteps.read(acting);
  const words = view.words.security.twoSteps;
  const badge = standing?.on
    ? html`<span class="badge">${words.on}</span>`
    : html`<span class="badge plain">${words.off}</span>`;
  return section(
    "two-steps",
    words.title,
    html`${toldIn("two-steps", view, said)}
      <p>${words.purpose} ${badge}</p>
      ${standing ? wayOn(view, standing) : ""}`,
  );
};

function wayOn(view: View, standing: TwoStepsStanding): Markup {
  const words = view.words.security.twoSteps;
  if (!standing.on) return standing.asked ? typing(view, "on", standing.asked.address) : asking(view, "on");
  if (standing.required) return html`<p class="small">${words.required}</p>`;
  if (standing.byBackupCode) return withoutCode(view);
  const what = html`<p class="small">${words.whatOff}</p>`;
  return html`${what} ${standing.asked ? typing(view, "off", standing.asked.address) : asking(view, "off")}`;
}

const turnField = (turn: "on" | "off") => html`<input type="hidden" name="turn" value="${turn}" />`;

function asking(view: View, turn: "on" | "off"): Markup {
  const words = view.words.security.twoSteps;
  const press = turn === "on" ? button(words.turnOn) : quietButton(words.turnOff);
  return form(view, `${ROUTE}/code#two-steps`, html`${turnField(turn)}${press}`);
}

function typing(view: View, turn: "on" | "off", address: string): Markup {
  const { security: words } = view.words;
  const lead = turn === "on" ? words.twoSteps.codeOn({ address }) : words.twoSteps.codeOff({ address });
  const digits = { name: "digits", label: words.code, type: "text", hint: words.codeHint } as const;
  const code = field({ ...digits, autocomplete: "one-time-code", digits: true });
  return html`<p>${lead}</p>
    ${form(view, `${ROUTE}#two-steps`, html`${turnField(turn)}${code}${button(words.confirm)}`)}
    ${form(view, `${ROUTE}/code#two-steps`, html`${turnField(turn)}${quietButton(words.again)}`)}`;
}

function withoutCode(view: View): Markup {
  const words = view.words.security.twoSteps;
  return html`<p class="small">${words.byBackupCode} ${words.whatOff}</p>
    ${form(view, `${ROUTE}/after-backup-code#two-steps`, quietButton(words.turnOff))}`;
}
