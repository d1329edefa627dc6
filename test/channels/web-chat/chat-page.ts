import { z } from "zod";
import { fieldIn, testBrowser, type TestBrowser } from "../../portal/test-browser.ts";

const past = z.object({ open: z.boolean(), lines: z.array(z.looseObject({ text: z.string() })) });

/** A page with the chat in it, as far as HTTP goes. */
export interface ChatPage {
  readonly browser: TestBrowser;
  readonly post: (body: unknown, headers?: Record<string, string>) => Promise<Response>;
  readonly lines: (after?: number) => Promise<{ open: boolean; lines: readonly { text: string }[] }>;
  readonly events: (query: string, headers?: Record<string, string>) => Promise<EventReader>;
}

/** Reads server-sent events from an open answer. */
interface EventReader {
  readonly response: Response;
  /** The next event, as `name data`; comments are skipped. */
  readonly next: () => Promise<string>;
  readonly close: () => Promise<void>;
}

export async function openChatPage(baseUrl: string): Promise<ChatPage> {
  const browser = testBrowser(baseUrl);
  const token = fieldIn(await (await browser.get("/")).text(), "token");
  const json = { "Content-Type": "application/json", "x-page-token": token };
  return {
    browser,
    post: (body, headers = {}) => {
      const text = typeof body === "string" ? body : JSON.stringify(body);
      return browser.post("/chat/messages", text, { ...json, ...headers });
    },
    lines: async (after = 0) => past.parse(await (await browser.get(`/chat/lines?after=${after}`)).json()),
    events: async (query, headers = {}) => readEvents(await browser.get(`/chat/events${query}`, headers)),
  };
}

function readEvents(response: Response): EventReader {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  const next = async (): Promise<string> => {
    const [block, ...others] = rest.split("\n\n");
    if (others.length === 0) {
      rest += (await reader?.read())?.value ?? "\n\nevent: end\ndata: \n\n";
      return next();
    }
    rest = others.join("\n\n");
    const name = /^event: (.*)$/m.exec(block ?? "")?.[1];
    const data = /^data: (.*)$/m.exec(block ?? "")?.[1];
    return name === undefined ? next() : `${name} ${data ?? ""}`;
  };
  return { response, next, close: async () => reader?.cancel() };
}
