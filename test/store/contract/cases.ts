import { expect } from "vitest";
import type { CaseChange, CaseState, ClaimedEffect, Dossier } from "../../../src/conversation/ports.ts";
import type { TokenHash } from "../../../src/shared/brand.ts";
import { chat, line, message, momentAt, started, takeWork, talk, textsIn } from "./chats.ts";
import { found, minute, OLGA, PIET, signIn, start } from "./company.ts";
import { atOnce, holdLaws, howMany, type Laws, type Make, type Ports } from "./store.ts";

const dossier = (trouble: string): Dossier => ({
  trouble,
  language: "en",
  proof: "nothing proved",
  tried: [],
  failed: [],
  next: "look",
});
const mail = { template: "case-opened", to: "support", language: "en", details: {} } as const;

/** A trouble that wants a case. */
export async function wantCase(ports: Ports, name: string): Promise<ClaimedEffect> {
  await talk(ports, name, {
    facts: started,
    lines: [line("somebody will look")],
    effects: [{ kind: "hand-over", next: "nobody-vouched" }],
  });
  return takeWork(ports);
}

/** Opens it. @returns its number */
export const openCase = ({ conversation }: Ports, claimed: ClaimedEffect, numbers = ["K1", "K2"], trouble = "lost") =>
  conversation.openCase(claimed, numbers, start, ({ before }) => ({
    dossier: dossier(trouble),
    mails: before ? [] : [mail],
  }));

/** What a rule of the desk decides, whatever it sees. */
export const desk = ({ conversation }: Ports, session: TokenHash, number: string, changes: readonly CaseChange[]) =>
  conversation.caseDesk.decide({
    by: { session },
    on: { number },
    now: minute(1),
    decide: () => ({ changes, mails: [], audit: [], answer: undefined }),
  });

const claiming = (number: string, by = OLGA, from?: typeof OLGA): CaseChange => ({
  kind: "case-claimed",
  number,
  by,
  from,
});
const saying = (number: string, text: string, by = OLGA): CaseChange => ({ kind: "case-line-said", number, by, text });

async function mailsTo({ mail: ledger }: Ports, to: string): Promise<number> {
  let found = 0;
  const decide = (one: { readonly to: string }) => {
    if (one.to === to) found += 1;
    return { kind: "done", status: "dropped" } as const;
  };
  const claim = { now: start, takes: ["notice"], lease: "count", leaseUntil: minute(1), decide } as const;
  while ((await ledger.claim(claim)).kind !== "nothing-due");
  return found;
}

