import { afterEach, beforeEach, expect, test } from "vitest";
import { MINUTE } from "../../src/shared/clock.ts";
import { readLetters } from "../../src/shared/crockford.ts";
import { typeCode } from "../auth/linked-chats/linking.ts";
import { type Person, type SignedInWorld, openSignedIn } from "../auth/two-factor/world.ts";
import { type TestPortal, startPortal } from "./start-portal.ts";
import { FORM, type TestBrowser, fieldIn, testBrowser } from "./test-browser.ts";

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

const enter = async (who: Person) =>
  void browser.cookies.set("__Host-latchkey-session", (await world.enter(who)).session);
const page = async () => (await browser.get(PLACE)).text();

async function post(action: string, fields: Record<string, string> = {}): Promise<Response> {
  const token = fieldIn(await page(), "token");
  return browser.post(`${PLACE}/linked-chats/${action}`, new URLSearchParams({ token, ...fields }).toString(), FORM);
}

const codeIn = (text: string) => /<code>link ([0-9A-Z-]+)<\/code>/.exec(text)?.[1] ?? "";

test("a code is shown this once, and what is typed of it links the chat, which is then listed and can be unlinked", async () => {
  await enter(ANA);
  const code = codeIn(await (await post("code")).text());
  expect(await page()).not.toContain(code);
  expect(await typeCode(world, readLetters(code.replaceAll("-", "")))).toMatchObject({ kind: "linked" });
  const listed = await page();
  expect(listed).toContain("Chat on Telegram");
  const id = fieldIn(listed.slice(listed.indexOf("linked-chats/unlink")), "id");
  expect(await (await post("unlink", { id })).text()).toContain("No more requests go there");
  expect((await post("unlink", { id })).status).toBe(404);
  expect(await page()).toContain("No chat is linked.");
});

test("whoever's password is not fresh is asked for it first, whoever is signed out gets no code", async () => {
  await enter(ANA);
  world.clock.advance(15 * MINUTE);
  const answer = await post("code");
  expect([answer.status, answer.headers.get("location")]).toEqual([
    303,
    "/confirm-password?place=%2Fprofile%2Fsecurity",
  ]);
  browser.cookies.clear();
  expect((await browser.get(PLACE)).headers.get("location")).toBe("/");
});

test("a messenger that has such addresses opens with the code by one press, one that does not know its name yet has no button", async () => {
  const health = () => ({ state: "ready" }) as const;
  const messengers = {
    all: [
      { name: "telegram", health, link: (payload: string) => `https://t.me/desk_bot?start=${payload}` },
      { name: "whatsapp-web", health, link: () => undefined },
      { name: "whatsapp-cloud", health },
    ],
    webhooks: [],
  } as const;
  await portal.close();
  portal = await startPortal({ auth: world.auth, messengers });
  browser = testBrowser(portal.baseUrl);
  await enter(ANA);
  const shown = await (await post("code")).text();
  expect(shown.match(/href="https:\/\/[^"]*"/gu)).toEqual([`href="https://t.me/desk_bot?start=${codeIn(shown)}"`]);
  expect(await page()).not.toContain("t.me");
});
