import { afterEach, beforeEach, expect, test } from "vitest";
import { type Person, PASSWORDS, type SignedInWorld, openSignedIn } from "../auth/two-factor/world.ts";
import { MINUTE } from "../../src/shared/clock.ts";
import { type TestPortal, startPortal } from "./start-portal.ts";
import { FORM, type TestBrowser, fieldIn, placeIn, testBrowser } from "./test-browser.ts";

let world: SignedInWorld;
let portal: TestPortal;
let browser: TestBrowser;
beforeEach(async () => {
  world = await openSignedIn();
  portal = await startPortal({ auth: world.auth });
  browser = testBrowser(portal.baseUrl);
});
afterEach(() => portal.close());

const PLACE = "/profile/security";
const ANA = "ana@tidewater.example";

/** A browser of somebody signed in. */
async function enter(who: Person, into = browser): Promise<void> {
  into.cookies.set("__Host-latchkey-session", (await world.enter(who)).session);
}

/** Posts a form of the page as it stands. */
async function post(action: string, fields: Record<string, string> = {}, from = browser): Promise<Response> {
  const token = fieldIn(await (await from.get(PLACE)).text(), "token");
  return from.post(action, new URLSearchParams({ token, ...fields }).toString(), FORM);
}

async function answerTo(action: string, fields: Record<string, string> = {}) {
  const response = await post(`${PLACE}${action}`, fields);
  const notice = /class="notice (?:trouble|news)" role="(?:alert|status)">([^<]*)/.exec(await response.text());
  return [response.status, notice?.[1]?.trim()] as const;
}

test("turned on and off without JavaScript, with the codes from the mails", async () => {
  await enter(ANA);
  expect(await answerTo("/two-steps/code", { turn: "on" })).toEqual([200, undefined]);
  expect(await (await browser.get(PLACE)).text()).toContain("We sent a code to a***@tidewater.example");
  const on = await answerTo("/two-steps", { turn: "on", digits: ` ${world.lastCode()} ` });
  expect(on[1]).toContain("Two-step verification is on");
  await post(`${PLACE}/two-steps/code`, { turn: "off" });
  const off = await answerTo("/two-steps", { turn: "off", digits: world.lastCode() });
  expect(off[1]).toContain("Two-step verification is off");
});

test("each refusal says in its topic what is wrong and what to do", async () => {
  await enter(ANA);
  await post(`${PLACE}/two-steps/code`, { turn: "on" });
  expect((await answerTo("/two-steps/code", { turn: "on" }))[1]).toContain("The next one can go out in 60 seconds");
  expect(await answerTo("/two-steps", { turn: "on", digits: "no code" })).toEqual([
    422,
    expect.stringContaining("did not work"),
  ]);
  expect(await answerTo("/two-steps", { turn: "off", digits: "123456" })).toEqual([422, "It is so already."]);
  expect(await answerTo("/two-steps/after-backup-code")).toEqual([422, "It is so already."]);
  expect((await answerTo("/address/code", { address: "ana" }))[1]).toContain("not a complete e-mail address");
  expect((await answerTo("/address/code", { address: ANA }))[1]).toBe("This is your address already.");
  expect((await answerTo("/address", { mailboxDigits: "123456" }))[1]).toContain("too old");
  expect((await answerTo("/password", { password: "short", repeated: "short" }))[1]).toContain("Too short");
});

test("with two-step verification on, a new password wants the present one, and the address stays", async () => {
  await enter("lucia@tidewater.example");
  const fresh = { password: "wandering-otter-7", repeated: "wandering-otter-7" };
  expect((await answerTo("/password", { current: "guess", ...fresh }))[1]).toContain("present password is not right");
  const current = PASSWORDS["lucia@tidewater.example"];
  expect((await answerTo("/password", { current, ...fresh }))[1]).toContain("Your password is changed");
  expect((await answerTo("/address/code", { address: "new@new.example" }))[1]).toContain(
    "turn two-step verification off first",
  );
});

