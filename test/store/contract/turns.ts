import { expect } from "vitest";
import type { TurnState } from "../../../src/conversation/ports.ts";
import {
  answering,
  chat,
  check,
  line,
  message,
  momentAt,
  readyChat,
  started,
  takeWork,
  talk,
  textsIn,
} from "./chats.ts";
import { smallLibrary } from "../../engine/small-library.ts";
import { attempt, found, minute, QUINN, save, start } from "./company.ts";
import { atOnce, holdLaws, type Laws, type Make, type Ports } from "./store.ts";

async function stateOf(ports: Ports, at = start): Promise<TurnState | undefined> {
  const states: TurnState[] = [];
  await ports.conversation.turn(await readyChat(ports), momentAt(at), (state) => void states.push(state));
  return states[0];
}

const LAWS: Laws = {
  "of one message that comes many times one is stored": async (store) => {
    const answers = await atOnce(store, 10, ({ conversation }) => conversation.receive(message("ann", "hello")));
    const said = answers.map((one) => (one.status === "fulfilled" ? one.value : "refused"));
    expect(said.toSorted()).toEqual([...Array<string>(9).fill("duplicate"), "stored"]);
    expect(await textsIn(store, "ann")).toEqual(["hello"]);
  },
  "the same id in another chat is another message": async (store) => {
    await store.conversation.receive(message("ann", "1"));
    expect(await store.conversation.receive(message("bob", "1"))).toBe("stored");
    expect(await store.conversation.ready()).toHaveLength(2);
  },
  "what is stored is decided on how many came lately, and on no other chat's": async (store) => {
    const seen: number[] = [];
    const counting = (name: string, id: string, at: number) =>
      message(name, id, {
        now: minute(at),
        paceFrom: minute(at - 2),
        decide: ({ recent }) => {
          seen.push(recent);
          return { body: { kind: "notice" }, notices: ["slow-down"], line: id, status: "done" };
        },
      });
    for (const [n, at] of [0, 1, 2, 5].entries()) await store.conversation.receive(counting("ann", String(n), at));
    await store.conversation.receive(counting("bob", "1", 5));
    expect(seen).toEqual([0, 1, 1, 0, 0]);
    expect(await store.conversation.ready()).toEqual([]);
  },
  "chats are answered longest waiting first": async (store) => {
    for (const name of ["mia", "zoe", "ann"]) await store.conversation.receive(message(name, "hello"));
    const order: string[] = [];
    for (const id of await store.conversation.ready())
      await store.conversation.turn(
        id,
        momentAt(start),
        ({ conversation }) => void order.push(conversation.address.chat),
      );
    expect(order).toEqual(["mia", "zoe", "ann"]);
  },
  "an event is answered by one turn, however many processes take it": async (store) => {
    await store.conversation.receive(message("ann", "hello"));
    const id = await readyChat(store);
    const decide = answering({ lines: [line("welcome")] });
    await atOnce(store, 10, ({ conversation }) => conversation.turn(id, momentAt(start), decide));
    expect(await textsIn(store, "ann")).toEqual(["hello", "welcome"]);
    expect(await store.conversation.ready()).toEqual([]);
  },
  "what is kept back is known to the next turn, and said once when its time has come": async (store) => {
    const held = { text: "soon", since: minute(1) };
    await store.conversation.receive(message("ann", "hello"));
    await store.conversation.turn(await readyChat(store), momentAt(start), answering({ held }));
    expect(await textsIn(store, "ann")).toEqual(["hello"]);
    expect(await store.conversation.sayHeld(minute(0), minute(1))).toBe(0);
    await store.conversation.receive(message("ann", "more"));
    expect((await stateOf(store))?.conversation.held).toEqual(held);
    await atOnce(store, 10, ({ conversation }) => conversation.sayHeld(minute(1), minute(2)));
    expect(await textsIn(store, "ann")).toEqual(["hello", "more", "soon"]);
    expect((await stateOf(store))?.conversation.held).toBeUndefined();
    await store.conversation.turn(await readyChat(store), momentAt(start), answering({ lines: [line("late")] }));
    expect(await store.conversation.sayHeld(minute(9), minute(9))).toBe(0);
  },
  "messages behind the next one are known to its turn, and settled with it": async (store) => {
    for (const id of ["1", "2", "3"]) await store.conversation.receive(message("ann", id));
    const state = await stateOf(store);
    expect(state?.more.map(({ body }) => body)).toMatchObject([{ text: "2" }, { text: "3" }]);
    const joined = state?.more.slice(0, 1).map(({ id }) => id);
    await store.conversation.turn(await readyChat(store), momentAt(start), answering({ joined }));
    const after = await stateOf(store);
    expect(after?.next.body).toMatchObject({ text: "3" });
    expect(after?.more).toEqual([]);
    await store.conversation.turn(await readyChat(store), momentAt(start), answering());
    expect(await store.conversation.ready()).toEqual([]);
  },
  "a question keeps the line with which it was put first": async (store) => {
    const asks = answering({ facts: started, asks: "which", lines: [line("which?")] });
    await talk(store, "ann", { facts: started, asks: "which", lines: [line("which?")] });
    await store.conversation.receive(message("ann", "hm"));
    expect((await stateOf(store))?.conversation.asked).toEqual({ episode: 1, question: "which", line: 2 });
    await store.conversation.turn(await readyChat(store), momentAt(start), asks);
    await store.conversation.receive(message("ann", "so"));
    expect((await stateOf(store))?.conversation.asked).toMatchObject({ line: 2 });
  },
  "an episode that was over goes on, and what was begun since is left": async (store) => {
    const end = { outcome: "handed-over", flow: "lost" } as const;
    await talk(store, "ann", { facts: started, end });
    await talk(store, "ann", { facts: started });
    const [first, second] = await store.conversation.episodes(chat("ann"));
    expect([first?.end, second?.end]).toEqual([end, undefined]);
    await talk(store, "ann", {
      facts: started,
      reopens: { number: 1, library: smallLibrary, facts: first?.facts ?? [] },
    });
    const again = await store.conversation.episodes(chat("ann"));
    expect(again.map((episode) => episode.end?.outcome)).toEqual([undefined, "cancelled"]);
    expect(again[0]?.facts).toHaveLength(2);
  },
  "a turn that throws, or decides nothing, leaves its event waiting, and a failure is counted": async (store) => {
    await store.conversation.receive(message("ann", "hello"));
    const id = await readyChat(store);
    const broken = () => {
      throw new Error("broken turn");
    };
    await expect(store.conversation.turn(id, momentAt(start), broken)).rejects.toThrow("broken turn");
    expect(await store.conversation.turn(id, momentAt(start), () => undefined)).toBe(false);
    const before = await stateOf(store);
    await store.conversation.countFailure(before?.next.id ?? 0);
    expect((await stateOf(store))?.next.failures).toBe(1);
  },
  "facts are added to the open episode in their order, on the flows it began with": async (store) => {
    await talk(store, "ann", { facts: started });
    await talk(store, "ann", { facts: [{ kind: "missed" }, { kind: "chose", option: "a" }] });
    const [episode] = await store.beside.conversation.episodes(chat("ann"));
    expect(episode?.facts.map(({ kind }) => kind)).toEqual(["started", "missed", "chose"]);
    expect(episode).toMatchObject({ number: 1, library: momentAt(start).current });
  },
  "an episode that ended is followed by another": async (store) => {
    await talk(store, "ann", { facts: started, end: { outcome: "solved", flow: "lost" } });
    await talk(store, "ann", { facts: started });
    const all = await store.conversation.episodes(chat("ann"));
    expect(all.map(({ number, end }) => [number, end?.outcome])).toEqual([
      [1, "solved"],
      [2, undefined],
    ]);
  },
  "a result comes before words that wait longer": async (store) => {
    await talk(store, "ann", { facts: started, effects: [check("look")] });
    await store.conversation.receive(message("ann", "are you there?"));
    await store.conversation.completeEffect(await takeWork(store), { result: { outcome: "good", details: {} } }, start);
    expect((await stateOf(store))?.next.body).toMatchObject({ kind: "resulted", outcome: "good", visit: "look" });
  },
  "an alarm rings once, when it is due, unless a later turn set it anew": async (store) => {
    await talk(store, "ann", { wakeAt: minute(5) });
    expect(await store.conversation.ringTimers(minute(4))).toBe(0);
    await talk(store, "ann", { wakeAt: minute(9) }, minute(4));
    expect(await store.conversation.ringTimers(minute(8))).toBe(0);
    const rung = await atOnce(store, 4, ({ conversation }) => conversation.ringTimers(minute(9)));
    expect(rung.filter((one) => one.status === "fulfilled" && one.value === 1)).toHaveLength(1);
    expect((await stateOf(store))?.next.body).toEqual({ kind: "silence", generation: 2 });
  },
  "advice is asked for once, and only while the message waits": async (store) => {
    await store.conversation.receive(message("ann", "hm"));
    const id = await readyChat(store);
    await store.conversation.turn(id, momentAt(start), () => ({ wants: [] }));
    const claims = await atOnce(store, 4, ({ conversation }) => conversation.claimAdvice(5));
    const handed = claims.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
    expect(handed.map(({ text }) => text)).toEqual(["hm"]);
    await store.conversation.advise(handed[0]?.event ?? 0, undefined);
    expect((await stateOf(store))?.next.advice).toEqual({ kind: "given" });
  },
  "whoever proved a mailbox is watched until they are told of, and the rule sees their last sign-in": async (store) => {
    await found(store);
    await talk(store, "ann", { facts: started, effects: [check("prove")] });
    await store.conversation.completeEffect(await takeWork(store), { proved: QUINN }, minute(2));
    await save(store, [attempt("quinn", "signed-in")], minute(1));
    const seen: unknown[] = [];
    const never = (watched: { readonly provedAt: unknown; readonly lastSignIn: unknown }) => {
      seen.push([watched.provedAt, watched.lastSignIn]);
      return false;
    };
    expect(await store.conversation.watchSignIns(minute(3), never)).toBe(0);
    expect(seen).toEqual([[minute(2), minute(1)]]);
    const told = await atOnce(store, 6, ({ conversation }) => conversation.watchSignIns(minute(3), () => true));
    expect(told.filter((one) => one.status === "fulfilled" && one.value === 1)).toHaveLength(1);
    expect((await stateOf(store))?.next.body).toEqual({ kind: "signed-in", episode: 1 });
  },
  "lines are read from the last one that is known on": async (store) => {
    await talk(store, "ann", { lines: [line("one"), line("two")] });
    const rest = await store.conversation.history(chat("ann"), 2);
    expect(rest.map(({ sequence, from, text }) => [sequence, from, text])).toEqual([[3, "agent", "two"]]);
    expect(await store.conversation.history(chat("nobody"), 0)).toEqual([]);
  },
};

/** Messages in, turns, episodes, alarms and advice. */
export const turnContract = (make: Make): void => holdLaws("turns of conversations", make, LAWS);
