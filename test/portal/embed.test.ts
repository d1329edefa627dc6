import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { startPortal, type TestPortal } from "./start-portal.ts";
import { fieldIn, testBrowser } from "./test-browser.ts";

const SITE = "https://www.harbour.example";
const OTHER = "https://shop.harbour.example:8443";
const JSON_BODY = { "Content-Type": "application/json" };
const TOKEN = "A".repeat(43);
let portal: TestPortal;
beforeEach(async () => {
  portal = await startPortal({ embedOrigins: [SITE, OTHER] });
});
afterEach(() => portal.close());

const get = (path: string, headers: Record<string, string> = {}) => testBrowser(portal.baseUrl).get(path, headers);
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  testBrowser(portal.baseUrl).post(path, JSON.stringify(body), { ...JSON_BODY, ...headers });
const opened = z.strictObject({ token: z.string().regex(/^[\w-]{43}$/) });
const openChat = async () => opened.parse(await (await post("/embed/chat/open", {})).json()).token;
const as = (token: string) => ({ authorization: `Bearer ${token}` });
const say = (text: string) => ({ id: randomUUID(), text });

test("where no site is named there is no loader, no frame and no chat for one", async () => {
  const alone = await startPortal();
  const browser = testBrowser(alone.baseUrl);
  for (const path of ["/widget.js", "/embed", "/embed/chat/lines"]) expect((await browser.get(path)).status).toBe(404);
  for (const path of ["/embed/chat/open", "/embed/chat/messages"])
    expect((await browser.post(path, "{}", JSON_BODY)).status).toBe(403);
  expect(alone.inbox.received).toEqual([]);
  await alone.close();
});

describe("who may show what in a frame", () => {
  test("the chat alone: exactly the listed sites, with every other guard as it was", async () => {
    const { headers } = await get("/embed");
    const { headers: usual } = await get("/");
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain(`frame-ancestors ${SITE} ${OTHER};`);
    const rest = (text: string) => text.replace(/frame-ancestors [^;]*/u, "");
    expect(rest(policy)).toBe(rest(usual.get("content-security-policy") ?? ""));
    expect(headers.get("x-frame-options")).toBeNull();
    for (const name of ["referrer-policy", "cache-control", "x-content-type-options", "permissions-policy"])
      expect(headers.get(name)).toBe(usual.get(name));
  });

  test.each(["/", "/embed/chat/lines", "/embed/nowhere", "/forgot-password", "/widget.js", "/assets/chat/chat.js"])(
    "%s stays in nobody's frame",
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("x-frame-options")).toBe("DENY");
    },
  );

  test.each([
    [SITE, SITE],
    [OTHER, OTHER],
    ["https://evil.example", null],
    ["https://www.harbour.example.evil.example", null],
    ["http://www.harbour.example", null],
    ["null", null],
  ])("scripts of %s may read the loader: %s; and nothing else of us", async (origin, allowed) => {
    expect((await get("/widget.js", { origin })).headers.get("access-control-allow-origin")).toBe(allowed);
    for (const path of ["/", "/embed", "/embed/chat/lines", "/chat/lines", "/assets/chat/chat.js"])
      expect((await get(path, { origin })).headers.get("access-control-allow-origin")).toBeNull();
  });
});

test("the page in a frame is the same for everybody: no cookie is set, and none is looked at", async () => {
  const browser = testBrowser(portal.baseUrl);
  const fresh = await (await browser.get("/embed?language=es")).text();
  expect([...browser.cookies.keys()]).toEqual([]);
  await browser.get("/");
  browser.cookies.set("__Host-latchkey-language", "pt-BR");
  browser.cookies.set("__Host-latchkey-session", TOKEN);
  const known = await browser.get("/embed?language=es");
  expect(await known.text()).toBe(fresh);
  expect(known.headers.getSetCookie()).toEqual([]);
  expect(fieldIn(fresh, "token")).toBe("");
});

