/** A browser without a screen: keeps cookies and the page's token, writes, and waits for the answer. */
export interface Visitor {
  /** Sends one message and resolves when the agent has answered it. */
  turn(text: string): Promise<void>;
}

/** @param address the client address the server sees (it trusts the loopback proxy in the bench) */
export async function visit(baseUrl: string, address: string): Promise<Visitor> {
  const cookies = new Map<string, string>();
  const headers = () => ({
    "x-forwarded-for": address,
    origin: baseUrl,
    "sec-fetch-site": "same-origin",
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
  });
  const call = async (
    path: string,
    more: { method?: string; body?: string; headers?: Record<string, string> } = {},
  ) => {
    const response = await fetch(baseUrl + path, { ...more, headers: { ...headers(), ...more.headers } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    if (!response.ok) throw new Error(`${path} answered ${String(response.status)}: ${await response.text()}`);
    return response.text();
  };
  const token = /name="token" value="([^"]+)"/u.exec(await call("/"))?.[1] ?? "";
  const post = (path: string, body: object) =>
    call(path, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", "x-page-token": token },
    });
  await post("/chat/open", {});
  const answers = async () => (await call("/chat/lines?after=0")).split('"from":"agent"').length - 1;
  return {
    turn: async (text) => {
      const before = await answers();
      await post("/chat/messages", { id: crypto.randomUUID(), text });
      while ((await answers()) === before);
    },
  };
}
