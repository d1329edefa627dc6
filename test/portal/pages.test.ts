import { afterEach, beforeEach, expect, test } from "vitest";
import { ANA, GOOD_DISOWN, GOOD_RESET } from "../doubles/auth-double.ts";
import { GOOD_ADDRESS, HOME_ADDRESS } from "../doubles/address-pages-double.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";
import { openTab } from "./tab.ts";
import { placeIn, testBrowser, type TestBrowser } from "./test-browser.ts";

let portal: TestPortal;
let browser: TestBrowser;
beforeEach(async () => {
  portal = await startPortal();
  browser = testBrowser(portal.baseUrl);
});
afterEach(() => portal.close());

const textOf = async (answer: Promise<Response>) => (await answer).text();
const placeOf = async (answer: Promise<Response>) => placeIn(await answer);

test("password, then code, then home with the name escaped; signing out ends it", async () => {
  expect(await placeOf(browser.submit("/", "/sign-in", ANA))).toBe("/sign-in/code");
  expect(await placeOf(browser.submit("/sign-in/code", "/sign-in/code", { digits: "１２３-456" }))).toBe("/home");
  const home = await textOf(browser.get("/home"));
  expect(home).toContain("Ana &lt;Ruiz&gt;");
  expect(home).toContain("Brass &amp; Sons");
  expect(await placeOf(browser.get("/"))).toBe("/home");
  await browser.submit("/home", "/sign-out", {});
  expect(await placeOf(browser.get("/home"))).toBe("/");
});

test("a refused sign-in reads the same for a wrong password, an unknown address and no address", async () => {
  const texts = [];
  for (const address of [ANA.address, "nobody@example.com", "not an address", ""]) {
    const response = await browser.submit("/", "/sign-in", { address, password: "wrong" });
    expect(response.status).toBe(401);
    texts.push((await response.text()).replaceAll(`value="${address}"`, 'value=""'));
  }
  expect(new Set(texts).size).toBe(1);
  expect(texts[0]).toContain("The chat here can find out what is wrong.");
});

test("asking for a reset answers the same for everybody, and a double click asks once", async () => {
  const known = await browser.submit("/forgot-password", "/forgot-password", { address: ANA.address });
  const unknown = await browser.submit("/forgot-password", "/forgot-password", { address: "nobody@example.com" });
  expect([known.status, known.headers.get("location")]).toEqual([303, "/forgot-password/sent"]);
  expect([unknown.status, unknown.headers.get("location")]).toEqual([303, "/forgot-password/sent"]);
  const form = "0b8e6a2e-6a51-4c3e-9a58-0d5a5e3b7f10";
  const double = [
    { address: ANA.address, form },
    { address: ANA.address, form },
  ];
  for (const fields of double) await browser.submit("/forgot-password", "/forgot-password", fields);
  expect(portal.auth.calls.slice(2)).toEqual(
    double.map(() => `reset mail ${ANA.address} forgot-password-page:${form}`),
  );
});

test("the reset token leaves the address bar, and only the button uses it up", async () => {
  const exchanged = await browser.get(`/change-password?token=${GOOD_RESET}`);
  expect(placeIn(exchanged)).toBe("/change-password");
  expect(await textOf(browser.get("/change-password"))).not.toContain(GOOD_RESET);
  const fields = { password: "a new brass key", repeated: "a new brass kez" };
  expect((await browser.submit("/change-password", "/change-password", fields)).status).toBe(422);
  const right = { ...fields, repeated: fields.password };
  expect(await placeOf(browser.submit("/change-password", "/change-password", right))).toBe("/change-password/done");
  await browser.get(`/change-password?token=${GOOD_RESET}`);
  expect((await browser.get("/change-password")).status).toBe(410);
});

test("scanners and previews that fetch a link, by HEAD or by GET three times, leave it good", async () => {
  for (const path of [`/change-password?token=${GOOD_RESET}`, `/not-me?token=${GOOD_DISOWN}`]) {
    const scanner = testBrowser(portal.baseUrl);
    await fetch(new URL(path, portal.baseUrl), { method: "HEAD" });
    for (let n = 0; n < 3; n++) {
      await scanner.get(path);
      expect((await scanner.get(path.split("?")[0] ?? "")).status).toBe(200);
    }
  }
  expect([...portal.auth.good]).toEqual([GOOD_RESET, GOOD_DISOWN]);
});

