import { expect } from "vitest";
import { chat, check, readyChat, momentAt, started, takeWork, talk } from "./chats.ts";
import { minute, start } from "./company.ts";
import { atOnce, holdLaws, type Laws, type Make, type Ports } from "./store.ts";

const wanted = (ports: Ports, name: string, ...tasks: readonly string[]) =>
  talk(ports, name, { facts: started, effects: tasks.map(check) });
const namesOf = async ({ conversation }: Ports, name: string) => (await conversation.episodes(chat(name)))[0]?.works;

const LAWS: Laws = {
  "work is handed to one process at a time, until its lease is over": async (store) => {
    await wanted(store, "ann", "look");
    const claims = await atOnce(store, 6, ({ conversation }) => conversation.claimEffect(start, minute(5)));
    expect(claims.filter((one) => one.status === "fulfilled" && one.value !== undefined)).toHaveLength(1);
    expect(await store.conversation.claimEffect(minute(4), minute(9))).toBeUndefined();
    expect(await store.beside.conversation.claimEffect(minute(5), minute(9))).toMatchObject({
      effect: { name: "look" },
    });
  },
  "work of one chat is done in the order in which it was wanted, and holds up no other chat": async (store) => {
    await wanted(store, "ann", "first", "second");
    await wanted(store, "bob", "other");
    const first = await takeWork(store);
    const other = await takeWork(store);
    expect([first.effect, other.effect]).toMatchObject([{ name: "first" }, { name: "other" }]);
    expect(await store.conversation.claimEffect(start, minute(5))).toBeUndefined();
    await store.conversation.completeEffect(first, {}, start);
    expect((await takeWork(store)).effect).toMatchObject({ name: "second" });
  },
  "work is done once: a second result changes nothing": async (store) => {
    await wanted(store, "ann", "look");
    const claimed = await takeWork(store);
    const done = (outcome: string) => ({ result: { outcome, details: {} } });
    await atOnce(store, 6, ({ conversation }, n) =>
      conversation.completeEffect(claimed, done(`try ${String(n)}`), start),
    );
    const bodies: string[] = [];
    await store.conversation.turn(await readyChat(store), momentAt(start), ({ next }) => {
      if (next.body.kind === "resulted") bodies.push(next.body.outcome);
      return undefined;
    });
    expect((await namesOf(store, "ann"))?.map(({ outcome }) => outcome)).toEqual(bodies);
    expect(bodies).toHaveLength(1);
  },
  "work that threw is tried again at its time, and says how often it threw": async (store) => {
    await wanted(store, "ann", "look");
    const { key } = await takeWork(store);
    await store.conversation.postponeEffect(key, minute(2));
    expect(await store.conversation.claimEffect(minute(1), minute(9))).toBeUndefined();
    expect((await takeWork(store, minute(2))).failures).toBe(1);
  },
  "work that sleeps holds up nothing, and is looked at again at its time": async (store) => {
    await wanted(store, "ann", "ask", "go-on");
    const asked = await takeWork(store);
    await store.conversation.sleepOn(asked.key, minute(30));
    expect((await takeWork(store)).effect).toMatchObject({ name: "go-on" });
    expect(await store.conversation.claimEffect(minute(29), minute(99))).toBeUndefined();
    expect((await takeWork(store, minute(30))).key).toBe(asked.key);
  },
  "what is told past every flow is told once in its chat": async (store) => {
    await wanted(store, "ann", "look");
    const claimed = await takeWork(store);
    await atOnce(store, 4, ({ conversation }) =>
      conversation.completeEffect(claimed, { note: { kind: "not-done" } }, start),
    );
    const bodies: unknown[] = [];
    await store.conversation.turn(await readyChat(store), momentAt(start), ({ next }) => void bodies.push(next.body));
    expect(bodies).toEqual([{ kind: "note", note: { kind: "not-done" } }]);
  },
};

/** Checks and acts that turns want done. */
export const workContract = (make: Make): void => holdLaws("work of conversations", make, LAWS);
