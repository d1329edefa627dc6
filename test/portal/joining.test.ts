import { afterEach, beforeEach, expect, test } from "vitest";
import { add, EVA, FILLED, openEmpty } from "../auth/set-up/world.ts";
import { openWorld } from "../auth/world.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";
import { fieldIn, FORM, type TestBrowser, testBrowser } from "./test-browser.ts";

let portal: TestPortal;
let empty: ReturnType<typeof openEmpty>;
beforeEach(async () => {
  empty = openEmpty();
  portal = await startPortal({ auth: { setUp: empty.auth.setUp } });
});
afterEach(() => portal.close());

const password = "seven-quiet-lamps";
const twice = { password, repeated: password };

/** Opens the link and returns the page behind it; the address bar has lost the token by then. */
async function openLink(browser: TestBrowser, place: string, token: string): Promise<string> {
  const moved = await browser.get(`${place}?token=${token}`);
  const to = moved.headers.get("location") ?? "";
  expect([moved.status, to.startsWith(`${place}?held=`), to.includes(token)]).toEqual([303, true, false]);
  return (await browser.get(to)).text();
}

const send = (browser: TestBrowser, place: string, markup: string, fields: Readonly<Record<string, string>>) => {
  const hidden = { token: fieldIn(markup, "token"), held: fieldIn(markup, "held") };
  return browser.post(place, new URLSearchParams({ ...hidden, ...fields }).toString(), FORM);
};

test("the set-up page keeps what was typed but the passwords, says what is wrong, and ends with the address", async () => {
  const browser = testBrowser(portal.baseUrl);
  const page = await openLink(browser, "/set-up", (await empty.auth.setUp.offer()) ?? "");
  const { company, name, address, language } = FILLED;
  const typed = { company, name, address, language, ...twice };
  const refused = await send(browser, "/set-up", page, { ...typed, repeated: "something else" });
  const again = await refused.text();
  expect([refused.status, again.includes('value="Harbor Books"'), again.includes(password)]).toEqual([
    422,
    true,
    false,
  ]);
  expect(again).toContain("aria-invalid");
  const done = await send(browser, "/set-up", again, typed);
  expect([done.status, (await done.text()).includes(address)]).toEqual([200, true]);
  const used = await send(browser, "/set-up", page, typed);
  expect([used.status, (await used.text()).includes("set up already")]).toEqual([410, true]);
});

test("two invitations in two tabs: each form is about its own account", async () => {
  const world = await openWorld();
  const TOM = { ...EVA, email: "tom.new@tidewater.example", name: "Tom New" };
  await add(world, "Tidewater Ferries");
  const eva = world.lastSecrets()["reset"] ?? "";
  Object.assign(portal.auth, { invitations: world.auth.invitations });
  const browser = testBrowser(portal.baseUrl);
  const first = await openLink(browser, "/invitation", eva);
  await add(world, "Tidewater Ferries", Object.assign({}, TOM));
  const second = await openLink(browser, "/invitation", world.lastSecrets()["reset"] ?? "");
  expect([first.includes(EVA.email), second.includes(TOM.email)]).toEqual([true, true]);
  expect((await send(browser, "/invitation", first, twice)).headers.get("location")).toBe("/invitation/done");
  expect((await world.signIn(EVA.email, password)).kind).toBe("signed-in");
  expect((await world.signIn(TOM.email, password)).kind).toBe("refused");
  const used = await send(browser, "/invitation", first, twice);
  expect([used.status, (await used.text()).includes("This invitation was used")]).toEqual([410, true]);
});