const LAWS: Laws = {
  "one work opens one case with one mail, however often it is done": async (store) => {
    const claimed = await wantCase(store, "ann");
    const numbers = await atOnce(store, 6, (ports) => openCase(ports, claimed));
    expect(new Set(numbers.map((one) => (one.status === "fulfilled" ? one.value : "refused")))).toEqual(
      new Set(["K1"]),
    );
    expect(await mailsTo(store, "support")).toBe(1);
    expect((await store.conversation.cases()).map(({ number }) => number)).toEqual(["K1"]);
  },
  "a number that is taken is passed over, and without a free one nothing is opened": async (store) => {
    await openCase(store, await wantCase(store, "ann"));
    const claimed = await wantCase(store, "bob");
    await expect(openCase(store, claimed, ["K1"])).rejects.toThrow(/No number is left/u);
    expect(await openCase(store, claimed, ["K1", "K2"])).toBe("K2");
  },
  "wanted again for the same trouble, the open case is brought up to date": async (store) => {
    const claimed = await wantCase(store, "ann");
    await openCase(store, claimed);
    await store.conversation.completeEffect(claimed, {}, start);
    await talk(store, "ann", { effects: [{ kind: "hand-over", next: "nobody-vouched" }] });
    const states: unknown[] = [];
    const number = await store.conversation.openCase(await takeWork(store), ["K9"], start, (state) => {
      states.push([state.number, state.before?.trouble, state.proved]);
      return { dossier: dossier("worse"), mails: [] };
    });
    expect([number, states]).toEqual(["K1", [["K1", "lost", false]]]);
    expect((await store.conversation.caseDesk.read("K1"))?.dossier.trouble).toBe("worse");
  },
  "of many claims of a case one is saved, and ends what the program was about": async (store) => {
    await openCase(store, await wantCase(store, "ann"));
    const session = await signIn(store, "olga");
    expect(await howMany(store, 8, (ports) => desk(ports, session, "K1", [claiming("K1")]))).toBe(1);
    expect((await store.conversation.caseDesk.read("K1"))?.holder).toEqual({ id: OLGA, name: "olga" });
    expect((await store.conversation.episodes(chat("ann")))[0]?.end?.outcome).toBe("handed-over");
  },
  "a case changes hands only from whoever has it": async (store) => {
    await openCase(store, await wantCase(store, "ann"));
    const session = await signIn(store, "piet");
    await desk(store, session, "K1", [claiming("K1")]);
    await expect(desk(store, session, "K1", [claiming("K1", PIET)])).rejects.toThrow(/used up/u);
    await desk(store, session, "K1", [claiming("K1", PIET, OLGA)]);
    await expect(desk(store, session, "K1", [saying("K1", "hello", OLGA)])).rejects.toThrow(/used up/u);
  },
  "what an agent says goes out in the chat, in its order, until the case is closed": async (store) => {
    await openCase(store, await wantCase(store, "ann"));
    const session = await signIn(store, "olga");
    await desk(store, session, "K1", [claiming("K1"), saying("K1", "one"), saying("K1", "two")]);
    expect((await textsIn(store, "ann")).slice(-2)).toEqual(["one", "two"]);
    await desk(store, session, "K1", [{ kind: "case-closed", number: "K1", by: OLGA }]);
    await expect(desk(store, session, "K1", [saying("K1", "three")])).rejects.toThrow(/used up/u);
    expect((await store.conversation.caseDesk.read("K1"))?.closedAt).toBe(minute(1));
  },
  "notes are kept for agents, oldest first": async (store) => {
    await openCase(store, await wantCase(store, "ann"));
    const session = await signIn(store, "olga");
    const note = (text: string): CaseChange => ({ kind: "case-noted", number: "K1", by: OLGA, text });
    await desk(store, session, "K1", [note("zz"), note("aa")]);
    expect((await store.conversation.caseDesk.read("K1"))?.notes.map(({ text }) => text)).toEqual(["zz", "aa"]);
  },
  "open cases are listed before closed ones, newest first, also of one moment": async (store) => {
    for (const [name, number] of [
      ["ann", "K5"],
      ["bob", "K1"],
      ["cid", "K3"],
    ] as const)
      await openCase(store, await wantCase(store, name), [number]);
    const session = await signIn(store, "olga");
    await desk(store, session, "K3", [claiming("K3"), { kind: "case-closed", number: "K3", by: OLGA }]);
    const listed = async (since: number) =>
      (await store.conversation.caseDesk.list(minute(since))).map(({ number }) => number);
    expect(await listed(0)).toEqual(["K1", "K5", "K3"]);
    expect(await listed(2)).toEqual(["K1", "K5"]);
    expect((await store.conversation.cases()).map(({ number }) => number)).toEqual(["K3", "K1", "K5"]);
  },
  "a turn sees the case that a person has, and a rule of the desk who acts": async (store) => {
    await openCase(store, await wantCase(store, "ann"));
    const session = await signIn(store, "olga");
    const states: CaseState[] = [];
    await store.conversation.caseDesk.decide({
      by: { session },
      on: { number: "K1" },
      now: start,
      decide: (state) => {
        states.push(state);
        return { changes: [claiming("K1")], mails: [], audit: [], answer: undefined };
      },
    });
    expect(states).toMatchObject([
      { actor: { kind: "session", session: { account: { id: OLGA } } }, found: { number: "K1" } },
    ]);
    await store.conversation.receive(message("ann", "hello again"));
    const seen: unknown[] = [];
    const [id] = await store.conversation.ready();

    if (id) await store.conversation.turn(id, momentAt(start), ({ handedOver }) => void seen.push(handedOver));
    expect(seen).toMatchObject([
      { number: "K1", trouble: "lost", claimed: true, reminded: false, episode: { number: 1 } },
    ]);
  },
};

/** Cases that people take over, and their desk. */
export const caseContract = (make: Make): void => holdLaws("cases", make, LAWS, found);
