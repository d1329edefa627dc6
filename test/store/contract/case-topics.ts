import { expect } from "vitest";
import type { CaseChange, TopicSettled, TopicWork } from "../../../src/conversation/ports.ts";
import type { Instant } from "../../../src/shared/brand.ts";
import { desk, openCase, wantCase } from "./cases.ts";
import { talk } from "./chats.ts";
import { found, minute, OLGA, signIn, start } from "./company.ts";
import { atOnce, holdLaws, type Laws, type Make, type Ports, type Store } from "./store.ts";

const place = "bot/group";
const claim = ({ conversation }: Ports, now: Instant = start, lease = "lease", leaseUntil: Instant = minute(5)) =>
  conversation.caseTopics.claimTopic({ place, now, lease, leaseUntil });

async function take(ports: Ports, now: Instant = start): Promise<TopicWork> {
  const work = await claim(ports, now);
  if (!work) throw new Error("There is nothing to be shown.");
  return work;
}
const settle = ({ conversation }: Ports, work: TopicWork, settled: TopicSettled, lease = "lease") =>
  conversation.caseTopics.settleTopic(work, lease, settled, start);

/** A topic in which the case and its chat so far are shown. */
async function shown(ports: Ports): Promise<void> {
  await settle(ports, await take(ports), { kind: "opened", topic: "7" });
  await settle(ports, await take(ports), { kind: "introduced" });
  const work = await take(ports);
  await settle(ports, work, { kind: "shown", upTo: work.lines.at(-1)?.sequence ?? 0 });
}

const LAWS: Laws = {
  "a case is shown by one process at a time, until its lease is over": async (store) => {
    const claims = await atOnce(store, 6, (ports, n) => claim(ports, start, `lease ${String(n)}`));
    expect(claims.filter((one) => one.status === "fulfilled" && one.value !== undefined)).toHaveLength(1);
    expect(await claim(store, minute(4))).toBeUndefined();
    expect(await claim(store.beside, minute(5))).toMatchObject({ found: { number: "K1" }, topic: undefined });
  },
  "whoever lost the lease changes nothing": async (store) => {
    const work = await take(store);
    await claim(store, minute(5), "later", minute(9));
    await settle(store, work, { kind: "opened", topic: "7" });
    expect((await claim(store, minute(9)))?.topic).toBeUndefined();
  },
  "a topic is opened, introduced, and shows every line once": async (store) => {
    await shown(store);
    expect(await claim(store)).toBeUndefined();
    await talk(store, "ann");
    expect((await take(store)).lines.map(({ from }) => from)).toEqual(["person"]);
  },
  "a topic that takes nothing any more is left, and all is shown anew": async (store) => {
    await shown(store);
    await talk(store, "ann");
    await settle(store, await take(store), { kind: "lost", why: "deleted" });
    expect(await take(store)).toMatchObject({ topic: undefined, introduced: false, lost: 1 });
  },
  "what could not be done is tried at its time, and says how often it failed in a row": async (store) => {
    await settle(store, await take(store), { kind: "later", why: "busy", nextTry: minute(3) });
    expect(await claim(store, minute(2))).toBeUndefined();
    expect((await take(store, minute(3))).tries).toBe(1);
  },
  "the same thing is posted once, in its order, and what is said instead follows": async (store) => {
    await shown(store);
    const session = await signIn(store, "olga");
    const post = (key: string, text: string): CaseChange => ({
      kind: "topic-told",
      place,
      number: "K1",
      key,
      post: { kind: "say", text },
    });
    await desk(store, session, "K1", [post("b", "first"), post("a", "second"), post("b", "again")]);
    const work = await take(store);
    expect(work.posts.map(({ post: one }) => one)).toMatchObject([{ text: "first" }, { text: "second" }]);
    await settle(store, work, { kind: "posted", id: work.posts[0]?.id ?? 0, instead: "could not" });
    expect((await take(store)).posts.map(({ post: one }) => one)).toMatchObject([
      { text: "second" },
      { text: "could not" },
    ]);
  },
  "a closed case is closed in its topic, and then rests": async (store) => {
    await shown(store);
    const session = await signIn(store, "olga");
    const claiming = { kind: "case-claimed", number: "K1", by: OLGA, from: undefined } as const;
    await desk(store, session, "K1", [claiming, { kind: "case-closed", number: "K1", by: OLGA }]);
    await settle(store, await take(store), { kind: "closed" });
    expect(await claim(store)).toBeUndefined();
  },
};

const begin = async (store: Store) => {
  await found(store);
  await openCase(store, await wantCase(store, "ann"));
};

/** Topics that show cases where support agents talk. */
export const caseTopicContract = (make: Make): void => holdLaws("topics of cases", make, LAWS, begin);
