import { expect } from "vitest";
import type { Change } from "../../../src/auth/decision.ts";
import type { LinkSubject } from "../../../src/auth/linked-chats/model.ts";
import { type AccountId, conversationId, type Instant, linkMac } from "../../../src/shared/brand.ts";
import { found, minute, OLGA, PIET, save, signIn, start } from "./company.ts";
import { holdLaws, howMany, type Laws, type Make } from "./store.ts";

const conversation = conversationId("phone");
const drawing = (code: string): Change => ({
  kind: "link-code-drawn",
  mac: linkMac(code),
  account: OLGA,
  expiresAt: minute(10),
});

/** A chat becomes somebody's until `idleAt`. */
export const linking = (id: string, account: AccountId, chat = conversation, idleAt: Instant = minute(60)): Change => ({
  kind: "chat-linked",
  id,
  account,
  conversation: chat,
  channel: "telegram",
  idleAt,
});
const inChat: LinkSubject = { kind: "chat", conversation };

const LAWS: Laws = {
  "of many uses of one code one is saved": async (store) => {
    await save(store, [drawing("code")]);
    expect(await howMany(store, 10, (ports) => save(ports, [{ kind: "link-code-used", mac: linkMac("code") }]))).toBe(
      1,
    );
  },
  "a code that was replaced is not used, and those that wait stand in the order in which they were drawn": async (
    store,
  ) => {
    await save(store, [drawing("m"), drawing("z"), drawing("a"), { kind: "link-code-ended", mac: linkMac("z") }]);
    await expect(save(store, [{ kind: "link-code-used", mac: linkMac("z") }])).rejects.toThrow(/used up/u);
    const { openCodes } = await store.auth.linkedChats.read({ kind: "session", hash: await signIn(store, "olga") });
    expect(openCodes.map(({ mac }) => mac)).toEqual(["m", "a"]);
  },
  "a chat is one person's at a time": async (store) => {
    expect(
      await howMany(store, 4, (ports, n) => save(ports, [linking(`link ${String(n)}`, n === 0 ? OLGA : PIET)])),
    ).toBe(1);
  },
  "chats of one moment are listed newest first": async (store) => {
    for (const id of ["m", "z", "a"]) await save(store, [linking(id, OLGA, conversationId(id))]);
    const { chats } = await store.beside.auth.linkedChats.read({ kind: "session", hash: await signIn(store, "olga") });
    expect(chats.map(({ id }) => id)).toEqual(["a", "z", "m"]);
  },
  "an ended link is nobody's, and the chat can be linked anew": async (store) => {
    await save(store, [linking("one", OLGA), { kind: "chat-unlinked", id: "one" }, linking("two", PIET)]);
    expect((await store.auth.linkedChats.read(inChat)).link).toMatchObject({ id: "two", account: { id: PIET } });
    expect((await store.auth.linkedChats.read({ kind: "link", id: "one" })).link).toBeUndefined();
  },
  "all of an account end with its codes, or those since a moment": async (store) => {
    await save(store, [drawing("code"), linking("early", OLGA, conversationId("early"))], minute(1));
    await save(store, [linking("late", OLGA, conversationId("late"))], minute(5));
    await save(store, [{ kind: "chats-unlinked", account: OLGA, linkedSince: minute(5) }]);
    const look = async () =>
      store.auth.linkedChats.read({ kind: "session", hash: await signIn(store, "olga", start, "look") });
    const first = await look();
    expect([first.chats.map(({ id }) => id), first.openCodes]).toEqual([["early"], []]);
  },
  "tries count in their chat from the moment that is asked for": async (store) => {
    for (const at of [1, 2, 3]) await save(store, [{ kind: "link-try-counted", conversation }], minute(at));
    const tries = async (chat: typeof conversation) => {
      const subject = { kind: "code", mac: linkMac("none"), conversation: chat, triesFrom: minute(1) } as const;
      return (await store.auth.linkedChats.read(subject)).tries;
    };
    expect([await tries(conversation), await tries(conversationId("another"))]).toEqual([2, 0]);
  },
  "links that nobody wrote in for long are found, until they are ended": async (store) => {
    await save(store, [linking("idle", OLGA, conversation, minute(5))]);
    expect([await store.auth.linkedChats.idle(minute(4)), await store.auth.linkedChats.idle(minute(5))]).toEqual([
      [],
      ["idle"],
    ]);
    await save(store, [{ kind: "chat-unlinked", id: "idle" }]);
    expect(await store.auth.linkedChats.idle(minute(9))).toEqual([]);
  },
};

export const linkedChatContract = (make: Make): void => holdLaws("linked chats", make, LAWS, found);
