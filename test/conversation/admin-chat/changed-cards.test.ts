import { beforeEach, describe, expect, test } from "vitest";
import type { Outbound, SendResult } from "../../../src/channels/channel.ts";
import { type FakeMessenger, messenger, words } from "../world.ts";
import { ADDRESS, type AdminWorld, button, openAdmins, withSecondAdmin } from "./world.ts";

/** A messenger that names what it sends and can change it, as Telegram does. */
function changing(): FakeMessenger & { readonly changed: Map<string, Outbound>; refuses: boolean } {
  const plain = messenger("web-chat");
  const changed = new Map<string, Outbound>();
  const channel = {
    ...plain,
    changed,
    refuses: false,
    capabilities: { ...plain.capabilities, edits: true },
    send: async (message: Outbound): Promise<SendResult> => {
      plain.sent.push(message);
      return { kind: "sent", messageId: `p${String(plain.sent.length)}` };
    },
    edit: async (messageId: string, message: Outbound): Promise<SendResult> => {
      if (channel.refuses) return { kind: "refused", why: "too old" };
      changed.set(messageId, message);
      return { kind: "sent" };
    },
  };
  return channel;
}

/** A messenger that counts the messages of each chat from one, as Telegram does. */
function numbering(): FakeMessenger {
  const plain = messenger("web-chat");
  const send = async (message: Outbound): Promise<SendResult> => {
    plain.sent.push(message);
    return { kind: "sent", messageId: String(plain.sent.filter(({ to }) => to.chat === message.to.chat).length) };
  };
  return { ...plain, send };
}

let channel: ReturnType<typeof changing>;
let admins: AdminWorld;
beforeEach(async () => {
  channel = changing();
  admins = await openAdmins({ channels: [channel] });
});

const sentTo = (name: string) => channel.sent.filter(({ to }) => to.chat === name);
const nameOf = (message: Outbound | undefined) => `p${String(channel.sent.findIndex((one) => one === message) + 1)}`;

describe("a card that is over", () => {
  test("becomes its end for the other admins: no new message, no buttons, and what it was about stays", async () => {
    await withSecondAdmin(admins);
    const request = await admins.askFor(ADDRESS);
    const card = sentTo("petra").at(-1);
    const before = sentTo("petra").length;
    await admins.press(admins.phone, button(request, "once"));
    const after = channel.changed.get(nameOf(card));
    expect(sentTo("petra")).toHaveLength(before);
    expect(after?.options).toEqual([]);
    expect(after?.text).toContain("shell.card-address");
    expect(after?.text).toContain(`\n\nen:shell.card-decided request=${request.code}`);
  });

  test("becomes its end for whoever decided as well, who is also answered", async () => {
    const request = await admins.askFor(ADDRESS);
    const card = sentTo("marta").at(-1);
    expect(await admins.write(admins.phone, "ok")).toContain("shell.decided-for");
    expect(sentTo("marta").at(-1)?.text).toContain("shell.decided-for");
    expect(channel.changed.get(nameOf(card))?.options).toEqual([]);
    expect(channel.changed.get(nameOf(card))?.text).toContain(request.code);
  });

  test("loses its buttons wherever they stand, on what was asked back as well", async () => {
    await admins.askFor(ADDRESS);
    await admins.write(admins.phone, "yes no");
    const shown = sentTo("marta").filter(({ options }) => options.length > 0);
    expect(shown).toHaveLength(2);
    expect(await admins.write(admins.phone, "ok")).toContain("shell.decided-for");
    expect(shown.map((one) => channel.changed.get(nameOf(one))?.options)).toEqual([[], []]);
  });

  test("is told in a new message where the messenger does not let it be changed", async () => {
    await withSecondAdmin(admins);
    const request = await admins.askFor(ADDRESS);
    channel.refuses = true;
    await admins.press(admins.phone, button(request, "no"));
    expect(sentTo("petra").at(-1)?.text).toContain("shell.card-decided");
    expect(sentTo("marta").at(-1)?.text).toContain("shell.decided-no");
  });
});

