import { instant } from "../../../src/shared/brand.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChatNames, Inbound } from "../../../src/channels/channel.ts";
import { ANA, BEA, CARL, joinPhone, openWeb, soon, type Web } from "./life-of.ts";

let web: Web;

beforeAll(async () => {
  web = await openWeb();
  await joinPhone(web);
}, 90_000);
afterAll(() => web.close());

const heard = (messageId: string): Promise<Inbound> =>
  soon(() => {
    const found = web.inbox.received.find((one) => one.messageId === messageId);
    if (!found) throw new Error("not yet");
    return found;
  });

const to = { channel: "whatsapp-web", bot: "15550100999", chat: ANA } as const;
const words = (key: string, text: string) => ({ to, key, text, options: [] });
const bodies = () => web.servers.sent.map(({ body }) => body);

describe("what people write", () => {
  test("comes in under the chat that it came from, and an answer goes there", async () => {
    const inbound = await heard(web.servers.say(ANA, "I forgot my password"));
    expect(inbound).toMatchObject({ from: to, body: { kind: "text", text: "I forgot my password" } });
    const sent = await web.messenger.send(words("one", "Let us see."));
    expect(web.servers.sent).toMatchObject([{ chat: ANA, body: "Let us see." }]);
    expect(sent).toEqual({ kind: "sent", messageId: web.servers.sent[0]?.id });
  });

  test("is shown as read only after it was stored", async () => {
    const receive = web.inbox.receive.bind(web.inbox);
    const asked: Inbound[] = [];
    let store = () => {};
    const stored = new Promise<void>((resolve) => (store = resolve));
    web.inbox.receive = (inbound) => {
      asked.push(inbound);
      return stored.then(() => receive(inbound));
    };
    const chat = "15550100003@c.us";
    const id = web.servers.say(chat, "are you there?");
    await soon(() => expect(asked).toHaveLength(1));
    expect(web.servers.unread(chat)).toBe(1);
    store();
    await heard(id);
    await soon(() => expect(web.servers.unread(chat)).toBe(0));
    web.inbox.receive = receive;
  });

  test("is known by both names of the chat, the number first (pitfall 19)", async () => {
    const asked: ChatNames[] = [];
    web.inbox.sameChat = async (_of, names) => {
      asked.push(names);
      return names.ids[0] ?? "";
    };
    await heard(web.servers.say(BEA.lid, "by the hidden id"));
    await heard(web.servers.say(BEA.pn, "by the number"));
    const names = { ids: [BEA.pn, BEA.lid], account: BEA.lid };
    expect(asked).toEqual([names, names]);
  });

  test.each([
    ["image", "photo"],
    ["ptt", "voice"],
    ["sticker", "sticker"],
    ["location", "location"],
    ["vcard", "contact"],
    ["document", "file"],
    ["video", "video"],
    ["poll_creation", "file"],
  ])("that is no words (%s) comes in as %s", async (type, media) => {
    const more = { type, fields: { directPath: "/somewhere" } };
    expect((await heard(web.servers.say(ANA, "", more))).body).toEqual({ kind: "media", media });
  });

  test("below a picture counts as words", async () => {
    const fields = { directPath: "/somewhere", caption: "this is what I see" };
    const id = web.servers.say(ANA, "", { type: "image", fields });
    expect((await heard(id)).body).toEqual({ kind: "text", text: "this is what I see" });
  });

  test("names the message that it quotes or reacts to by the last part of its id", async () => {
    const first = await web.messenger.send(words("quoted", "Which of these?"));
    const ours = first.kind === "sent" ? first.messageId : undefined;
    const fields = { quotedStanzaID: ours, quotedMsg: { body: "Which of these?" } };
    expect(await heard(web.servers.say(ANA, "2", { fields }))).toMatchObject({ repliesTo: ours });
    web.servers.react(ANA, ours ?? "", "👍");
    await soon(() => expect(web.inbox.received.at(-1)?.body).toEqual({ kind: "reaction", emoji: "👍" }));
    expect(web.inbox.received.at(-1)).toMatchObject({ from: to, repliesTo: ours });
  });

  test("in groups, status news, newsletters and notices is none of ours, and neither is what we wrote", async () => {
    const before = web.inbox.received.length;
    web.servers.say("1203630001@g.us", "hello all", { author: ANA });
    web.servers.say("status@broadcast", "my day", { author: ANA });
    web.servers.say("1203630002@newsletter", "news");
    web.servers.say(ANA, "", { type: "e2e_notification" });
    web.servers.say(ANA, "", { type: "call_log" });
    await web.messenger.send(words("own", "from us"));
    await heard(web.servers.say(ANA, "after all that"));
    expect(web.inbox.received).toHaveLength(before + 1);
  });

  test("comes once, however often the page looks at its servers again (pitfall 3)", async () => {
    const id = web.servers.say(ANA, "only once");
    await heard(id);
    for (let times = 0; times < 3; times++) web.servers.happen({ kind: "resync" });
    await heard(web.servers.say(ANA, "the next"));
    expect(web.inbox.received.filter(({ messageId }) => messageId === id)).toHaveLength(1);
    expect(web.messenger.health().state).toBe("ready");
  });
});

