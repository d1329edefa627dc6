import { and, eq, isNotNull } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { accounts } from "../../db/schema/auth.ts";
import { mails } from "../../db/schema/mail.ts";
import { conversationId, email, idempotencyKey } from "../../src/shared/brand.ts";
import type { MailTemplate } from "../../src/shared/mail-order.ts";
import { openTab, type Tab, tabOf } from "../portal/tab.ts";
import { type TestBrowser, testBrowser } from "../portal/test-browser.ts";
import { openRealPortal, type RealPortal } from "./real-portal.ts";

// Petra's link in one tab, Olga's in the next, and the first form is sent last: it is still Petra's. A tab that knew only
// "the" token of its browser changed Olga's password (keycloak/keycloak#46349, kanidm/kanidm#3960).

let portal: RealPortal;
let browser: TestBrowser;
beforeEach(async () => {
  portal = await openRealPortal();
  browser = testBrowser(portal.baseUrl);
});
afterEach(() => portal.close());

const PASSWORDS = {
  "petra@tidewater.example": "oyster-ribbon-18",
  "olga@tidewater.example": "coral-window-53",
} as const;
type Who = keyof typeof PASSWORDS;
const [PETRA, OLGA] = ["petra@tidewater.example", "olga@tidewater.example"] as const;
const NEW = "wandering-otter-7";
const seen = { address: "127.0.0.1", userAgent: "node" };

const rowOf = (who: string) =>
  portal.world.store.queries
    .select()
    .from(accounts)
    .where(eq(accounts.email, email(who)))
    .get();

/** Secrets of the newest mail of this kind to this person. */
function secretsOf(template: MailTemplate, recipient: string | undefined): Readonly<Record<string, string>> {
  const all = portal.world.store.queries
    .select()
    .from(mails)
    .where(and(eq(mails.template, template), isNotNull(mails.secrets)))
    .all();
  const sealed = all.findLast(({ recipient: to }) => to === recipient)?.secrets;
  if (!sealed) throw new Error(`No ${template} mail waits for ${recipient ?? "nobody"}.`);
  return z.record(z.string(), z.string()).parse(JSON.parse(portal.world.secrets.open("mail", sealed)));
}

const tokenFor = (template: MailTemplate, who: string, name: string) => secretsOf(template, rowOf(who)?.id)[name] ?? "";

const originOf = (who: string) =>
  ({ channel: "web-chat", conversation: conversationId(`chat of ${who}`), language: "en" }) as const;

const knows = async (who: Who, password: string) => {
  const typed = { address: email(who), password, language: "en", seen } as const;
  return (await portal.world.auth.signIn.withPassword(typed)).kind !== "refused";
};

const withTwoSteps = () => void portal.world.store.queries.update(accounts).set({ twoSteps: true }).run();

async function resetMail(who: Who): Promise<void> {
  const asked = { address: email(who), language: "en", idempotencyKey: idempotencyKey(`reset ${who}`) } as const;
  await portal.world.auth.passwords.requestResetLink(asked);
}

async function typePassword(who: Who): Promise<Tab> {
  const typed = { address: who, password: PASSWORDS[who] };
  return tabOf(browser, await browser.submit("/", "/sign-in", typed));
}

async function renewalPage(who: Who): Promise<Tab> {
  withTwoSteps();
  const { auth } = portal.world;
  const origin = originOf(who);
  const { conversation } = origin;
  await auth.codes.request({
    address: email(who),
    purpose: "reset-password",
    origin,
    idempotencyKey: idempotencyKey(`ask ${who}`),
  });
  const mac = auth.codes.macOf(conversation, tokenFor("code", who, "code"));
  await auth.codes.check({ mac, conversation, idempotencyKey: idempotencyKey(`type ${who}`) });
  await auth.backupCodes.mailRenewalLink({ origin, idempotencyKey: idempotencyKey(`renew ${who}`) });
  return openTab(browser, `/renew-backup-codes?token=${tokenFor("backup-codes-link", who, "renewal")}`);
}

