import { afterEach, beforeEach, expect, test } from "vitest";
import { type Route, routesOf } from "../portal/routes-of.ts";
import { fieldIn, FORM, type TestBrowser } from "../portal/test-browser.ts";
import { digestOf, openRealPortal, type RealPortal } from "./real-portal.ts";

// Two layers keep other sites out: what the browser says about where a request began, and a token that only our page
// in this browser knows. Each has to hold without the other.

let portal: RealPortal;
let posts: readonly Route[];
let victim: TestBrowser;
let mine = "";
let theirs = "";

const tokenOf = async (browser: TestBrowser) => fieldIn(await (await browser.get("/forgot-password")).text(), "token");

beforeEach(async () => {
  portal = await openRealPortal();
  posts = routesOf(portal.app, portal.chat).filter(({ method }) => method !== "GET");
  victim = await portal.enter("admin");
  mine = await tokenOf(victim);
  theirs = await tokenOf(await portal.enter("member"));
});
afterEach(() => portal.close());

const send = async (path: string, token: string, source: Record<string, string>) => {
  const body = new URLSearchParams(token === "" ? {} : { token }).toString();
  return victim.post(path.replace(":id", "1"), body, { ...FORM, "x-page-token": token, ...source });
};

const EVIL = "https://evil.example";

/** `[what is wrong, token, what the browser says about itself]`. */
const DISGUISES: readonly (readonly [string, () => string, Readonly<Record<string, string>>])[] = [
  ["an old browser says it began at another site", () => mine, { origin: EVIL }],
  ["nothing says where it began", () => mine, { origin: "" }],
  ["a sandboxed frame says nothing but null", () => mine, { origin: "null" }],
  [
    "a new browser says it began at another site, whatever else stands there",
    () => mine,
    { "sec-fetch-site": "cross-site" },
  ],
  ["it began at a site beside ours", () => mine, { "sec-fetch-site": "same-site" }],
  [
    "it began with us and is said to be of another origin",
    () => mine,
    { origin: EVIL, "sec-fetch-site": "same-origin" },
  ],
  ["it carries no token", () => "", { "sec-fetch-site": "same-origin" }],
  ["it carries the token of another browser", () => theirs, { "sec-fetch-site": "same-origin" }],
  ["it carries a token that somebody made up", () => "A".repeat(43), { "sec-fetch-site": "same-origin" }],
];

test.each(DISGUISES)("nothing changes, at any door, when %s", async (_case, token, source) => {
  const before = digestOf(portal.world);
  for (const { path } of posts) expect([path, (await send(path, token(), source)).status]).toEqual([path, 403]);
  expect(digestOf(portal.world)).toBe(before);
});

test("the same requests from our own page in this browser are heard", async () => {
  expect(posts.length).toBeGreaterThan(20);
  for (const { path } of posts) {
    const { status } = await send(path, await tokenOf(victim), { "sec-fetch-site": "same-origin" });
    expect([path, status]).not.toEqual([path, 403]);
  }
});
