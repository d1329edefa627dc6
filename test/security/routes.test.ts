import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Route, routesOf } from "../portal/routes-of.ts";
import { fieldIn, FORM } from "../portal/test-browser.ts";
import { type Actor, digestOf, openRealPortal, PEOPLE, type RealPortal } from "./real-portal.ts";

let portal: RealPortal;
let routes: readonly Route[];

beforeEach(async () => {
  portal = await openRealPortal();
  routes = routesOf(portal.app, portal.chat);
});
afterEach(() => portal.close());

const ACTORS = Object.keys(PEOPLE).filter((name): name is Actor => name in PEOPLE);
/** This one answers for as long as the page is open. */
const STREAM = "/chat/events";
const real = (path: string) => path.replace(":id", "1");

test("the walk covers pages for everybody, for members, and for admins, and each sees theirs", async () => {
  const paths = routes.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(["/", "/profile/security", "/settings/users", "/chat/messages"]));
  const seen = async (actor: Actor, path: string) => (await (await portal.enter(actor)).get(path)).status;
  expect([await seen("nobody", "/"), await seen("nobody", "/profile/security")]).toEqual([200, 303]);
  expect([await seen("member", "/profile/security"), await seen("member", "/settings/users")]).toEqual([200, 404]);
  expect(await seen("admin", "/settings/users")).toBe(200);
  const cases = (["nobody", "member", "admin", "admin elsewhere", "agent"] as const).map((one) => seen(one, "/cases"));
  expect(await Promise.all(cases)).toEqual([303, 404, 404, 404, 200]);
});

describe.each(ACTORS)("for %s", (actor) => {
  test("every GET leaves every row of the database as it was", async () => {
    const browser = await portal.enter(actor);
    const before = digestOf(portal.world);
    for (const { path } of routes.filter((route) => route.method === "GET" && route.path !== STREAM)) {
      await (await browser.get(real(path))).text();
      expect([path, digestOf(portal.world)]).toEqual([path, before]);
    }
  }, 120_000);

  test("every other route refuses what another site started, with the cookies and the token of the person", async () => {
    const browser = await portal.enter(actor);
    const token = fieldIn(await (await browser.get("/forgot-password")).text(), "token");
    const before = digestOf(portal.world);
    const foreign = { origin: "https://evil.example", "sec-fetch-site": "cross-site", "x-page-token": token };
    for (const { method, path } of routes.filter((route) => route.method !== "GET")) {
      const body = new URLSearchParams({ token }).toString();
      const { status } = await browser.post(real(path), body, { ...FORM, ...foreign });
      expect([method, path, status]).toEqual([method, path, 403]);
    }
    expect(digestOf(portal.world)).toBe(before);
  }, 120_000);
});