async function vetoPage(who: Who): Promise<Tab> {
  const { auth } = portal.world;
  const origin = originOf(who);
  const asked = {
    address: email(who),
    mailbox: email(`new-${who}`),
    origin,
    idempotencyKey: idempotencyKey(`lost ${who}`),
  } as const;
  await auth.recovery.ask(asked);
  const digits = newestMailboxCode();
  const mac = auth.codes.macOf(origin.conversation, digits);
  await auth.recovery.prove({
    mac,
    conversation: origin.conversation,
    idempotencyKey: idempotencyKey(`proved ${who}`),
  });
  return openTab(browser, `/veto?token=${tokenFor("recovery-asked", who, "veto")}`);
}

function newestMailboxCode(): string {
  const sent = portal.world.store.queries.select().from(mails).where(eq(mails.template, "mailbox-code")).all();
  return secretsOf("mailbox-code", sent.at(-1)?.recipient)["code"] ?? "";
}

/** What a tab is about, how it is opened, how its form is sent, and how the world shows for whom it counted. */
interface Kind {
  readonly open: (who: Who) => Promise<Tab>;
  readonly send: (tab: Tab, who: Who) => Promise<Response>;
  readonly counted: (who: Who, answer: Response) => Promise<boolean>;
}

const signedInAs = async (who: Who) => (await (await browser.get("/home")).text()).includes(`<dd>${who}</dd>`);

/** Every kind of token that a browser holds for a page; the address page belongs to no account and has a test below. */
const KINDS: Readonly<Record<string, Kind>> = {
  "the link to a new password": {
    open: async (who) => {
      await resetMail(who);
      return openTab(browser, `/change-password?token=${tokenFor("reset-link", who, "reset")}`);
    },
    send: (tab) => tab.submit("/change-password", { password: NEW, repeated: NEW }),
    counted: (who) => knows(who, NEW),
  },
  "a sign-in that waits for its code": {
    open: async (who) => {
      withTwoSteps();
      return typePassword(who);
    },
    send: (tab, who) => tab.submit("/sign-in/code", { digits: tokenFor("sign-in-code", who, "code") }),
    counted: (who) => signedInAs(who),
  },
  "a sign-in that sets up its second step": {
    open: async (who) => {
      portal.world.store.queries.run("update workspaces set two_steps_required = 1");
      return typePassword(who);
    },
    send: (tab, who) => tab.submit("/sign-in/set-up-two-steps", { digits: tokenFor("security-code", who, "code") }),
    counted: async (who) => rowOf(who)?.twoSteps === true,
  },
  "the link to fresh backup codes": {
    open: renewalPage,
    send: (tab, who) => tab.submit("/renew-backup-codes", { password: PASSWORDS[who] }),
    counted: async (_who, answer) => (await answer.clone().text()).includes('name="set"'),
  },
  "the link that says it was somebody else": {
    open: async (who) => {
      await resetMail(who);
      return openTab(browser, `/not-me?token=${tokenFor("reset-link", who, "disown")}`);
    },
    send: (tab) => tab.submit("/not-me"),
    counted: async (who) => !(await portal.world.auth.passwords.inspectResetLink(tokenFor("reset-link", who, "reset"))),
  },
  "the link that stops a recovery": {
    open: vetoPage,
    send: (tab) => tab.submit("/veto"),
    counted: async (who) =>
      (await portal.world.auth.recovery.inspectVeto(tokenFor("recovery-asked", who, "veto"))) === undefined,
  },
};

