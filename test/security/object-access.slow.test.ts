import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { approvals as requests } from "../../db/schema/approvals.ts";
import { accounts, whitelistEntries, workspaces } from "../../db/schema/auth.ts";
import { conversationId, email, instant, idempotencyKey, type WorkspaceId } from "../../src/shared/brand.ts";
import { type Actor, digestOf, openRealPortal, PEOPLE, postForm, type RealPortal } from "./real-portal.ts";

let portal: RealPortal;
beforeEach(async () => {
  portal = await openRealPortal();
});
afterEach(() => portal.close());

const ACTORS = Object.keys(PEOPLE).filter((name): name is Actor => name in PEOPLE);
/** A refusal may be told to the record; everything else must stay as it was. */
const RECORD = ["audit"];

const accountOf = (address: string) => {
  const row = portal.world.store.queries
    .select()
    .from(accounts)
    .where(eq(accounts.email, email(address)))
    .get();
  if (!row) throw new Error(`there is no ${address}`);
  return row;
};

const workspaceOf = (address: string): WorkspaceId => accountOf(address).workspace;

/** An entry on the list of the workspace that `address` belongs to, in addition to those it has. */
function addEntry(address: string): string {
  const id = `entry of ${address}`;
  const row = { id, workspace: workspaceOf(address), range: "198.51.100.7", note: "a branch", addedAt: instant(1) };
  portal.world.store.queries.insert(whitelistEntries).values(row).run();
  return id;
}

/** The id under which a session is listed to its owner. */
async function sessionOf(actor: Actor): Promise<string> {
  const browser = await portal.enter(actor);
  const session = browser.cookies.get("__Host-latchkey-session") ?? "";
  const seen = { address: "127.0.0.1", userAgent: "node" };
  const listed = await portal.world.auth.sessions.list({ session, seen });
  return listed?.find(({ isThis }) => isThis)?.id ?? "";
}

/** A chat that an admin linked. @returns the id under which it is listed to its owner */
async function linkedChatOf(actor: Actor): Promise<string> {
  const browser = await portal.enter(actor);
  const session = browser.cookies.get("__Host-latchkey-session") ?? "";
  const acting = { session, seen: { address: "127.0.0.1", userAgent: "node" } };
  const { linkedChats } = portal.world.auth;
  const drawn = await linkedChats.drawCode(acting);
  const mac = linkedChats.macOf(drawn.ok ? drawn.value.code.replaceAll("-", "") : "");
  const origin = { channel: "telegram", conversation: conversationId("a phone") };
  await linkedChats.link({ mac, origin, idempotencyKey: idempotencyKey("linked") });
  return (await linkedChats.list(acting))?.[0]?.id ?? "";
}

/** Lets Ana ask the admins of Tidewater for an address. @returns the id of her request */
async function askForAddress(): Promise<string> {
  const { auth, approvals, mailed, store } = portal.world;
  const conversation = conversationId("asking");
  const origin = { channel: "web-chat", conversation, language: "en" } as const;
  const [address, purpose] = [email("ana@tidewater.example"), "reset-password"] as const;
  await auth.codes.request({ address, purpose, origin, idempotencyKey: idempotencyKey("asked") });
  const mac = auth.codes.macOf(conversation, mailed().find((secret) => /^[0-9]{6}$/u.test(secret)) ?? "");
  await auth.codes.check({ mac, conversation, idempotencyKey: idempotencyKey("typed") });
  const asking = {
    conversation,
    address: "93.184.216.34",
    known: "typed",
    idempotencyKey: idempotencyKey("wanted"),
  } as const;
  const answer = await approvals.askForAddress(asking);
  const row = store.queries
    .select()
    .from(requests)
    .all()
    .find(({ code }) => "code" in answer && code === answer.code);
  return row?.id ?? "";
}

/** Lets an admin change the list of their workspace. @returns the id of the offer to undo it */
async function offerUndo(actor: Actor): Promise<string> {
  const browser = await portal.enter(actor);
  const acting = {
    session: browser.cookies.get("__Host-latchkey-session") ?? "",
    seen: { address: "127.0.0.1", userAgent: "node" },
  };
  const edit = { kind: "add", range: "93.184.216.34", label: "a branch", reason: "", days: undefined } as const;
  const saved = await portal.world.auth.ipWhitelist.save({ ...acting, edit });
  const shown = await portal.world.auth.ipWhitelist.view(acting);
  if (saved.kind !== "saved" || !shown.ok) throw new Error(`${actor} saved no change`);
  return shown.value.undo?.id ?? "";
}

/** Somebody asks for a person in the web chat, and Lea of the support has the case when `claimed`. @returns its number */
async function openCase(claimed: boolean): Promise<string> {
  const { shell, caseDesk, answer } = portal.world;
  const from = { channel: "web-chat", bot: "portal", chat: "somebody" } as const;
  await shell.inbox.receive({ from, messageId: "1", body: { kind: "text", text: "I want to talk to a person" } });
  await answer();
  const number = (await shell.cases())[0]?.number ?? "";
  if (!claimed) return number;
  const session = (await portal.enter("agent")).cookies.get("__Host-latchkey-session") ?? "";
  const acting = { session, seen: { address: "127.0.0.1", userAgent: "node" } };
  await caseDesk.act({ ...acting, number, doing: { kind: "claim", from: undefined } });
  return number;
}

