import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openTab, type Tab, type TabForm, tabOf } from "../portal/tab.ts";
import { type TestBrowser, testBrowser } from "../portal/test-browser.ts";
import { routesOf } from "../portal/routes-of.ts";
import { type Actor, digestOf, openRealPortal, PEOPLE, type RealPortal } from "./real-portal.ts";

// A page of one account stands in a tab, and somebody else signs in in another one. The cookie is theirs now; the page
// is not, and no form of it may do to their account what its reader meant to do to their own.

let portal: RealPortal;
let browser: TestBrowser;
beforeEach(async () => {
  portal = await openRealPortal();
  browser = testBrowser(portal.baseUrl);
});
afterEach(() => portal.close());

const INSIDE = [
  "/home",
  "/confirm-password",
  "/profile/security",
  "/profile/security/backup-codes",
  "/settings/users",
  "/settings/users/add",
  "/settings/users/whitelist",
  "/settings/workspace",
  "/approvals",
  "/cases",
  "/channels",
];

/** Signs `first` in, loads all their pages, and then signs `second` in, in another tab of the same browser. */
async function pagesOf(first: Actor, second: Actor): Promise<readonly Tab[]> {
  const doors = [await openTab(browser, "/"), await openTab(browser, "/")];
  await doors[0]?.submit("/sign-in", PEOPLE[first]);
  const pages = [];
  for (const place of INSIDE) pages.push(await openTab(browser, place));
  const entered = await doors[1]?.submit("/sign-in", PEOPLE[second]);
  expect(entered?.headers.get("location")).toBe("/home");
  return pages;
}

const formsOf = (pages: readonly Tab[]): readonly TabForm[] =>
  pages.flatMap(({ forms }) => forms).filter(({ action }) => action !== "/language");

const filled = ({ open }: TabForm) => Object.fromEntries(open.map((name) => [name, "wandering-otter-7"]));

describe.each([
  ["member", "admin"],
  ["admin", "admin elsewhere"],
  ["admin elsewhere", "admin"],
  ["agent", "admin"],
  ["admin", "agent"],
] as const)("pages of %s in one tab, %s signed in in another", (first, second) => {
  test("no form of them changes anything, and each is told why", async () => {
    const pages = await pagesOf(first, second);
    const [page] = pages;
    const before = digestOf(portal.world);
    for (const form of formsOf(pages)) {
      const answer = await page?.send(form, filled(form));
      expect([form.action, answer?.status]).toEqual([form.action, 409]);
      expect(await answer?.text()).toContain(`You are now signed in as`);
    }
    expect(digestOf(portal.world)).toBe(before);
  });
});

test("signing out on a page of somebody else leaves the one who is signed in where they are", async () => {
  const [home] = await pagesOf("member", "admin");
  expect((await home?.submit("/sign-out"))?.status).toBe(409);
  expect((await browser.get("/home")).status).toBe(200);
});

test("every route that changes an account refuses the token of a page of somebody else", async () => {
  const [home] = await pagesOf("admin", "admin elsewhere");
  const token = home?.forms[0]?.fields["token"] ?? "";
  const posts = routesOf(portal.app, portal.chat).filter(({ method, path }) => method === "POST" && isInside(path));
  expect(posts.length).toBeGreaterThan(20);
  const before = digestOf(portal.world);
  for (const { path } of posts) {
    const answer = await home?.send({ action: path, fields: { token, ...EVERY_FIELD }, open: [] });
    expect([path, answer?.status]).toEqual([path, 409]);
  }
  expect(digestOf(portal.world)).toBe(before);
});

const OUTSIDE = [
  "/chat",
  "/sign-in",
  "/forgot-password",
  "/change-password",
  "/renew-backup-codes",
  "/not-me",
  "/was-me",
  "/veto",
  "/invitation",
  "/set-up",
  "/your-address",
  "/language",
];

const isInside = (path: string) => !OUTSIDE.some((place) => path === place || path.startsWith(`${place}/`));

/** A value for every field that any form of ours has, so that none is refused for being half empty. */
const EVERY_FIELD = {
  password: "wandering-otter-7",
  repeated: "wandering-otter-7",
  current: "x",
  place: "/home",
  turn: "on",
  digits: "123456",
  mailboxDigits: "123456",
  address: "x@new.example",
  id: "x",
  once: "x",
  set: "x",
  member: "x",
  why: "x",
  provider: "x",
  action: "disable",
  name: "x",
  on: "yes",
  range: "198.51.100.7",
  label: "x",
  entry: "x",
  request: "x",
  choice: "no",
  case: "x",
  doing: "claim",
  role: "member",
  language: "en",
  step: "check",
  text: "x",
  sure: "yes",
};

test("the same person, signed in again, goes on with the page as it stands", async () => {
  const doors = [await openTab(browser, "/"), await openTab(browser, "/")];
  await doors[0]?.submit("/sign-in", PEOPLE.member);
  const page = await openTab(browser, "/profile/security");
  await doors[1]?.submit("/sign-in", PEOPLE.member);
  const answer = await page.submit("/profile/security/address/code", { address: "ana@new.example" });
  expect((await tabOf(browser, answer)).markup).toContain("ana@new.example");
});
