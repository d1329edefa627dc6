import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DAY } from "../../../src/shared/clock.ts";
import { messagesValue, statusValue, textBody, wordsOf, written } from "../../doubles/graph-server/graph-server.ts";
import { type CloudWorld, line, openCloudWorld, UMA } from "./world.ts";

let world: CloudWorld;
beforeEach(async () => {
  world = await openCloudWorld();
});
afterEach(() => world.close());

const health = () => world.messenger.health();
/** Stops and starts, and waits until Meta has been asked how our number is. */
async function startAgain(): Promise<void> {
  await world.messenger.stop();
  world.messenger.start();
  expect(health().state).toBe("starting");
  await expect.poll(() => health().state, { interval: 5 }).not.toBe("starting");
}

describe("at the start", () => {
  test.each([
    ["a token that is not good", { status: 401, code: 190 }, /WHATSAPP_TOKEN/u],
    ["a number that nobody knows", { status: 400, code: 100, subcode: 33 }, /WHATSAPP_PHONE_NUMBER_ID/u],
    ["a Meta that does not answer", "drop", /keeps trying|does not answer/u],
    ["a proxy that answers in its place", "not-json", /HTTP 502/u],
  ] as const)("%s shows, with what to do", async (_name, behaviour, cure) => {
    world.graph.scriptLooks(behaviour);
    await startAgain();
    expect(health()).toMatchObject({ state: "degraded" });
    expect(health().why).toMatch(cure);
  });

  test("trouble at Meta keeps nobody out: messages are taken, and the next that leaves ends the trouble", async () => {
    world.graph.scriptLooks({ status: 503 });
    await startAgain();
    expect(await world.bring(messagesValue([written(textBody("hi"), { from: UMA })]))).toBe(200);
    await world.messenger.send(line("a"));
    expect(health()).toMatchObject({ state: "ready", figures: { received: 1, sent: 1 } });
  });
});

test("without a template, news after a day of silence waits and is counted; all else is well", async () => {
  world.graph.script({ status: 400, code: 131047 });
  expect(await world.messenger.send(line("a"))).toMatchObject({ kind: "later" });
  expect([health().state, health().figures?.["waiting"]]).toEqual(["ready", 1]);
});

test("131047 in a late status, and no template: the words go out when they write, once", async () => {
  const words = () => world.graph.accepted.map(({ message }) => wordsOf(message));
  await world.messenger.send(line("a", { heardAt: world.clock.now() }));
  await world.bring(statusValue(world.graph.accepted[0]?.id ?? "", "failed", 131047));
  world.clock.advance(2 * DAY);
  await expect.poll(() => health().figures?.["waiting"]).toBe(1);
  expect(words()).toEqual(["a"]);
  for (const text of ["hi", "anybody?"]) await world.bring(messagesValue([written(textBody(text), { from: UMA })]));
  await expect.poll(words).toEqual(["a", "a"]);
});

test("a late failure that the operator must mend shows, and one of a single person does not", async () => {
  await world.bring(statusValue("wamid.x", "failed", 131026));
  expect(health().state).toBe("ready");
  await world.bring(statusValue("wamid.x", "failed", 131042));
  expect(health()).toMatchObject({ state: "degraded" });
  expect(health().why).toMatch(/payment/u);
});

test("stopping waits for the message that is being stored, and says so to nobody but Meta", async () => {
  const bringing = world.bring(messagesValue([written(textBody("hi"), { from: UMA })]));
  const stopped = world.messenger.stop();
  expect([200, 503]).toContain(await bringing);
  await stopped;
  expect([health().state, await world.bring(messagesValue([]))]).toEqual(["stopped", 503]);
});
