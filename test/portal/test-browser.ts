/** Just enough of a browser: keeps cookies, names its origin, follows nothing by itself. */
export interface TestBrowser {
  readonly cookies: Map<string, string>;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  /** Posts a form the way a page of ours does: fetches `page` first for its token. */
  readonly submit: (page: string, action: string, fields: Record<string, string>) => Promise<Response>;
  /** Posts whatever it is given. */
  readonly post: (path: string, body: string | Blob, headers: Record<string, string>) => Promise<Response>;
}

export const FORM = { "Content-Type": "application/x-www-form-urlencoded" };

export function testBrowser(baseUrl: string): TestBrowser {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit) => {
    const cookie = [...cookies].map((pair) => pair.join("=")).join("; ");
    const headers = { cookie, ...Object.fromEntries(new Headers(init.headers)) };
    const response = await fetch(new URL(path, baseUrl), { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    return response;
  };
  const get: TestBrowser["get"] = (path, headers = {}) => send(path, { headers });
  const post: TestBrowser["post"] = (path, body, headers) =>
    send(path, { method: "POST", body, headers: { origin: baseUrl, ...headers } });
  const submit: TestBrowser["submit"] = async (page, action, fields) => {
    const markup = await (await get(page)).text();
    const hidden = { token: fieldIn(markup, "token"), form: fieldIn(markup, "form"), held: fieldIn(markup, "held") };
    return post(action, new URLSearchParams({ ...hidden, ...fields }).toString(), FORM);
  };
  return { cookies, get, post, submit };
}

/** Value of a hidden field; empty when the page has none. */
export const fieldIn = (markup: string, name: string) =>
  new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(markup)?.[1] ?? "";

/** Where an answer leads, without the name of the token that the page there is about. */
export const placeIn = (answer: Response) => answer.headers.get("location")?.replace(/\?held=[\w-]{16}$/, "");

/** In the attribute, not in the line: once in a great while a random value holds these digits, and the form is refused. */
const GONE = /;\s*expires=[^;]*\b1970\b/i;

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ""] = line.split(";");
  const [name = "", value = ""] = pair.split("=");
  if (value === "" || GONE.test(line)) cookies.delete(name);
  else cookies.set(name, value);
}