test("after 15 minutes every change leads to the password first, and nothing is changed", async () => {
  await enter(ANA);
  world.clock.advance(15 * MINUTE);
  const changes = {
    "/two-steps/code": { turn: "on" },
    "/two-steps": { turn: "on", digits: "123456" },
    "/two-steps/after-backup-code": {},
    "/address/code": { address: "new@new.example" },
    "/address": { mailboxDigits: "123456" },
    "/password": { password: "wandering-otter-7", repeated: "wandering-otter-7" },
  };
  for (const [action, fields] of Object.entries(changes)) {
    const response = await post(`${PLACE}${action}`, fields);
    expect([response.status, response.headers.get("location")]).toEqual([
      303,
      "/confirm-password?place=%2Fprofile%2Fsecurity",
    ]);
  }
  expect(world.readMails()).toEqual([]);
  expect(await (await browser.get(PLACE)).text()).toContain("type your password once more");
});

test("signed out, the page and each of its forms lead to the sign-in page", async () => {
  expect((await browser.get(PLACE)).headers.get("location")).toBe("/");
  await browser.get("/");
  for (const action of ["/two-steps/after-backup-code", "/sessions/end-others"]) {
    const token = fieldIn(await (await browser.get("/")).text(), "token");
    const response = await browser.post(`${PLACE}${action}`, new URLSearchParams({ token }).toString(), FORM);
    expect([response.status, response.headers.get("location")]).toEqual([303, "/"]);
  }
});

test("sessions are ended one by one or all others at once, and never somebody else's", async () => {
  await enter(ANA);
  const second = testBrowser(portal.baseUrl);
  const joao = testBrowser(portal.baseUrl);
  await enter(ANA, second);
  await enter("joao@tidewater.example", joao);
  await enter("joao@tidewater.example", testBrowser(portal.baseUrl));
  const others = fieldIn(await (await joao.get(PLACE)).text(), "id");
  expect(await answerTo("/sessions/end", { id: others })).toEqual([404, "That session has ended already."]);
  const own = fieldIn(await (await browser.get(PLACE)).text(), "id");
  expect(await answerTo("/sessions/end", { id: own })).toEqual([200, "Signed out there."]);
  expect((await second.get(PLACE)).headers.get("location")).toBe("/");
  await enter(ANA, second);
  expect(await answerTo("/sessions/end-others")).toEqual([200, "Signed out on the other device."]);
  expect((await joao.get(PLACE)).status).toBe(200);
});

test("where the workspace demands it, signing in leads through setting it up, and no further without the code", async () => {
  world.require(true);
  const typed = await browser.submit("/", "/sign-in", { address: ANA, password: PASSWORDS[ANA] });
  const setUp = "/sign-in/set-up-two-steps";
  expect(placeIn(typed)).toBe(setUp);
  const digits = world.lastCode();
  expect((await browser.get("/home")).headers.get("location")).toBe("/");
  expect((await browser.submit(setUp, setUp, { digits: "no code" })).status).toBe(401);
  expect(await (await browser.submit(setUp, `${setUp}/resend`, {})).text()).toContain("A code went out a moment ago");
  const entered = await browser.submit(setUp, setUp, { digits });
  expect(entered.headers.get("location")).toBe(PLACE);
  expect(await (await browser.get(PLACE)).text()).toContain("Your workspace wants it of everybody");
  expect([...browser.cookies.keys()].filter((name) => name.includes("pending"))).toEqual([]);
});

test("a new address proves itself on the page, and what was mistyped stands there to be mended", async () => {
  await enter(ANA);
  const refused = await (await post(`${PLACE}/address/code`, { address: "ana@" })).text();
  expect(refused).toMatch(/name="address"[^>]*value="ana@"/);
  await post(`${PLACE}/address/code`, { address: " Ana.Marsh@New.example " });
  const waiting = await (await browser.get(PLACE)).text();
  expect(waiting).toContain("If ana.marsh@new.example can be used here");
  const changed = await answerTo("/address", { mailboxDigits: world.lastCode() });
  expect(changed[1]).toContain("Your address is changed");
  expect(await (await browser.get("/home")).text()).toContain("ana.marsh@new.example");
});