describe("what we write", () => {
  test("can be changed, and is refused when it is gone or too old", async () => {
    const sent = await web.messenger.send(words("card", "Approve?"));
    const id = sent.kind === "sent" ? (sent.messageId ?? "") : "";
    expect(await web.messenger.edit?.(id, words("card-2", "Approved."))).toEqual({ kind: "sent", messageId: id });
    expect(web.servers.edited).toEqual([{ chat: ANA, id, body: "Approved." }]);
    expect(await web.messenger.edit?.("3EB0GONE", words("card-3", "x"))).toMatchObject({ kind: "refused" });
  });

  test("under one key goes out once, also when the page never says so (pitfall 6)", { timeout: 60_000 }, async () => {
    web.servers.manners.hang = true;
    expect(await web.messenger.send(words("hung", "Your turn."))).toMatchObject({ kind: "later" });
    web.servers.manners.hang = false;
    const again = await web.messenger.send(words("hung", "Your turn."));
    const out = web.servers.sent.filter(({ body }) => body === "Your turn.");
    expect(out).toHaveLength(1);
    expect(again).toEqual({ kind: "sent", messageId: out[0]?.id });
  });

  test("that the page refuses is tried again, and goes out once it does not", async () => {
    web.servers.manners.refuse = "no";
    expect(await web.messenger.send(words("refused", "Hello?"))).toMatchObject({ kind: "later" });
    web.servers.manners.refuse = undefined;
    expect(await web.messenger.send(words("refused", "Hello?"))).toMatchObject({ kind: "sent" });
    expect(bodies().filter((body) => body === "Hello?")).toHaveLength(1);
  });

  test("to a number without an account that never wrote is refused for good", async () => {
    web.servers.manners.unknown.add("15550100404@c.us");
    const lost = { ...words("lost", "hi"), to: { ...to, chat: "15550100404@c.us" } };
    expect(await web.messenger.send(lost)).toMatchObject({ kind: "refused" });
    expect(await web.messenger.send({ ...lost, key: "kept", heardAt: instant(1) })).toMatchObject({ kind: "later" });
  });

  test("is kept when the page finds no chat for a number that has an account", async () => {
    web.servers.manners.refuse = "No LID for user";
    const words = { to: { ...to, chat: "15550100405@c.us" }, key: "page", text: "hi", options: [] };
    expect(await web.messenger.send(words)).toMatchObject({ kind: "later" });
    web.servers.manners.refuse = undefined;
    expect(await web.messenger.send(words)).toMatchObject({ kind: "sent" });
    expect(web.servers.sent.filter(({ chat }) => chat === words.to.chat)).toHaveLength(1);
  });

  test("goes out under the other name of a chat that the page does not find under the first", async () => {
    web.servers.manners.unknown.add(CARL.pn);
    await heard(web.servers.say(CARL.lid, "I forgot my password"));
    const message = { ...words("carl", "Let us see."), to: { ...to, chat: CARL.pn }, heardAt: instant(1) };
    expect(await web.messenger.send(message)).toMatchObject({ kind: "sent" });
    expect(web.servers.sent.filter(({ chat }) => chat === CARL.lid)).toHaveLength(1);
  });

  test("to a chat of another number waits", { timeout: 40_000 }, async () => {
    const other = { ...words("other", "hi"), to: { ...to, bot: "15550100555" } };
    expect(await web.messenger.send(other)).toMatchObject({ kind: "later" });
  });

  test("shows that we type", async () => {
    await web.messenger.typing?.(to);
    await soon(() => expect(web.servers.typing).toContain(ANA));
  });
});
