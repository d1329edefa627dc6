import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { mailboxClaims } from "../../db/schema/auth-mailboxes.ts";
import { mails } from "../../db/schema/mail.ts";
import { openRealPortal, PEOPLE, postForm, type RealPortal } from "../security/real-portal.ts";
import { openTab } from "./tab.ts";
import { testBrowser } from "./test-browser.ts";

// An address comes out of a mail program, a contact list or a sentence. What the chat takes every form takes, too: one
// reader reads them all (geli-lms/geli#263).

const ANA = PEOPLE.member;

/** How people type or paste `ana@tidewater.example`. */
const TAKEN: readonly (readonly [string, string])[] = [
  ["with a full stop behind it", "ana@tidewater.example."],
  ["with a comma behind it", "ana@tidewater.example,"],
  ["with a zero-width space in it", "ana@tidewater\u200b.example"],
  ["with a byte order mark before it", "\ufeffana@tidewater.example"],
  ["with a blank that does not break", "\u00a0ana@tidewater.example\u00a0"],
  ["as a link", "mailto:ana@tidewater.example"],
  ["as mail programs show it", "Ana Marsh <ana@tidewater.example>"],
  ["as mail programs copy it", '"Marsh, Ana" <ana@tidewater.example>'],
  ["in brackets", "<ana@tidewater.example>"],
  ["in quotes", "“ana@tidewater.example”"],
  ["in capitals with blanks around", "  ANA@Tidewater.Example "],
  ["in full-width letters", "ａｎａ＠ｔｉｄｅｗａｔｅｒ．ｅｘａｍｐｌｅ"],
  ["with blanks around its sign", "ana @ tidewater.example"],
  ["in a sentence", "it is ana@tidewater.example, thanks"],
  ["twice the same", "ana@tidewater.example ana@tidewater.example"],
];

/** What no form and no chat may take for somebody's address. */
const REFUSED: readonly (readonly [string, string])[] = [
  ["nothing", ""],
  ["a name", "ana"],
  ["half of one", "ana@"],
  ["one with a letter that looks alike", "аna@tidewater.example"],
  ["two in one", "ana@tidewater.example@evil.example"],
];

let portal: RealPortal;
let chats = 0;
beforeEach(() => {
  portal.world.clock.advance(24 * 3_600_000);
});

const mailsOf = (template: "reset-link" | "code") =>
  portal.world.store.queries.select().from(mails).where(eq(mails.template, template)).all().length;

/** Where an address is typed. @returns whether it was taken for one */
const PLACES: Readonly<Record<string, (typed: string) => Promise<boolean>>> = {
  "the sign-in form": async (typed) => {
    const tab = await openTab(testBrowser(portal.baseUrl), "/");
    return (await tab.submit("/sign-in", { address: typed, password: ANA.password })).status === 303;
  },
  "the form of a forgotten password": async (typed) => {
    const before = mailsOf("reset-link");
    const tab = await openTab(testBrowser(portal.baseUrl), "/forgot-password");
    const { status } = await tab.submit("/forgot-password", { address: typed });
    return status === 303 && mailsOf("reset-link") === before + 1;
  },
  "the form of a new address": async (typed) => {
    const browser = await portal.enter("admin elsewhere");
    const claims = () => portal.world.store.queries.select().from(mailboxClaims).all();
    const before = claims().length;
    await postForm(browser, "/profile/security/address/code", { address: typed });
    return claims().length > before && claims().at(-1)?.newAddress === ANA.address;
  },
  "the chat": async (typed) => {
    const before = mailsOf("code");
    const from = { channel: "web-chat", bot: "portal", chat: `chat ${String((chats += 1))}` } as const;
    for (const text of ["I forgot my password", typed === "" ? "…" : typed]) {
      const messageId = `${from.chat} ${String(text.length)} ${text}`.slice(0, 60);
      await portal.world.shell.inbox.receive({ from, messageId, body: { kind: "text", text } });
      await portal.world.answer();
    }
    return mailsOf("code") === before + 1;
  },
};

describe.each(Object.entries(PLACES))("%s", (_place, takes) => {
  // One for each place: a browser has a budget of forms.
  beforeAll(async () => {
    portal = await openRealPortal();
  });
  afterAll(() => portal.close());

  test.each(TAKEN)("takes an address %s: %j", async (_how, typed) => {
    expect(await takes(typed)).toBe(true);
  });

  test.each(REFUSED)("takes no address from %s: %j", async (_what, typed) => {
    expect(await takes(typed)).toBe(false);
  });
});
