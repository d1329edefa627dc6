import { html } from "hono/html";
import { button, field, form, quietButton } from "../../views/form.ts";
import { section } from "../../views/inside.ts";
import type { Markup, View } from "../../views/view.ts";
import { type SecuritySection, toldIn } from "./section.ts";

const ROUTE = "/profile/security/address";

/** Topic "E-mail address": the new one proves itself by a code before it counts. */
export const addressSection: SecuritySection = async (context, view, { acting, account }, said) => {
  const words = view.words.security.address;
  const asked = account.twoSteps ? undefined : await context.auth.emailChange.asked(acting);
  const forms = asked ? typing(view, asked.address, said?.typed) : asking(view, said?.typed);
  return section(
    "email-address",
    words.title,
    html`${toldIn("email-address", view, said)}
      <p>${words.purpose({ address: account.email })}</p>
      ${account.twoSteps ? html`<p class="small">${words.offFirst}</p>` : forms}`,
  );
};

function asking(view: View, typed?: string): Markup {
  const words = view.words.security.address;
  const address = { name: "address", label: words.field, type: "email", autocomplete: "email" } as const;
  return form(
    view,
    `${ROUTE}/code#email-address`,
    html`${field({ ...address, value: typed })} ${button(words.button)}`,
  );
}

function typing(view: View, asked: string, typed?: string): Markup {
  const { security: words } = view.words;
  const digits = { name: "mailboxDigits", label: words.code, type: "text", hint: words.codeHint } as const;
  const code = field({ ...digits, autocomplete: "one-time-code", digits: true });
  const same = html`<input type="hidden" name="address" value="${asked}" />${quietButton(words.again)}`;
  return html`<p>${words.address.typeIt({ address: asked })}</p>
    ${form(view, `${ROUTE}#email-address`, html`${code}${button(words.confirm)}`)}
    ${form(view, `${ROUTE}/code#email-address`, same)}
    <details class="fold" ${typed === undefined ? "" : "open"}>
      <summary>${words.address.another}</summary>
      ${asking(view, typed)}
    </details>`;
}
