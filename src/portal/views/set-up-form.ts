import { html } from "hono/html";
import type { SetUpRefusal, SetUpStanding } from "../../auth/auth.ts";
import type { Language } from "../../shared/language.ts";
import { button, field, form } from "./form.ts";
import { languageName } from "./layout.ts";
import type { Markup, View } from "./view.ts";

/** What stays in the form when something was wrong; passwords do not. */
export interface TypedSetUp {
  readonly company: string;
  readonly name: string;
  readonly address: string;
  readonly language: Language;
}

/** What can be mended in the form. */
export type SetUpWrong = Exclude<SetUpRefusal, SetUpStanding>;

type Place = "company" | "name" | "address" | "password" | "repeated";

/** Company, first admin, password: with what is wrong at its field. */
export function setUpForm(view: View, action: string, typed: TypedSetUp, wrong?: SetUpWrong): Markup {
  const words = view.words.setUp;
  const at = wrong && placeOf(wrong);
  const marked = (place: Place) => ({
    name: place,
    label: words[place],
    error: at === place && wrong ? sentenceOf(view, wrong) : undefined,
    focus: (at ?? "company") === place,
  });
  const text = { type: "text" } as const;
  const password = { type: "password", autocomplete: "new-password" } as const;
  const [company, name] = [
    { ...text, autocomplete: "organization" },
    { ...text, autocomplete: "name" },
  ] as const;
  const address = { type: "email", autocomplete: "username" } as const;
  return form(
    view,
    action,
    html`${field({ ...marked("company"), ...company, value: typed.company, hint: words.companyHint })}
    ${field({ ...marked("name"), ...name, value: typed.name })}
    ${field({ ...marked("address"), ...address, value: typed.address, hint: words.addressHint })}
    ${languageField(view, typed.language)} ${field({ ...marked("password"), ...password, hint: words.passwordHint })}
    ${field({ ...marked("repeated"), ...password })} ${button(words.button)}`,
  );
}

const languageField = ({ languages, words: { setUp } }: View, chosen: Language): Markup =>
  html`<div class="field">
    <label for="language">${setUp.language}</label>
    <select id="language" name="language" autocomplete="language">
      ${languages.map(
        (one) =>
          html`<option value="${one}" lang="${one}" ${one === chosen ? "selected" : ""}>
            ${languageName(one, languages)}
          </option>`,
      )}
    </select>
  </div>`;

function placeOf(wrong: SetUpWrong): Place {
  if (wrong === "bad-company") return "company";
  if (wrong === "bad-name") return "name";
  if (wrong === "bad-address" || wrong === "reserved") return "address";
  return wrong === "not-equal" ? "repeated" : "password";
}

function sentenceOf({ words: { setUp, forgot, change } }: View, wrong: SetUpWrong): string {
  if (wrong === "bad-company") return setUp.badCompany;
  if (wrong === "bad-name") return setUp.badName;
  if (wrong === "reserved") return setUp.reserved;
  return wrong === "bad-address" ? forgot.notAnAddress : change.refusals[wrong];
}
