import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { shippedWording } from "../support/shipped-wording.ts";
import { pageNames } from "../../src/portal/portal.ts";
import { LANGUAGES } from "../../src/shared/language.ts";
import { type SignedInWorld, openSignedIn } from "../auth/two-factor/world.ts";
import { type TestPortal, startPortal } from "./start-portal.ts";
import { type TestBrowser, testBrowser } from "./test-browser.ts";

// Where the chat sends people: each way through the menu is walked, and what is to be pressed is looked for there.

let world: SignedInWorld;
let portal: TestPortal;
let browser: TestBrowser;
beforeEach(async () => {
  world = await openSignedIn();
  portal = await startPortal({ auth: world.auth });
  browser = testBrowser(portal.baseUrl);
});
afterEach(() => portal.close());

/** The words that people see, a blank where a tag was. */
const seen = (markup: string) =>
  markup
    .replace(/<[^>]*>/gu, " ")
    .replace(/\s+/gu, " ")
    .replaceAll("&#39;", "’");

/** Below the name of this group in the menu, the address behind this entry. */
function linkOf(markup: string, way: string): string {
  const [group = "", entry = ""] = way.split(" → ");
  const below = markup.slice(markup.indexOf(`>${group}</p>`));
  return new RegExp(`<a href="([^"]*)"[^>]*>${entry}</a>`, "u").exec(below)?.[1] ?? "nowhere";
}

describe.each(LANGUAGES)("in %s", (language) => {
  const names = pageNames(shippedWording.portal(language));
  const inLanguage = { "accept-language": language };
  const open = async (path: string) => (await browser.get(path, inLanguage)).text();

  test("an admin comes through the menu to every page that is named, and finds there what is named on it", async () => {
    browser.cookies.set("__Host-latchkey-session", (await world.enter("marta@tidewater.example")).session);
    const menu = await open("/home");
    expect(linkOf(menu, names.membersPage)).toBe("/settings/users");
    expect(linkOf(menu, names.whitelistPage)).toBe("/settings/users/whitelist");
    expect(linkOf(menu, names.workspacePage)).toBe("/settings/workspace");
    expect(linkOf(menu, names.approvalsPage)).toBe("/approvals");
    const place = linkOf(menu, names.profileSecurity);
    expect(place).toBe("/profile/security");
    const security = seen(await open(place));
    for (const title of [
      "twoStepsTitle",
      "backupCodesTitle",
      "sessionsTitle",
      "addressTitle",
      "passwordTitle",
      "linkedChatsTitle",
    ] as const)
      expect(security).toContain(` ${names[title]} `);
    expect(security.includes(names.turnOn) || security.includes(names.turnOff)).toBe(true);
  });

  test("an admin finds on the pages of the workspace what is to be pressed there", async () => {
    browser.cookies.set("__Host-latchkey-session", (await world.enter("marta@tidewater.example")).session);
    const menu = await open("/home");
    const workspace = seen(await open(linkOf(menu, names.workspacePage)));
    expect(workspace).toContain(` ${names.mandatoryTitle} `);
    const { ownFirst } = shippedWording.portal(language).workspace.required;
    expect(workspace.includes(` ${names.makeMandatory} `) || workspace.includes(ownFirst)).toBe(true);
    expect(seen(await open(linkOf(menu, names.membersPage)))).toContain(` ${names.makeAdmin} `);
  });

  test("whoever is outside finds the buttons of the sign-in page", async () => {
    const page = seen(await open("/"));
    expect(page).toContain(` ${names.signInButton} `);
    expect(page).toContain(` ${names.forgotLink} `);
    expect(seen(await open("/forgot-password"))).toContain(` ${names.requestReset} `);
  });
});
