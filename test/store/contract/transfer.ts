import { expect } from "vitest";
import { idempotencyKey, tokenHash } from "../../../src/shared/brand.ts";
import { openCase, wantCase } from "./cases.ts";
import { chat, check, line, message, started, talk, textsIn } from "./chats.ts";
import { always, found, minute, QUINN, save, start } from "./company.ts";
import { atOnce, holdLaws, type Laws, type Make, type Ports } from "./store.ts";

const token = tokenHash("move");
const draw = ({ conversation }: Ports, name = "ann", hash = token) =>
  conversation.drawMove({ chat: chat(name), hash, now: start, expiresAt: minute(10) });

async function move(
  ports: Ports,
  more: { readonly work?: string; readonly at?: number; readonly mayTake?: boolean } = {},
) {
  const to = await talk(ports, "bob");
  const { work = "work", at = 1, mayTake = true } = more;
  return ports.conversation.moveChat({ token, to, work: idempotencyKey(work), now: minute(at), mayTake });
}

const LAWS: Laws = {
  "there is a way to go on only where something is under way": async (store) => {
    await talk(store, "ann");
    expect([await draw(store), await draw(store, "nobody")]).toEqual([false, false]);
    await talk(store, "ann", { facts: started });
    expect(await draw(store)).toBe(true);
  },
  "the trouble goes on there with its facts and lines, and is over here": async (store) => {
    await talk(store, "ann", { facts: started, lines: [line("what happened?")] });
    await draw(store);
    expect(await move(store)).toBe("moved");
    const [there] = await store.beside.conversation.episodes(chat("bob"));
    expect([there?.facts, there?.end]).toEqual([started, undefined]);
    expect((await store.conversation.episodes(chat("ann")))[0]?.end?.outcome).toBe("cancelled");
    expect((await textsIn(store, "bob")).slice(-2)).toEqual(["ann 0", "what happened?"]);
  },
  "a token moves a chat once: for the same work the answer is the same, for another it is wrong": async (store) => {
    await talk(store, "ann", { facts: started });
    await draw(store);
    const to = await talk(store, "bob");
    const going = (ports: Ports, work: string) =>
      ports.conversation.moveChat({ token, to, work: idempotencyKey(work), now: minute(1), mayTake: true });
    const all = await atOnce(store, 6, (ports) => going(ports, "work"));
    expect(new Set(all.map((one) => (one.status === "fulfilled" ? one.value : "refused")))).toEqual(new Set(["moved"]));
    expect(await going(store, "another")).toBe("wrong");
    expect(await store.conversation.episodes(chat("bob"))).toHaveLength(1);
  },
  "a token that is late, unknown, or used where it may not be, moves nothing": async (store) => {
    await talk(store, "ann", { facts: started });
    expect(await move(store)).toBe("wrong");
    await draw(store);
    expect(await move(store, { work: "late", at: 10 })).toBe("wrong");
    expect(await move(store, { work: "barred", mayTake: false })).toBe("wrong");
    expect(await store.conversation.episodes(chat("bob"))).toEqual([]);
  },
  "while something is under way in the other chat, it is asked again": async (store) => {
    await talk(store, "ann", { facts: started, effects: [check("look")] });
    await draw(store);
    expect(await move(store)).toBe("busy");
  },
  "what waits to be answered there is under way, too": async (store) => {
    await talk(store, "ann", { facts: started });
    await draw(store);
    const to = await talk(store, "bob");
    await store.conversation.receive(message("ann", "one more thing"));
    const going = { token, to, work: idempotencyKey("work"), now: minute(1), mayTake: true };
    expect(await store.conversation.moveChat(going)).toBe("busy");
  },
  "proof does not go along": async (store) => {
    const ann = await talk(store, "ann", { facts: started });
    await save(store, [{ kind: "mailbox-proved", conversation: ann, account: QUINN }]);
    await draw(store);
    const bob = await talk(store, "bob");
    expect(await move(store)).toBe("moved");
    for (const conversation of [ann, bob])
      expect((await store.auth.read({ kind: "proof", conversation }, always)).proof).toBeUndefined();
  },
  "an open case goes along": async (store) => {
    const claimed = await wantCase(store, "ann");
    await openCase(store, claimed);
    await store.conversation.completeEffect(claimed, {}, start);
    await draw(store);
    expect(await move(store)).toBe("moved");
    expect((await store.conversation.cases()).map(({ number, from }) => [number, from.chat])).toEqual([["K1", "bob"]]);
  },
};

/** A chat that goes on in another one. */
export const transferContract = (make: Make): void => holdLaws("chats that go on elsewhere", make, LAWS, found);