test("This wasn't me: one press stops it, a second one finds nothing left", async () => {
  await browser.get(`/not-me?token=${GOOD_DISOWN}`);
  expect(await textOf(browser.submit("/not-me", "/not-me", {}))).toContain("Stopped");
  expect(portal.auth.calls).toEqual(["stopped"]);
  await browser.get(`/not-me?token=${GOOD_DISOWN}`);
  expect((await browser.get("/not-me")).status).toBe(410);
});

test("That was me: one press gives this browser tries of its own, and a second one finds nothing left", async () => {
  await browser.get(`/was-me?token=${GOOD_DISOWN}`);
  expect(await textOf(browser.get("/was-me"))).toContain("It signs nobody in");
  expect(await textOf(browser.submit("/was-me", "/was-me", {}))).toContain("has its own tries now");
  expect(portal.auth.calls).toEqual(["own try"]);
  await browser.get(`/was-me?token=${GOOD_DISOWN}`);
  expect((await browser.get("/was-me")).status).toBe(410);
});

test.each([
  "token=",
  "token=%00",
  "token[]=x",
  `token=${GOOD_RESET}&token=${GOOD_RESET}`,
  "token=undefined",
  "token=null",
])("a damaged link (%s) is dead, even after a good one was opened", async (query) => {
  await browser.get(`/change-password?token=${GOOD_RESET}`);
  const answer = await browser.get(`/change-password?${query}`);
  const page = query.startsWith("token[]") ? answer : await browser.get(answer.headers.get("location") ?? "");
  expect(page.status).toBe(query.startsWith("token[]") ? 200 : 410);
});

test("the language follows the browser until somebody chooses, and goes back to a page of ours only", async () => {
  expect(await textOf(browser.get("/", { "accept-language": "pt-PT,pt;q=0.9" }))).toContain('<html lang="pt-BR">');
  expect(
    await placeOf(browser.submit("/forgot-password", "/language", { language: "es", place: "/forgot-password" })),
  ).toBe("/forgot-password");
  expect(await textOf(browser.get("/", { "accept-language": "pt" }))).toContain('<html lang="es">');
  for (const place of ["//evil.example", "https:evil.example", "/\\evil.example", "/%2f/evil.example"])
    expect((await browser.submit("/", "/language", { language: "es", place })).status).toBe(400);
});

test("mail is shown in a sandbox with a policy of its own", async () => {
  const page = await textOf(browser.get("/mailbox/mail-1"));
  expect(page).toContain("stand-in for real e-mail");
  expect(/sandbox="([^"]*)"/.exec(page)?.[1]).not.toMatch(/allow-scripts|allow-same-origin|allow-forms/);
  const mail = await browser.get("/mailbox/mail-1/html");
  const policy = mail.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).not.toContain("script-src");
});

test("without a local mailbox there is no mailbox page and no link to one", async () => {
  const real = await startPortal({ mailbox: undefined });
  const other = testBrowser(real.baseUrl);
  expect((await other.get("/mailbox")).status).toBe(404);
  expect(await textOf(other.get("/"))).not.toContain("/mailbox");
  await real.close();
});

test("two address pages of two chats: each button tells its own chat", async () => {
  const home = await openTab(browser, `/your-address?token=${HOME_ADDRESS}`);
  const good = await openTab(browser, `/your-address?token=${GOOD_ADDRESS}`);
  expect((await home.submit("/your-address")).status).toBe(409);
  expect((await good.submit("/your-address")).status).toBe(200);
  expect((await home.submit("/your-address")).status).toBe(409);
});

test("what everybody is told stands on every page, in its language, escaped, with and without a session", async () => {
  await portal.close();
  const say = (language: string) => `${language}: mail is <slow>`;
  portal = await startPortal({ announcements: { now: async () => [{ name: "a", say }] } });
  browser = testBrowser(portal.baseUrl);
  for (const page of ["/", "/forgot-password", "/nowhere"])
    expect(await textOf(browser.get(page))).toContain("<p>en: mail is &lt;slow&gt;</p>");
  await browser.submit("/", "/language", { language: "es", place: "/" });
  expect(await textOf(browser.get("/"))).toContain("<p>es: mail is &lt;slow&gt;</p>");
});
