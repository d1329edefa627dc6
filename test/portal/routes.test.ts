import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ANA, GOOD_DISOWN, GOOD_RESET } from "../doubles/auth-double.ts";
import { routesOf, type Route } from "./routes-of.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";
import { fieldIn, FORM, testBrowser } from "./test-browser.ts";

let portal: TestPortal;
let routes: readonly Route[];

beforeEach(async () => {
  portal = await startPortal();
  routes = routesOf(portal.app, portal.webChat.router);
});
afterEach(() => portal.close());

const real = (path: string) => path.replace(":id", "mail-1");
const stateOf = ({ auth, inbox }: TestPortal) => JSON.stringify([auth.calls, [...auth.good], inbox.received]);

test("the walker sees every page", () => {
  const seen = routes.map(({ method, path }) => `${method} ${path}`);
  expect(seen).toEqual(
    expect.arrayContaining(["GET /", "POST /sign-in", "POST /change-password", "POST /chat/messages"]),
  );
  expect(seen.length).toBeGreaterThan(30);
});

test("no GET changes anything, not even with every token in its address", async () => {
  const before = stateOf(portal);
  const browser = testBrowser(portal.baseUrl);
  for (const { path } of routes.filter(({ method }) => method === "GET")) {
    for (const query of ["", `?token=${GOOD_RESET}`, `?token=${GOOD_DISOWN}`])
      await (await browser.get(real(path) + query)).text();
  }
  expect(stateOf(portal)).toBe(before);
});

const FOREIGN: Readonly<Record<string, Record<string, string>>> = {
  "another site": { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
  "another site without fetch metadata": { origin: "https://evil.example" },
  "a neighbour subdomain": { origin: "http://x.localhost", "sec-fetch-site": "same-site" },
  "a sandboxed frame": { origin: "null", "sec-fetch-site": "cross-site" },
  "a sandboxed frame without fetch metadata": { origin: "null" },
  "somebody silent": { origin: "" },
};

describe.each(Object.entries(FOREIGN))("a request started by %s", (_who, source) => {
  test("is refused on every route that changes something, even with the right token", async () => {
    const before = stateOf(portal);
    const browser = testBrowser(portal.baseUrl);
    const token = fieldIn(await (await browser.get("/")).text(), "token");
    for (const { method, path } of routes.filter((route) => route.method !== "GET")) {
      const body = new URLSearchParams({ token, address: ANA.address, password: ANA.password }).toString();
      const response = await browser.post(path, body, { ...FORM, "x-page-token": token, ...source });
      expect([method, path, response.status]).toEqual([method, path, 403]);
    }
    expect(stateOf(portal)).toBe(before);
  });
});

describe("a request of our own origin", () => {
  test.each(["", "wrong", "another visitor's"])("with the token %j is refused on every route", async (kind) => {
    const before = stateOf(portal);
    const browser = testBrowser(portal.baseUrl);
    await browser.get("/");
    const other = fieldIn(await (await testBrowser(portal.baseUrl).get("/")).text(), "token");
    const token = kind === "another visitor's" ? other : kind;
    for (const { path } of routes.filter((route) => route.method !== "GET")) {
      const body = new URLSearchParams({ token }).toString();
      const response = await browser.post(path, body, {
        ...FORM,
        "x-page-token": token,
        "sec-fetch-site": "same-origin",
      });
      expect([path, response.status]).toEqual([path, 403]);
    }
    expect(stateOf(portal)).toBe(before);
  });
});
