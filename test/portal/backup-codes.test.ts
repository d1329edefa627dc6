import { afterEach, beforeEach, expect, test } from "vitest";
import { LUCIA, codesOf, pendingOf, sessionOf } from "../auth/backup-codes/holder.ts";
import { type World, askForCode, openWorld } from "../auth/world.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";
import { fieldIn, FORM, placeIn, type TestBrowser, testBrowser } from "./test-browser.ts";

let world: World;
let portal: TestPortal;
let browser: TestBrowser;
beforeEach(async () => {
  world = await openWorld();
  portal = await startPortal({ auth: world.auth });
  browser = testBrowser(portal.baseUrl);
});
afterEach(() => portal.close());

const PLACE = "/profile/security/backup-codes";
const CODE = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/g;
const codesIn = (markup: string) =>
  markup
    .match(/<code>[^<]*<\/code>/g)
    ?.join("")
    .match(CODE) ?? [];

/** A browser of somebody signed in. */
async function signedIn(): Promise<string> {
  const session = await sessionOf(world);
  browser.cookies.set("__Host-latchkey-session", session);
  return session;
}

/** A browser whose owner followed the link out of the mail. */
async function linked(): Promise<Response> {
  await world.type(await askForCode(world, LUCIA.address));
  await world.auth.backupCodes.mailRenewalLink({ origin: world.originOf("chat"), idempotencyKey: world.newKey() });
  return browser.get(`/renew-backup-codes?token=${world.lastSecrets()["renewal"] ?? ""}`);
}

/** Sends a form of `page` with what is hidden in it. */
async function press(page: Response, action: string, fields: Record<string, string> = {}): Promise<Response> {
  const markup = await page.text();
  const hidden = Object.fromEntries(["token", "once", "set", "held"].map((name) => [name, fieldIn(markup, name)]));
  return browser.post(action, new URLSearchParams({ ...hidden, ...fields }).toString(), FORM);
}

test("codes are shown by one POST, are kept by no cache, and the same POST again shows none", async () => {
  await signedIn();
  const offer = await (await browser.get(PLACE)).text();
  const body = new URLSearchParams({ token: fieldIn(offer, "token"), once: fieldIn(offer, "once") }).toString();
  const shown = await browser.post(PLACE, body, FORM);
  expect(shown.headers.get("cache-control")).toBe("no-store");
  expect(codesIn(await shown.text())).toHaveLength(10);
  const again = await browser.post(PLACE, body, FORM);
  expect([again.status, again.headers.get("location")]).toEqual([303, PLACE]);
  const asked = await browser.get(PLACE);
  const saved = await press(asked, `${PLACE}/saved`);
  expect(saved.headers.get("location")).toBe("/profile/security#backup-codes");
  expect(await (await browser.get("/profile/security")).text()).toMatch(/10 of 10 left/);
});

test("codes that the browser sends are of no interest: the set is the one that was drawn", async () => {
  const session = await signedIn();
  const shown = await press(await browser.get(PLACE), PLACE, { codes: "AAAA-AAAA-AAAA-AAAA" });
  const own = Array.from({ length: 10 }, () => "AAAA-AAAA-AAAA-AAAA").join();
  await press(shown, `${PLACE}/saved`, { codes: own, "codes[]": own });
  const pending = await pendingOf(world);
  const typed = { number: "1", code: "AAAA-AAAA-AAAA-AAAA" };
  const entered = await world.auth.backupCodes.signIn({ pending, typed, seen: { address: "::1", userAgent: "" } });
  expect(entered.kind).toBe("refused");
  expect(session).toHaveLength(43);
});

test("without a fresh password the way leads to the page that asks for it, and back", async () => {
  await signedIn();
  const offer = await browser.get(PLACE);
  world.clock.advance(15 * 60_000);
  const drawn = await press(offer, PLACE);
  expect(drawn.headers.get("location")).toBe(`/confirm-password?place=${encodeURIComponent(PLACE)}`);
});

test("the mailed link wants the password, shows codes once, and is used up by that alone", async () => {
  expect(placeIn(await linked())).toBe("/renew-backup-codes");
  for (let i = 0; i < 3; i += 1) expect((await browser.get("/renew-backup-codes")).status).toBe(200);
  const page = () => browser.get("/renew-backup-codes");
  expect((await press(await page(), "/renew-backup-codes", { password: "wrong" })).status).toBe(401);
  const shown = await press(await page(), "/renew-backup-codes", { password: LUCIA.password });
  expect(shown.headers.get("cache-control")).toBe("no-store");
  const markup = await shown.clone().text();
  expect(codesIn(markup)).toHaveLength(10);
  expect(codesIn(await (await page()).text())).toEqual([]);
  const saved = await press(shown, "/renew-backup-codes/saved");
  expect(saved.headers.get("location")).toBe("/renew-backup-codes/done");
  expect((await page()).status).toBe(410);
});

test("a code stands in for the mailed one; what was typed is not shown again", async () => {
  const [code = ""] = await codesOf(world, await sessionOf(world));
  await browser.submit("/", "/sign-in", LUCIA);
  const page = () => browser.get("/sign-in/backup-code");
  const half = await press(await page(), "/sign-in/backup-code", { number: "1", code: code.slice(0, 12) });
  expect([half.status, (await half.text()).includes(code.slice(0, 12))]).toEqual([422, false]);
  const wrong = await press(await page(), "/sign-in/backup-code", { number: "2", code });
  expect([wrong.status, (await wrong.text()).includes(code)]).toEqual([401, false]);
  const right = await press(await page(), "/sign-in/backup-code", { number: "", code: `1 ${code}` });
  expect(right.headers.get("location")).toBe("/home");
  expect(browser.cookies.get("__Host-latchkey-session")).toHaveLength(43);
});

test("no code, number or link of a code is in what was logged", async () => {
  await signedIn();
  const shown = await press(await browser.get(PLACE), PLACE);
  expect(codesIn(await shown.text())).toHaveLength(10);
  await browser.get(`${PLACE}?once=x`);
  expect(portal.logged.join()).not.toMatch(CODE);
});
