import { afterEach, expect, test } from "vitest";
import type { Account } from "../../src/auth/model.ts";
import type { ChannelHealth } from "../../src/channels/channel.ts";
import { accountId, after, email, instant, workspaceId } from "../../src/shared/brand.ts";
import { MINUTE, virtualClock } from "../../src/shared/clock.ts";
import { authDouble } from "../doubles/auth-double.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";
import { testBrowser } from "./test-browser.ts";

let portal: TestPortal | undefined;
afterEach(() => portal?.close());

const lea: Account = {
  id: accountId("lea"),
  workspace: workspaceId("s"),
  workspaceName: "Support",
  support: true,
  name: "Lea",
  email: email("lea@latchkey.example"),
  role: "admin",
  status: "active",
  language: "en",
  twoSteps: true,
  lastPasswordChange: instant(0),
};
const now = virtualClock().now();
const CODE = "2@the-code";
const waiting: ChannelHealth = {
  state: "needs-pairing",
  why: "No phone is joined yet.",
  figures: { browserMegabytes: 380 },
  pairing: { kind: "qr", value: CODE, until: after(now, MINUTE) },
};

/** The page as somebody sees it. */
async function look(
  health: ChannelHealth,
  who: Partial<Account> = {},
  fresh = true,
  language = "en",
): Promise<Response> {
  const { signIn } = authDouble();
  const standing = async () => ({ account: { ...lea, ...who }, fresh });
  const all = [{ name: "whatsapp-web", health: () => health } as const];
  portal = await startPortal({ auth: { signIn: { ...signIn, standing } }, messengers: { all, webhooks: [] } });
  const browser = testBrowser(portal.baseUrl);
  browser.cookies.set("__Host-latchkey-session", "s".repeat(43));
  browser.cookies.set("__Host-latchkey-language", language);
  return browser.get("/channels");
}

test("shows an admin of support the state, what to do, the figures, and a picture of the code that renews itself", async () => {
  const answer = await look(waiting);
  const text = await answer.text();
  expect(text).toContain("Waits for a phone");
  expect(text).toContain("No phone is joined yet.");
  expect(text).toMatch(/Memory of its browser, MB[\s\S]*380/);
  expect(text).toMatch(/<svg class="qr" role="img"[\s\S]*<path d="M4 4h1v1h-1z/);
  expect([answer.headers.get("refresh"), answer.headers.get("cache-control")]).toEqual(["10", "no-store"]);
  expect(portal?.logged.join()).not.toContain(CODE);
});

test.each([
  ["a member of support", { role: "member" }],
  ["an admin of a customer", { support: false }],
] as const)("shows %s that there is nothing", async (_who, account) => {
  const answer = await look(waiting, account);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain('class="qr"');
});

test("asks for the password first when it is not fresh", async () => {
  expect((await look(waiting, {}, false)).headers.get("location")).toBe("/confirm-password?place=%2Fchannels");
});

test("shows a code no longer than it is good, and a typed one in letters", async () => {
  const late = { ...waiting, pairing: { kind: "qr", value: CODE, until: now } } as const;
  expect(await (await look(late)).text()).not.toContain('class="qr"');
  await portal?.close();
  const typed = { ...waiting, pairing: { kind: "code", value: "ABCD1234", until: after(now, MINUTE) } } as const;
  expect(await (await look(typed)).text()).toContain("<strong>ABCD1234</strong>");
});

test.each([
  ["es", "Espera un teléfono"],
  ["pt-BR", "Aguardando um celular"],
])("is written in %s too", async (language, words) => {
  expect(await (await look(waiting, {}, true, language)).text()).toContain(words);
});