test.each([
  ["es", "en", "es"],
  ["pt-PT", "en", "pt-BR"],
  ["xx", "es-MX,es", "es"],
  ["", "pt-BR", "pt-BR"],
])("asked for %j by a browser that speaks %s, the page is in %s", async (language, accepts, spoken) => {
  const page = await get(`/embed?language=${language}`, { "accept-language": accepts });
  expect(await page.text()).toContain(`<html lang="${spoken}"`);
});

test("the loader stays below 15 kB on the wire", async () => {
  const code = await (await get("/widget.js")).text();
  expect(gzipSync(code).length).toBeLessThan(15_000);
});

describe("the chat in a frame", () => {
  test("is opened by the page, which gets its token in the answer and in no cookie", async () => {
    const answer = await post("/embed/chat/open", {});
    expect([answer.status, answer.headers.getSetCookie(), answer.headers.get("cache-control")]).toEqual([
      200,
      [],
      "no-store",
    ]);
    const { token } = opened.parse(await answer.json());
    expect(opened.parse(await (await post("/embed/chat/open", {}, as(token))).json()).token).toBe(token);
  });

  test("goes on with the token in a header, and with nothing else", async () => {
    const token = await openChat();
    expect((await post("/embed/chat/messages", say("I cannot get in"), as(token))).status).toBe(202);
    const linesOf = async (path: string, headers: Record<string, string>) => (await get(path, headers)).json();
    expect(await linesOf("/embed/chat/lines", as(token))).toMatchObject({ lines: [{ text: "I cannot get in" }] });
    const nothing = { open: false, lines: [] };
    expect(await linesOf("/embed/chat/lines", {})).toEqual(nothing);
    expect(await linesOf("/embed/chat/lines", { cookie: `__Host-latchkey-chat=${token}` })).toEqual(nothing);
    expect(await linesOf(`/embed/chat/lines?token=${token}&authorization=Bearer ${token}`, {})).toEqual(nothing);
    expect(await linesOf("/chat/lines", as(token))).toEqual(nothing);
    const stored = portal.inbox.received[0]?.from.chat ?? "";
    expect(await linesOf("/embed/chat/lines", as(stored))).toEqual({ open: true, lines: [] });
  });

  test("takes no message before it is open, not even with the cookie of the chat beside the form", async () => {
    const headers = { cookie: `__Host-latchkey-chat=${TOKEN}` };
    for (const extra of [{}, headers, as("short"), { authorization: `Basic ${TOKEN}` }]) {
      const refused = await post("/embed/chat/messages", say("hello"), extra);
      expect([refused.status, await refused.json()]).toMatchObject([404, { error: "no-chat" }]);
    }
    expect(portal.inbox.received).toEqual([]);
  });

  test.each<[string, Record<string, string>]>([
    ["a listed site itself", { origin: SITE, "sec-fetch-site": "cross-site" }],
    ["a listed site of an old browser", { origin: SITE }],
    ["a neighbour", { origin: "http://x.localhost", "sec-fetch-site": "same-site" }],
    ["a sandboxed frame", { origin: "null", "sec-fetch-site": "cross-site" }],
    ["somebody silent", { origin: "" }],
  ])("hears nothing that %s sends: only our own page in the frame", async (_who, source) => {
    const token = await openChat();
    for (const path of ["/embed/chat/open", "/embed/chat/messages"]) {
      const refused = await post(path, say("hello"), { ...as(token), ...source });
      expect([path, refused.status, await refused.json()]).toMatchObject([path, 403, { error: "not-our-page" }]);
    }
    expect(portal.inbox.received).toEqual([]);
  });

  test("has the pace of any chat: 20 messages a minute, and one network as many forms as beside the sign-in form", async () => {
    const token = await openChat();
    for (let n = 0; n < 20; n++) await post("/embed/chat/messages", say(`message ${n}`), as(token));
    const refused = await post("/embed/chat/messages", say("one too many"), as(token));
    expect([refused.status, await refused.json()]).toMatchObject([429, { error: "too-fast" }]);
    expect(portal.inbox.received.length).toBe(20);
    for (let n = 0; n < 218; n++) await post(n % 2 ? "/embed/chat/open" : "/chat/open", {});
    for (const path of ["/embed/chat/open", "/chat/open"])
      expect([path, (await post(path, {})).status]).toEqual([path, 429]);
  });
});
