import { html } from "hono/html";
import type { Account } from "../../../auth/auth.ts";
import { button, field, form, usernameField } from "../../views/form.ts";
import { section } from "../../views/inside.ts";
import type { Markup, View } from "../../views/view.ts";
import { type SecuritySection, toldIn } from "./section.ts";

/** Topic "Password". With two-step verification it takes the present one; without, a session whose password is fresh. */
export const passwordSection: SecuritySection = (_desk, view, { account, fresh }, said) => {
  const words = view.words.security.password;
  return section(
    "change-password",
    words.title,
    html`${toldIn("change-password", view, said)}
      <p>${words.purpose}</p>
      ${account.twoSteps || fresh ? choosing(view, account) : ""}`,
  );
};

function choosing(view: View, { email, twoSteps: withCurrent }: Account): Markup {
  const { security, change } = view.words;
  const type = "password";
  const current = {
    name: "current",
    label: security.password.current,
    type,
    autocomplete: "current-password",
  } as const;
  const first = { name: "password", label: change.password, type, autocomplete: "new-password" } as const;
  const second = { name: "repeated", label: change.repeated, type, autocomplete: "new-password" } as const;
  const fields = html`${usernameField(email)} ${withCurrent ? field(current) : ""}
  ${field({ ...first, hint: change.lead })} ${field(second)} ${button(security.password.button)}`;
  return form(view, "/profile/security/password#change-password", fields);
}