describe.each(Object.entries(KINDS))("%s, of two people in two tabs", (_kind, { open, send, counted }) => {
  test("each page says whose it is, and the first form is still the first person's", async () => {
    const first = await open(PETRA);
    const second = await open(OLGA);
    expect(first.markup).toContain("p***@tidewater.example");
    expect(second.markup).toContain("o***@tidewater.example");
    expect(second.markup).not.toContain("p***@tidewater.example");
    const answer = await send(first, PETRA);
    expect([answer.status < 400, await counted(PETRA, answer)]).toEqual([true, true]);
    const later = await send(second, OLGA);
    expect([later.status < 400, await counted(OLGA, later)]).toEqual([true, true]);
  });

  test("the second person's form leaves the first one's as it was", async () => {
    const first = await open(PETRA);
    const second = await open(OLGA);
    await send(second, OLGA);
    const answer = await send(first, PETRA);
    expect([answer.status < 400, await counted(PETRA, answer)]).toEqual([true, true]);
  });

  test("loaded again, or in another language, a tab is about the same person", async () => {
    const first = await open(PETRA);
    await open(OLGA);
    const again = await tabOf(browser, await first.submit("/language", { language: "es" }));
    expect(again.markup).toContain("p***@tidewater.example");
    expect(again.markup).toContain('lang="es"');
    expect(again.markup).not.toContain("o***@tidewater.example");
  });

  test("in a browser that was not shown the page, its form is refused with words and changes nothing", async () => {
    const first = await open(PETRA);
    const form = first.forms.find(({ action }) => action !== "/language");
    const stranger = testBrowser(portal.baseUrl);
    const own = (await openTab(stranger, "/forgot-password")).forms.find(({ action }) => action === "/forgot-password");
    const fields = {
      ...form?.fields,
      token: own?.fields["token"] ?? "",
      password: NEW,
      repeated: NEW,
      digits: "123456",
    };
    const answer = await (
      await openTab(stranger, "/forgot-password")
    ).send({ action: form?.action ?? "", fields, open: [] });
    expect([401, 410]).toContain(answer.status);
    expect(await answer.text()).not.toContain("***@");
    expect((await send(first, PETRA)).status).toBeLessThan(400);
  });
});

test("a form that names no token changes nothing, whatever its browser holds", async () => {
  await resetMail(PETRA);
  const tab = await openTab(browser, `/change-password?token=${tokenFor("reset-link", PETRA, "reset")}`);
  const form = tab.forms.find(({ action }) => action === "/change-password");
  const fields = { token: form?.fields["token"] ?? "", password: NEW, repeated: NEW };
  const answer = await tab.send({ action: "/change-password", fields, open: [] });
  expect([answer.status, await knows(PETRA, NEW)]).toEqual([410, false]);
});

test("what a mailed link opens is in no address, and its page names the account only while it is good", async () => {
  await resetMail(PETRA);
  const token = tokenFor("reset-link", PETRA, "reset");
  const place = (await browser.get(`/change-password?token=${token}`)).headers.get("location") ?? "";
  expect(place).not.toContain(token);
  const tab = await openTab(browser, place);
  expect(tab.markup).toMatch(/value="petra@tidewater\.example"[^>]*hidden/);
  await tab.submit("/change-password", { password: NEW, repeated: NEW });
  const after = await (await browser.get(place)).text();
  expect(after).toContain("This link no longer works");
  expect(after).not.toMatch(/petra@|p\*\*\*/);
});

test("a link that nobody was sent, and one that is used, are told apart by nothing", async () => {
  await resetMail(PETRA);
  const used = `/change-password?token=${tokenFor("reset-link", PETRA, "reset")}`;
  await (await openTab(browser, used)).submit("/change-password", { password: NEW, repeated: NEW });
  const made = `/change-password?token=${"A".repeat(43)}`;
  const one = await openTab(browser, used);
  const other = await openTab(browser, made);
  expect(other.markup).toBe(one.markup);
});

test("a new password of one account leaves the other one signed in, and the page says so", async () => {
  await typePassword(OLGA);
  await resetMail(PETRA);
  const tab = await openTab(browser, `/change-password?token=${tokenFor("reset-link", PETRA, "reset")}`);
  const done = await tabOf(browser, await tab.submit("/change-password", { password: NEW, repeated: NEW }));
  expect(done.markup).toContain("You are still signed in here as Olga Loch (olga@tidewater.example)");
  expect(await signedInAs(OLGA)).toBe(true);
  await done.submit("/sign-out");
  expect(await signedInAs(OLGA)).toBe(false);
});

test("a browser that opens a great many links keeps the newest few, and its header stays small", async () => {
  const first = "B".repeat(43);
  for (let n = 0; n < 30; n += 1)
    await browser.get(`/not-me?token=${n === 0 ? first : `${String(n)}C`.padEnd(43, "D")}`);
  const held = [...browser.cookies].filter(([name]) => name.startsWith("__Host-latchkey-disown-"));
  expect(held).toHaveLength(8);
  expect(held.map(([, token]) => token)).not.toContain(first);
});