const quoting = (text: string, message: Outbound | undefined) =>
  words(text, { from: admins.phone, repliesTo: nameOf(message) });

describe("an answer to a card", () => {
  test("is about that card, though others are open and something was said since", async () => {
    const first = await admins.askFor(ADDRESS);
    const card = sentTo("marta").at(-1);
    const second = await admins.askFor("203.0.113.201");
    admins.clock.advance(5000);
    await admins.tell(quoting("ok", card));
    expect([admins.rowOf(first.code).status, admins.rowOf(second.code).status]).toEqual(["approved", "open"]);
  });

  test("that names another request is asked back", async () => {
    const first = await admins.askFor(ADDRESS);
    const card = sentTo("marta").at(-1);
    const second = await admins.askFor("203.0.113.201");
    await admins.tell(quoting(`approve ${second.code}`, card));
    expect(await admins.lastSaid(admins.phone)).toContain("shell.which-request");
    expect([admins.rowOf(first.code).status, admins.rowOf(second.code).status]).toEqual(["open", "open"]);
  });

  test("from a chat that is linked to nobody decides nothing, whatever message it names", async () => {
    const request = await admins.askFor(ADDRESS);
    const card = sentTo("marta").at(-1);
    await admins.tell(words("ok", { repliesTo: nameOf(card) }));
    expect(admins.rowOf(request.code).status).toBe("open");
  });

  test("is about the card of this chat, though in another one a message of the same number is another card", async () => {
    admins = await openAdmins({ channels: [numbering()] });
    await admins.write(admins.phone, "hello");
    const tablet = await withSecondAdmin(admins);
    const first = await admins.askFor(ADDRESS);
    const second = await admins.askFor("203.0.113.201");
    const numberOf = async (from: typeof tablet, code: string) =>
      String((await admins.linesIn(from)).findIndex(({ text }) => text.includes(code)) + 1);
    const inPhone = await numberOf(admins.phone, first.code);
    const inTablet = await numberOf(tablet, second.code);
    expect(inPhone).toBe(inTablet);
    await admins.tell(words("ok", { from: admins.phone, repliesTo: inPhone }));
    expect([admins.rowOf(first.code).status, admins.rowOf(second.code).status]).toEqual(["approved", "open"]);
    await admins.tell(words("no", { from: tablet, repliesTo: inTablet }));
    expect([admins.rowOf(first.code).status, admins.rowOf(second.code).status]).toEqual(["approved", "declined"]);
  });

  test("that comes too late is told so", async () => {
    await withSecondAdmin(admins);
    const request = await admins.askFor(ADDRESS);
    const card = sentTo("marta").at(-1);
    await admins.press({ ...admins.phone, chat: "petra" }, button(request, "no"));
    await admins.tell(quoting("ok", card));
    expect(await admins.lastSaid(admins.phone)).toContain("shell.decided-already");
  });
});

describe("a thumb", () => {
  const thumb = (emoji: string, message: Outbound | undefined) =>
    words("", { from: admins.phone, body: { kind: "reaction", emoji }, repliesTo: nameOf(message) });

  test.each(["👍", "👎", "❤️"])(
    "%s below a card decides nothing: a word is asked for, and then counts",
    async (emoji) => {
      const request = await admins.askFor(ADDRESS);
      await admins.tell(thumb(emoji, sentTo("marta").at(-1)));
      expect(admins.rowOf(request.code).status).toBe("open");
      expect(await admins.lastSaid(admins.phone)).toContain(`shell.what-now request=${request.code}`);
      await admins.write(admins.phone, "ok");
      expect(admins.rowOf(request.code).status).toBe("approved");
    },
  );

  test("below anything else is answered with nothing", async () => {
    const before = sentTo("marta").length;
    await admins.tell(thumb("👍", sentTo("marta").at(-1)));
    expect(sentTo("marta")).toHaveLength(before);
  });
});
