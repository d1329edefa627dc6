import { FORM, type TestBrowser } from "./test-browser.ts";

/** A page as it stands in a tab: its forms hold what they held when it was loaded, whatever other tabs do meanwhile. */
export interface Tab {
  readonly markup: string;
  readonly forms: readonly TabForm[];
  /** Sends the form that leads to `action`. @throws when the page has none */
  submit(action: string, fields?: Readonly<Record<string, string>>): Promise<Response>;
  send(form: TabForm, fields?: Readonly<Record<string, string>>): Promise<Response>;
}

export interface TabForm {
  readonly action: string;
  /** Hidden fields, and the first button with a name. */
  readonly fields: Readonly<Record<string, string>>;
  /** Names of the fields to be filled in; lists are left at what they show. */
  readonly open: readonly string[];
}

/** Opens a page, and goes wherever it leads. */
export async function openTab(browser: TestBrowser, path: string): Promise<Tab> {
  let answer = await browser.get(path);
  for (let place = answer.headers.get("location"); place; place = answer.headers.get("location"))
    answer = await browser.get(place);
  return tabOf(browser, answer);
}

/** What an answer shows; also one to a form. */
export async function tabOf(browser: TestBrowser, answer: Response): Promise<Tab> {
  const place = answer.headers.get("location");
  if (place) return openTab(browser, place);
  const markup = await answer.text();
  const forms = [...markup.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].map(([, open = "", inner = ""]) =>
    formIn(open, inner),
  );
  const send: Tab["send"] = (form, fields = {}) =>
    browser.post(form.action, new URLSearchParams({ ...form.fields, ...fields }).toString(), FORM);
  const submit: Tab["submit"] = (action, fields) => {
    const form = forms.find((one) => one.action.split("#")[0] === action);
    if (!form) throw new Error(`The page has no form that leads to ${action}.`);
    return send(form, fields);
  };
  return { markup, forms, submit, send };
}

function formIn(open: string, inner: string): TabForm {
  const inputs = [...inner.matchAll(/<(?:input|textarea)\b[^>]*>/g)].map(([tag]) => tag);
  const buttons = [...inner.matchAll(/<button\b[^>]*>/g)].map(([tag]) => tag);
  const fixed = [...inputs.filter((tag) => valueOf(tag, "type") === "hidden"), ...buttons.slice(0, 1)];
  const named = fixed.filter((tag) => valueOf(tag, "name") !== "");
  return {
    action: valueOf(open, "action"),
    fields: Object.fromEntries(named.map((tag) => [valueOf(tag, "name"), valueOf(tag, "value")])),
    open: inputs.filter((tag) => !fixed.includes(tag)).map((tag) => valueOf(tag, "name")),
  };
}

const valueOf = (tag: string, name: string) =>
  (new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
