import { expect } from "vitest";
import type { ClaimedLine } from "../../../src/conversation/ports.ts";
import type { Instant } from "../../../src/shared/brand.ts";
import { line, message, talk } from "./chats.ts";
import { minute, start } from "./company.ts";
import { atOnce, holdLaws, type Laws, type Make, type Ports } from "./store.ts";

const claim = ({ conversation }: Ports, now: Instant = start, lease = "lease", leaseUntil: Instant = minute(5)) =>
  conversation.claimLines({ channels: ["web-chat"], now, lease, leaseUntil });
const textsOf = (lines: readonly ClaimedLine[]) => lines.map(({ text }) => text);
const say = (ports: Ports, name: string, ...texts: readonly string[]) => talk(ports, name, { lines: texts.map(line) });

const LAWS: Laws = {
  "lines of one chat go out one after the other, and hold up no other chat": async (store) => {
    await say(store, "ann", "one", "two");
    await say(store, "bob", "other");
    const first = await claim(store);
    expect(new Set(textsOf(first))).toEqual(new Set(["one", "other"]));
    expect(await claim(store)).toEqual([]);
    const key = first.find(({ text }) => text === "one")?.key ?? "";
    await store.conversation.settleLine(key, "lease", { status: "sent" });
    expect(textsOf(await claim(store.beside))).toEqual(["two"]);
  },
  "a line is one process's until its lease is over, and every try is counted before it is made": async (store) => {
    await say(store, "ann", "one");
    const claims = await atOnce(store, 6, (ports, n) => claim(ports, start, `lease ${String(n)}`));
    const taken = claims.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
    expect(taken.map(({ tries }) => tries)).toEqual([1]);
    expect(await claim(store, minute(4))).toEqual([]);
    expect((await claim(store, minute(5))).map(({ tries }) => tries)).toEqual([2]);
  },
  "whoever lost the lease says nothing about the line any more": async (store) => {
    await say(store, "ann", "one");
    const [{ key } = { key: "" }] = await claim(store, start, "early");
    await claim(store, minute(5), "late", minute(9));
    await store.conversation.settleLine(key, "early", { status: "sent" });
    expect(textsOf(await claim(store, minute(9)))).toEqual(["one"]);
  },
  "a refused line holds up nothing, and one that waits keeps its place": async (store) => {
    await say(store, "ann", "one", "two");
    const [first] = await claim(store);
    await store.conversation.settleLine(first?.key ?? "", "lease", { status: "refused", why: "gone" });
    const [second] = await claim(store);
    await store.conversation.settleLine(second?.key ?? "", "lease", {
      status: "queued",
      why: "later",
      nextTry: minute(7),
    });
    await say(store, "ann", "three");
    expect(await claim(store, minute(6))).toEqual([]);
    expect(textsOf(await claim(store, minute(7)))).toEqual(["two"]);
  },
  "a line that waits for its chat to write goes out when it does, and a wait that ends sooner stays": async (store) => {
    await say(store, "ann", "one");
    await say(store, "bob", "other");
    for (const { key } of await claim(store))
      await store.conversation.settleLine(key, "lease", {
        status: "queued",
        why: "",
        nextTry: minute(900),
      });
    await store.conversation.receive(message("ann", "again", { now: minute(1), releases: minute(60) }));
    await store.conversation.receive(message("bob", "again", { now: minute(1), releases: minute(901) }));
    expect(textsOf(await claim(store, minute(1)))).toEqual(["one"]);
  },
  "only lines of the channels that are asked for are handed out": async (store) => {
    await say(store, "ann", "one");
    const other = { channels: ["telegram"], now: start, lease: "lease", leaseUntil: minute(5) } as const;
    expect(await store.conversation.claimLines(other)).toEqual([]);
  },
  "a line says when its chat last wrote": async (store) => {
    await talk(store, "ann", { lines: [line("one")] }, minute(3));
    expect(await claim(store, minute(3))).toMatchObject([{ heardAt: minute(3), to: { chat: "ann" }, language: "en" }]);
  },
};

/** Lines of the agent on their way to the messengers. */
export const deliveryContract = (make: Make): void => holdLaws("deliveries to chats", make, LAWS);
