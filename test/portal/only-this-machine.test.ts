import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { routesOf } from "./routes-of.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startPortal({ mode: "demo" });
});
afterAll(() => portal.close());

interface Asked {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** As a proxy or a browser sends it: `fetch` would not let the name be chosen. */
function ask({ path = "/", method = "GET", headers = {} }: Asked) {
  const { port } = new URL(portal.baseUrl);
  return new Promise<{ status: number | undefined; cookies: unknown; body: string }>((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part: string) => (body += part));
      response.on("end", () => resolve({ status: response.statusCode, cookies: response.headers["set-cookie"], body }));
    });
    asked.on("error", reject).end();
  });
}

const own = (name: string) => `${name}:${new URL(portal.baseUrl).port}`;

test.each(["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])("the demo answers on this machine: %s", async (name) => {
  expect((await ask({ headers: { host: own(name) } })).status).toBe(200);
});

test.each([
  ["a tunnel", "calm-river.trycloudflare.example"],
  ["a name of DNS that points here", "demo.example.com"],
  ["a name that begins like ours", "localhost.example.com"],
  ["a name that ends like ours", "x.localhost"],
  ["another port", "localhost:1"],
  ["no port", "localhost"],
  ["an address of the house", "192.168.1.4"],
  ["rubbish", "[::1"],
  ["somebody before the name", "me@localhost"],
])("the demo is refused to %s", async (_who, host) => {
  const withPort = host.includes(":") || host === "localhost" ? host : own(host);
  expect((await ask({ headers: { host: withPort } })).status).toBe(403);
});

const FORWARDING = [
  "Forwarded",
  "Via",
  "X-Forwarded-For",
  "X-Forwarded-Host",
  "X-Forwarded-Proto",
  "X-Forwarded-Port",
  "X-Real-IP",
  "X-Forwarded-Server",
  "CF-Connecting-IP",
  "CDN-Loop",
  "True-Client-IP",
  "X-Original-Host",
  "Fly-Client-IP",
];

describe("what a proxy or a tunnel adds is refused", () => {
  test.each(FORWARDING)("%s", async (name) => {
    expect((await ask({ headers: { host: own("localhost"), [name]: "1" } })).status).toBe(403);
  });

  test("on every route, without a cookie, before anything else looks", async () => {
    const routes = routesOf(portal.app, portal.webChat.router);
    for (const { path, method } of [...routes, { path: "/assets/latchkey.css", method: "GET" }]) {
      const { status, cookies } = await ask({ path, method, headers: { host: own("localhost"), via: "1.1 tunnel" } });
      expect([method, path, status, cookies]).toEqual([method, path, 403, undefined]);
    }
    expect([portal.auth.calls, portal.inbox.received]).toEqual([[], []]);
  });
});

test.each([
  ["en", /proxy or a tunnel.*SMTP_URL/u],
  ["es", /proxy o un túnel.*SMTP_URL/u],
  ["pt-BR", /proxy ou túnel.*SMTP_URL/u],
])("the refusal says what happened and what to do: %s", async (language, words) => {
  const { body } = await ask({ headers: { host: "demo.example.com", "accept-language": language } });
  expect(body).toMatch(words);
});

test("it is logged once, not for each request", () => {
  expect(portal.logged.filter((line) => line.startsWith("demo-reached"))).toEqual(["demo-reached-from-outside {}"]);
});

test.each([
  ["en", "passwords are public"],
  ["es", "contraseñas son públicas"],
  ["pt-BR", "senhas delas são públicas"],
])("every page of the demo says what it is, in its language: %s", async (language, words) => {
  const pages = ["/", "/forgot-password", "/mailbox", "/demo", "/not-there", "/your-address"];
  for (const path of pages) {
    const { body } = await ask({ path, headers: { host: own("localhost"), "accept-language": language } });
    expect([path, body.includes(words)]).toEqual([path, true]);
  }
});

test("production says nothing of a demo, and believes its proxies", async () => {
  const production = await startPortal({ trustedProxies: ["loopback"], mailbox: undefined });
  const page = await fetch(production.baseUrl, { headers: { "x-forwarded-for": "192.0.2.1" } });
  expect([page.status, (await page.text()).includes("demo-line")]).toEqual([200, false]);
  await production.close();
});
