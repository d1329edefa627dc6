import fc from "fast-check";
import { expect, test } from "vitest";
import type { Delivery } from "../../src/mail/delivery.ts";
import { lanesFor, outboxWorkers, together } from "../../src/mail/work-outbox.ts";
import { parseSender } from "../../src/mail/sender.ts";
import { queueMail } from "../../src/store/sqlite/outbox.ts";
import { mailLedger, notifyOfMails } from "../../src/store/store.ts";
import { shippedWording } from "../support/shipped-wording.ts";
import { ANA, openWorld, type World } from "./world.ts";

const notice = (world: World) => world.order({ template: "password-changed" });

/** The real outbox over a server that is `deliver`. @returns its workers */
function outboxOver({ store, clock, random, secrets }: World, lanes: number, deliver: Delivery["deliver"]) {
  const delivery: Delivery = { lanes, deliver, verify: () => Promise.reject(new Error("not asked")) };
  const from = parseSender("no-reply@latchkey.example", "Latchkey");
  const baseUrl = "https://latchkey.example";
  return outboxWorkers({
    ledger: mailLedger(store),
    clock,
    random,
    secrets,
    wording: shippedWording,
    ...({ delivery, from, baseUrl, support: undefined, mode: "production" } as const),
  });
}

test("however many connections there are: one is kept for what is awaited, and one takes notices first", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 50 }), (count) => {
      const lanes = lanesFor(count);
      expect(lanes).toHaveLength(count);
      expect(lanes.filter((lane) => !lane.includes("notice"))).toHaveLength(1);
      expect(lanes.filter(([first]) => first === "notice")).toHaveLength(1);
      for (const lane of lanes) expect(lane).toContain("awaited");
    }),
  );
  expect(lanesFor(1)).toEqual([["awaited", "notice"]]);
});

test("over one connection a code leaves before all notices that were queued before it", async () => {
  const world = openWorld("memory");
  const notices = [notice(world), notice(world), notice(world)];
  const code = world.order();
  const left: string[] = [];
  const outbox = outboxOver(world, 1, async ({ id }) => {
    left.push(id);
    return { kind: "accepted", reply: "250 OK" };
  });
  expect(await together(outbox).drain()).toBe(4);
  expect(left).toEqual([code, ...notices]);
});

test("notices that hang never hold up a code, and codes that hang never hold up all notices", async () => {
  for (const [hanging, other] of [
    ["password-changed", "code"],
    ["code", "password-changed"],
  ] as const) {
    const world = openWorld("memory");
    const stuck = Array.from({ length: 10 }, () => world.order({ template: hanging }));
    const left: string[] = [];
    const outbox = outboxOver(world, 4, ({ id }) => {
      if (stuck.includes(id)) return new Promise(() => undefined);
      left.push(id);
      return Promise.resolve({ kind: "accepted", reply: "250 OK" });
    });
    const late = hanging === "code" ? [world.order({ template: other })] : [];
    for (const worker of outbox) void worker.drain();
    await settled();
    if (hanging !== "code") late.push(world.order({ template: other }));
    for (const worker of outbox.slice(0, 1)) void worker.drain();
    await settled();
    expect(left).toEqual(late);
  }
});

/** All that needs no answer of a server has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("a commit that queued a mail is told of, whoever queued it; one that did not, or that failed, is not", () => {
  const { store, clock, random } = openWorld("memory");
  let told = 0;
  const telling = notifyOfMails(store, () => (told += 1));
  const order = { template: "code", to: ANA, language: "en", details: {} } as const;
  const queue = () => telling.transact((queries) => queueMail(queries, order, clock.now(), random.id()));
  queue();
  queue();
  expect(told).toBe(2);
  telling.transact((queries) => queries.run("select 1"));
  expect(told).toBe(2);
  const failing = () =>
    telling.transact((queries) => {
      queueMail(queries, order, clock.now(), random.id());
      throw new Error("changed its mind");
    });
  expect(failing).toThrow("changed its mind");
  telling.transact((queries) => queries.run("select 1"));
  expect(told).toBe(2);
});