interface Target {
  readonly path: string;
  /** The fields of a form that names the object. */
  readonly fields: () => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>;
  /** Who may do it. Everybody else changes nothing. */
  readonly allowed: readonly Actor[];
}

const member = (address: string, action: string) => () => ({ member: accountOf(address).id, action });

/** Every form that names an object. A page that takes another one adds its line here. */
const TARGETS: Readonly<Record<string, Target>> = {
  "disable a member of Tidewater": {
    path: "/settings/users",
    fields: member("joao@tidewater.example", "disable"),
    allowed: ["admin"],
  },
  "make a member of Tidewater an admin": {
    path: "/settings/users",
    fields: member("joao@tidewater.example", "make-admin"),
    allowed: ["admin"],
  },
  "mail a reset link to a member of Tidewater": {
    path: "/settings/users",
    fields: member("joao@tidewater.example", "mail-reset-link"),
    allowed: ["admin"],
  },
  "unlock a member of Tidewater": {
    path: "/settings/users",
    fields: member("tom@tidewater.example", "unlock"),
    allowed: ["admin"],
  },
  "make a member of Example an admin": {
    path: "/settings/users",
    fields: member("uma@breakwater.example", "make-admin"),
    allowed: ["admin elsewhere"],
  },
  "take an address off the list of Tidewater": {
    path: "/settings/users/whitelist/remove",
    fields: () => ({ entry: addEntry("ana@tidewater.example") }),
    allowed: ["admin"],
  },
  "take an address off the list of Example": {
    path: "/settings/users/whitelist/remove",
    fields: () => ({ entry: addEntry("adrian@breakwater.example") }),
    allowed: ["admin elsewhere"],
  },
  "let in an address that a member of Tidewater asked for": {
    path: "/approvals",
    fields: async () => ({ request: await askForAddress(), choice: "always" }),
    allowed: ["admin"],
  },
  "say no to an address that a member of Tidewater asked for": {
    path: "/approvals",
    fields: async () => ({ request: await askForAddress(), choice: "no", reason: "not now" }),
    allowed: ["admin"],
  },
  "undo a change of the list of Tidewater": {
    path: "/settings/users/whitelist/undo",
    fields: async () => ({ id: await offerUndo("admin") }),
    allowed: ["admin"],
  },
  "undo a change of the list of Example": {
    path: "/settings/users/whitelist/undo",
    fields: async () => ({ id: await offerUndo("admin elsewhere") }),
    allowed: ["admin elsewhere"],
  },
  "claim a case": {
    path: "/cases",
    fields: async () => ({ case: await openCase(false), doing: "claim" }),
    allowed: ["agent"],
  },
  "answer a case of an agent": {
    path: "/cases",
    fields: async () => ({ case: await openCase(true), doing: "answer", text: "Hello", once: "a form" }),
    allowed: ["agent"],
  },
  "close a case of an agent": {
    path: "/cases",
    fields: async () => ({ case: await openCase(true), doing: "close" }),
    allowed: ["agent"],
  },
  "end a session of an admin of Tidewater": {
    path: "/profile/security/sessions/end",
    fields: async () => ({ id: await sessionOf("admin") }),
    allowed: ["admin"],
  },
  "unlink a chat of an admin of Tidewater": {
    path: "/profile/security/linked-chats/unlink",
    fields: async () => ({ id: await linkedChatOf("admin") }),
    allowed: ["admin"],
  },
  "end a session of a member of Tidewater": {
    path: "/profile/security/sessions/end",
    fields: async () => ({ id: await sessionOf("member") }),
    allowed: ["member"],
  },
};

describe.each(Object.entries(TARGETS))("%s", (_what, { path, fields, allowed }) => {
  test.each(ACTORS)("by %s", async (actor) => {
    const form = await fields();
    const browser = await portal.enter(actor);
    await (await browser.get("/forgot-password")).text();
    const before = digestOf(portal.world, RECORD);
    const { status } = await postForm(browser, path, form);
    const changed = digestOf(portal.world, RECORD) !== before;
    expect([status < 500, changed]).toEqual([true, allowed.includes(actor)]);
  });
});

test("backup codes are said to be saved by the session that drew them, and by nobody else", async () => {
  const entered = await Promise.all((["admin", "admin", "member", "admin elsewhere"] as const).map(portal.enter));
  const [own, ...others] = entered;
  const session = own?.cookies.get("__Host-latchkey-session") ?? "";
  const seen = { address: "127.0.0.1", userAgent: "node" };
  portal.world.store.queries.update(accounts).set({ twoSteps: true }).run();
  const drawn = await portal.world.auth.backupCodes.draw({ session, seen, idempotencyKey: idempotencyKey("a set") });
  const form = { set: drawn.ok ? drawn.value.set : "" };
  const saved = async (browser: typeof own) => {
    const before = digestOf(portal.world, RECORD);
    if (browser) await postForm(browser, "/profile/security/backup-codes/saved", form);
    return digestOf(portal.world, RECORD) !== before;
  };
  const changed: boolean[] = [];
  for (const browser of [...others, own]) changed.push(await saved(browser));
  expect(changed).toEqual([false, false, false, true]);
});

test("the workspaces of the matrix are two", () => {
  expect(workspaceOf("ana@tidewater.example")).toBe(workspaceOf("marta@tidewater.example"));
  expect(workspaceOf("ana@tidewater.example")).not.toBe(workspaceOf("adrian@breakwater.example"));
  expect(portal.world.store.queries.select().from(workspaces).all().length).toBeGreaterThan(1);
});
