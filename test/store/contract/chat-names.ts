import { expect } from "vitest";
import { sameChat } from "../../../src/conversation/turns/same-chat.ts";
import type { KnownNames } from "../../../src/conversation/ports.ts";
import { atOnce, holdLaws, type Laws, type Make, type Ports } from "./store.ts";
import { message } from "./chats.ts";

const OF = { channel: "whatsapp-web", bot: "b" } as const;

const keptFor = ({ conversation }: Ports, ids: readonly string[], account?: string) =>
  conversation.sameChat(OF, { ids, account }, (known) => sameChat(known, { ids, account }));
const write = ({ conversation }: Ports, name: string) =>
  conversation.receive(message(name, "hello", { from: { ...OF, chat: name } }));

async function knownOf({ conversation }: Ports, ids: readonly string[]): Promise<KnownNames | undefined> {
  const all: KnownNames[] = [];
  await conversation.sameChat(OF, { ids }, (known) => {
    all.push(known);
    return { chat: "", changes: [] };
  });
  return all[0];
}

const LAWS: Laws = {
  "the rule sees the names that are asked about, all names of their chats, and no other bot's": async (store) => {
    await write(store, "49");
    await keptFor(store, ["49", "1@a"], "1@a");
    await store.conversation.sameChat({ ...OF, bot: "c" }, { ids: ["50"] }, () => ({
      chat: "50",
      changes: [{ kind: "name-added", name: "x", chat: "49" }],
    }));
    const known = await knownOf(store.beside, ["49"]);
    expect(known).toEqual({ chats: ["49"], names: [{ name: "1@a", chat: "49", lasting: true }] });
  },
  "a name that is somebody's already stays theirs": async (store) => {
    const adding = (chat: string) => () => ({ chat, changes: [{ kind: "name-added", name: "49", chat }] }) as const;
    await store.conversation.sameChat(OF, { ids: ["49"] }, adding("one"));
    await store.conversation.sameChat(OF, { ids: ["49"] }, adding("two"));
    expect((await knownOf(store, ["49"]))?.names.map(({ chat }) => chat)).toEqual(["one"]);
  },
  "a chat that goes on under another name takes all its names along": async (store) => {
    await write(store, "49");
    await keptFor(store, ["49", "1@a"], "1@a");
    expect(await keptFor(store, ["50", "1@a"], "1@a")).toBe("50");
    expect(await knownOf(store, ["1@a"])).toMatchObject({ chats: ["50"], names: [{ name: "1@a", chat: "50" }] });
  },
  "a number that another account writes with is taken off the chat that had it": async (store) => {
    await write(store, "49");
    await keptFor(store, ["49", "1@a"], "1@a");
    expect(await keptFor(store, ["49", "2@b"], "2@b")).toBe("49");
    expect(await keptFor(store, ["1@a"], "1@a")).toBe("1@a");
  },
  "of many who ask at once all are told the same": async (store) => {
    const all = await atOnce(store, 8, (ports) => keptFor(ports, ["49", "1@a"], "1@a"));
    expect(new Set(all.map((one) => (one.status === "fulfilled" ? one.value : "refused")))).toEqual(new Set(["49"]));
  },
};

/** Names under which platforms know a chat. */
export const chatNameContract = (make: Make): void => holdLaws("names of chats", make, LAWS);
