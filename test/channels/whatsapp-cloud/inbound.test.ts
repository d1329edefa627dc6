import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  ACCOUNT,
  type MessageBody,
  messagesValue,
  newWamid,
  statusValue,
  textBody,
  written,
} from "../../doubles/graph-server/graph-server.ts";
import { ADRIAN, type CloudWorld, openCloudWorld, UMA } from "./world.ts";

let world: CloudWorld;
beforeEach(async () => {
  world = await openCloudWorld();
});
afterEach(() => world.close());

const bodies = () => world.received.map(({ body }) => body);
const from = (body: MessageBody) => written(body, { from: UMA });
const about = "wamid.of-a-card";
const file = { id: "1", mime_type: "x/y", sha256: "z" };

describe("kinds", () => {
  test.each<[string, MessageBody, unknown]>([
    ["text", textBody("hola"), { kind: "text", text: "hola" }],
    [
      "a pressed button",
      { type: "interactive", interactive: { type: "button_reply", button_reply: { id: "yes", title: "Sí" } } },
      { kind: "choice", option: "yes", label: "Sí" },
    ],
    [
      "a chosen row",
      {
        type: "interactive",
        interactive: { type: "list_reply", list_reply: { id: "a", title: "A", description: "All of it" } },
      },
      { kind: "choice", option: "a", label: "A" },
    ],
    [
      "a quick reply with a payload",
      { type: "button", button: { payload: "no", text: "No" } },
      { kind: "choice", option: "no", label: "No" },
    ],
    [
      "a quick reply that repeats its words",
      { type: "button", button: { payload: "Sí", text: "Sí" } },
      { kind: "text", text: "Sí" },
    ],
    ["a photo", { type: "image", image: file }, { kind: "media", media: "photo" }],
    ["a photo with words", { type: "image", image: { ...file, caption: "mira" } }, { kind: "text", text: "mira" }],
    ["a voice message", { type: "audio", audio: { ...file, voice: true } }, { kind: "media", media: "voice" }],
    ["a video", { type: "video", video: file }, { kind: "media", media: "video" }],
    ["a document", { type: "document", document: { ...file, filename: "a" } }, { kind: "media", media: "file" }],
    ["a sticker", { type: "sticker", sticker: { ...file, animated: false } }, { kind: "media", media: "sticker" }],
    ["a place", { type: "location", location: { latitude: 1, longitude: 2 } }, { kind: "media", media: "location" }],
    ["a contact", { type: "contacts", contacts: [{ name: {} }] }, { kind: "media", media: "contact" }],
    [
      "a reaction",
      { type: "reaction", reaction: { message_id: about, emoji: "👍" } },
      { kind: "reaction", emoji: "👍" },
    ],
  ])("%s", async (_name, body, expected) => {
    expect(await world.bring(messagesValue([from(body)]))).toBe(200);
    expect(bodies()).toEqual([expected]);
  });

  test.each<[string, MessageBody]>([
    ["a group", { ...textBody("hi all"), group_id: "Y2FwaV9ncm91cDox" }],
    ["the system", { type: "system", system: { body: "User changed number", type: "user_changed_number" } }],
    ["a kind that the API does not bring", { type: "unsupported", errors: [{ code: 131051, title: "Unsupported" }] }],
    ["a kind of tomorrow", { type: "hologram", hologram: {} }],
    ["a reaction that was taken back", { type: "reaction", reaction: { message_id: about } }],
  ])("nothing is made of %s, and nobody is troubled", async (_name, body) => {
    expect(await world.bring(messagesValue([from(body)]))).toBe(200);
    expect([world.received, world.troubles]).toEqual([[], []]);
  });

  test("a quote names what it quotes, and a reaction what it is about", async () => {
    const context = { from: "15550783881", id: about };
    const reaction = { type: "reaction", reaction: { message_id: about, emoji: "👍" } };
    await world.bring(messagesValue([from({ ...textBody("yes"), context }), from(reaction)]));
    expect(world.received.map(({ repliesTo }) => repliesTo)).toEqual([about, about]);
  });
});

