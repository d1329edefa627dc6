import { expect, test } from "vitest";
import { inbox } from "../../db/schema/conversation.ts";
import { openStore } from "../../src/store/store.ts";
import { openWorld } from "../auth/world.ts";
import { advisorSaying, UNCLEAR_WORDS } from "./advised-shell.ts";
import { killable } from "./killable-store.ts";
import { shellOn, words } from "./world.ts";
import { FORGOT_PASSWORD } from "../support/intents.ts";

/** Longer than any lease or wait. */
const LATER = 61_000;

/** One unclear message, killed before write number `at` and started again. */
async function live(at: number) {
  const store = killable(openStore(":memory:"));
  const world = await openWorld(store.open);
  const advisor = advisorSaying(FORGOT_PASSWORD);
  const message = words(UNCLEAR_WORDS);
  const first = shellOn(world, world.clock, { advisor });
  store.killAt(at);
  await first.tell(message).catch(() => undefined);
  const advice = async () => store.open.queries.select({ advice: inbox.advice }).from(inbox).all()[0]?.advice;
  const atTheKill = await advice();
  if (store.isDead()) {
    store.revive();
    world.clock.advance(LATER);
  }
  const second = shellOn(world, world.clock, { advisor });
  await second.tell(message);
  const said = (await second.said()).map((text) => text.split(" ")[0]);
  const statuses = store.open.queries.select({ status: inbox.status }).from(inbox).all();
  store.open.close();
  return { said, statuses, atTheKill, asked: advisor.asked.length, writes: store.writes() };
}

test("killed before any write, a message is asked about once at most, and answered once", async () => {
  const { writes, said } = await live(Infinity);
  expect(said[0]).toBe("en:forgot.hello");
  for (let at = 0; at < writes; at += 1) {
    const life = await live(at);
    expect(life.asked, String(at)).toBeLessThanOrEqual(1);
    expect(life.statuses.filter(({ status }) => status === "waiting")).toEqual([]);
    expect([["en:forgot.hello", "en:verify.email"], ["en:which-one.what"]]).toContainEqual(life.said);
  }
});

test("killed between the advice and the turn, the turn is the one that was advised, and nobody asks again", async () => {
  const { writes } = await live(Infinity);
  let given = 0;
  for (let at = 0; at < writes; at += 1) {
    const { atTheKill, said, asked } = await live(at);
    if (atTheKill?.kind !== "given") continue;
    given += 1;
    expect([said[0], asked]).toEqual(["en:forgot.hello", 1]);
  }
  expect(given).toBeGreaterThan(3);
});
