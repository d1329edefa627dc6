import { expect, test } from "vitest";
import { readMessage, readOwn, readReaction } from "../../../src/channels/whatsapp-web/child/read-message.ts";

const key = (fromMe: boolean, remote: unknown) => ({ id: "3A01", fromMe, remote, _serialized: "x" });
const plain = { id: key(false, "1555@c.us"), from: "1555@c.us", type: "chat", body: "hi", timestamp: 7 };

test("ids are read as texts and as objects alike (pitfall 15)", () => {
  const asObject = { ...plain, from: { server: "lid", user: "99", _serialized: "99@lid" } };
  expect([readMessage(plain)?.chat, readMessage(asObject)?.chat]).toEqual(["1555@c.us", "99@lid"]);
});

test.each([
  ["nothing", undefined],
  ["a text", "hi"],
  ["no id", { ...plain, id: undefined }],
  ["a number for a body", { ...plain, body: 4 }],
  ["an id without an end", { ...plain, id: { fromMe: false } }],
  ["a group", { ...plain, from: "1@g.us" }],
  ["status news", { ...plain, isStatus: true }],
  ["a broadcast", { ...plain, broadcast: true }],
  ["our own", { ...plain, id: key(true, "1555@c.us") }],
  ["a revoked one", { ...plain, type: "revoked" }],
  ["one that cannot be read yet", { ...plain, type: "ciphertext" }],
])("%s is no message for us, and throws nothing (pitfall 14)", (_what, raw) => {
  expect(readMessage(raw)).toBeUndefined();
});

test("a withdrawn reaction, our own, and one in a group count for nothing", () => {
  const reaction = {
    id: key(false, "1555@c.us"),
    msgId: key(true, "1555@c.us"),
    reaction: "👍",
    senderId: "1555@c.us",
  };
  expect(readReaction(reaction)).toMatchObject({ body: { kind: "reaction", emoji: "👍" }, repliesTo: "3A01" });
  const others = [{ reaction: "" }, { id: key(true, "1555@c.us") }, { msgId: key(true, "1@g.us") }];
  expect(others.map((other) => readReaction({ ...reaction, ...other }))).toEqual([undefined, undefined, undefined]);
});

test("what we sent is known by the last part of its id, whichever name the chat has", () => {
  expect(readOwn({ ...plain, id: key(true, "99@lid"), to: "99@lid" })).toMatchObject({ id: "3A01", chat: "99@lid" });
  expect(readOwn(plain)).toBeUndefined();
});