describe("who wrote", () => {
  const USER = "US.13491208655302741918";

  test("is kept by the number; with the number hidden, by the id that our business alone sees", async () => {
    await world.bring(messagesValue([written(textBody("a"), { from: UMA, userId: USER })]));
    await world.bring(messagesValue([written(textBody("b"), { userId: "BR.77" })]));
    expect(world.received.map((one) => one.from.chat)).toEqual([UMA, "BR.77"]);
    expect(world.received[0]?.from).toMatchObject({ channel: "whatsapp-cloud", bot: ACCOUNT.phoneNumberId });
  });

  test("stays one person when the number is hidden later", async () => {
    world.joined([UMA, USER]);
    await world.bring(messagesValue([written(textBody("a"), { from: UMA, userId: USER })]));
    await world.bring(messagesValue([written(textBody("b"), { userId: USER })]));
    expect(world.received.map((one) => one.from.chat)).toEqual([UMA, UMA]);
  });

  test("the id of the contact counts where the message has none of its own; nobody's does where it is unclear", async () => {
    const { contact, message } = written(textBody("a"), { userId: USER });
    const value = { ...messagesValue([]), contacts: [contact], messages: [{ ...message, from_user_id: undefined }] };
    await world.bring(value);
    await world.bring({ ...value, contacts: [contact, { wa_id: ADRIAN }] });
    expect(world.received.map((one) => one.from.chat)).toEqual([USER]);
    expect(world.troubles).toHaveLength(1);
  });
});

describe("batches", () => {
  test("everything in one post that is ours is handed in, in order; the rest is nobody's business here", async () => {
    const [a, b, c] = ["a", "b", "c"].map((words) => from(textBody(words)));
    if (!a || !b || !c) throw new Error("three messages are needed");
    const foreign = messagesValue([from(textBody("for another number"))], "999");
    expect(await world.bring(messagesValue([a, b]), foreign, messagesValue([c]))).toBe(200);
    const other = { id: "1", changes: [{ field: "message_template_status_update", value: { event: "APPROVED" } }] };
    expect(await world.bringRaw(JSON.stringify({ object: "whatsapp_business_account", entry: [other] }))).toBe(200);
    expect(world.troubles).toEqual([]);
    expect(bodies().map((body) => body.kind === "text" && body.text)).toEqual(["a", "b", "c"]);
  });

  test("one entry that cannot be read costs no other, and is noted without a word of it", async () => {
    const good = from(textBody("a"));
    const bad = { ...from(textBody("b")).message, text: { body: 123456 } };
    const value = { ...messagesValue([good]), messages: [bad, good.message, { id: "x" }, null] };
    expect(await world.bring(value, { metadata: 1 })).toBe(200);
    expect([bodies().length, world.troubles.length]).toEqual([1, 4]);
    expect(world.troubles.join()).not.toMatch(/123456|1555/u);
  });

  test.each(["", "no JSON", "[]", '{"object":"page","entry":[]}'])(
    "%j, well signed, is dropped once and for all",
    async (raw) => {
      expect([await world.bringRaw(raw), world.received]).toEqual([200, []]);
    },
  );

  test("what comes again for seven days is stored once; a batch may hold old and new", async () => {
    const old = from(textBody("old"));
    const fresh = from(textBody("new"));
    await world.bring(messagesValue([old]));
    for (let day = 0; day < 7; day++) await world.bring(messagesValue([old]));
    expect(await world.bring(messagesValue([fresh, old, fresh]))).toBe(200);
    expect(world.received.map(({ messageId }) => messageId)).toEqual([old.message.id, fresh.message.id]);
  });

  test("a store that fails has Meta come again, and nothing is lost or doubled", async () => {
    const post = messagesValue([from(textBody("a")), from(textBody("b"))]);
    let fails = 1;
    world.onReceive(() => {
      if (world.received.length === 1 && fails-- > 0) throw new Error("the disk is full");
    });
    expect(await world.bring(post)).toBe(500);
    expect(await world.bring(post)).toBe(200);
    expect(bodies()).toEqual([
      { kind: "text", text: "a" },
      { kind: "text", text: "b" },
    ]);
  });
});

describe("statuses", () => {
  test("in any order and any number change nothing but the count of failures", async () => {
    const id = newWamid();
    for (const status of ["read", "sent", "delivered", "sent", "warming up"])
      expect(await world.bring(statusValue(id, status))).toBe(200);
    expect([world.troubles, world.messenger.health().state]).toEqual([[], "ready"]);
    await world.bring(statusValue(id, "failed", 131026));
    expect(world.messenger.health().figures).toMatchObject({ failed: 1 });
    expect(world.troubles.join()).toMatch(/not delivered/u);
    expect(world.troubles.join()).not.toMatch(/1555|A title/u);
  });
});
