import fc from "fast-check";
import { expect, test } from "vitest";
import { PACE } from "../../../src/channels/whatsapp-web/pacing.ts";
import { firstWords, shortestGaps, slowPhone } from "./slow-phone.ts";
import { virtualTime } from "./virtual-time.ts";

/** Of a float that was added up a few hundred times. */
const HAIR = 0.001;

function keepsPace(out: Parameters<typeof shortestGaps>[0]): void {
  const { overall, chat } = shortestGaps(out);
  expect(overall).toBeGreaterThanOrEqual(PACE.overall - HAIR);
  expect(chat).toBeGreaterThanOrEqual(PACE.chat - HAIR);
}

// Every wait for a slot has a fraction, and a timer throws at fractions: each paced message failed, took a slot all the
// same, and pushed everybody on. Of fifty people one was answered.
test("twenty people who write at once each hear the first word in their place of one a second, and all in forty", async () => {
  const { time, out, converse, people } = slowPhone();
  await time.finish(people(20).map((chat) => converse(chat, 2)));
  expect(out).toHaveLength(40);
  keepsPace(out);
  expect(firstWords(out).filter((at) => at > 20 * PACE.overall + 1000)).toEqual([]);
  expect(Math.max(...out.map(({ at }) => at))).toBeLessThan(40 * PACE.overall + 2000);
});

test("one person hears the second bubble of a turn a second and a half after the first", async () => {
  const { time, out, converse } = slowPhone();
  await time.finish([converse("15550100001@c.us", 2)]);
  expect(out[0]?.at).toBe(0);
  expect(out[1]?.at).toBeGreaterThanOrEqual(PACE.chat);
  expect(out[1]?.at).toBeLessThan(PACE.chat + 100);
});

test("three people at once are answered within ten seconds, both bubbles", async () => {
  const { time, out, converse, people } = slowPhone();
  await time.finish(people(3).map((chat) => converse(chat, 2)));
  expect(out).toHaveLength(6);
  expect(Math.max(...out.map(({ at }) => at))).toBeLessThan(10_000);
});

test("what fails takes no slot: however often it is tried, everybody else hears as if nobody failed", async () => {
  const { time, out, manners, converse, people } = slowPhone();
  const [broken = "", ...others] = people(6);
  manners.refuse = (chat) => (chat === broken && time.stopwatch() < 60_000 ? "some breakage" : undefined);
  await time.finish([broken, ...others].map((chat) => converse(chat, 1)));
  keepsPace(out);
  const heard = out.filter(({ chat }) => chat !== broken).map(({ at }) => at);
  expect(Math.max(...heard)).toBeLessThan(others.length * PACE.overall);
  expect(out.filter(({ chat }) => chat === broken)).toHaveLength(1);
});

test("whoever is put off is told when to come, keeps their place, and is not put off twice", async () => {
  const { time, out, deliver, people } = slowPhone();
  const work = people(30).map((chat) => deliver(chat, chat));
  await time.finish(work);
  const answers = await Promise.all(work);
  expect(answers.filter((one) => one.length > 2)).toEqual([]);
  expect(answers.some((one) => one.length === 2)).toBe(true);
  expect(out.map(({ chat }) => chat)).toEqual(people(30));
});

const life = fc.record({
  start: fc.double({ min: 0, max: 1e9, noNaN: true }),
  people: fc.array(
    fc.record({ waits: fc.double({ min: 0, max: 9000, noNaN: true }), bubbles: fc.integer({ min: 1, max: 3 }) }),
    { minLength: 1, maxLength: 12 },
  ),
  /** Of so many tries the first ones fail. */
  failures: fc.array(fc.boolean(), { maxLength: 12 }),
});

test("whenever people come and whatever fails: the pace is kept, and everything goes out once", async () => {
  await fc.assert(
    fc.asyncProperty(life, async ({ start, people, failures }) => {
      const { time, out, manners, converse } = slowPhone(virtualTime(start));
      const failing = [...failures];
      manners.refuse = () => (failing.shift() ? "some breakage" : undefined);
      const come = async ({ waits, bubbles }: (typeof people)[number], n: number) => {
        await time.wait(waits);
        await converse(`chat-${n}`, bubbles);
      };
      await time.finish(people.map(come));
      keepsPace(out);
      const messages = people.reduce((sum, { bubbles }) => sum + bubbles, 0);
      expect(out).toHaveLength(messages);
    }),
    { numRuns: 60 },
  );
});

test("whenever people come, each message is out before everything written until then could have been, at the slowest pace", async () => {
  await fc.assert(
    fc.asyncProperty(life, async ({ start, people }) => {
      const { time, out, converse } = slowPhone(virtualTime(start));
      const come = async ({ waits, bubbles }: (typeof people)[number], n: number) => {
        await time.wait(waits);
        await converse(`chat-${n}`, bubbles);
      };
      await time.finish(people.map(come));
      const last = Math.max(...people.map(({ waits }) => waits));
      expect(Math.max(...out.map(({ at }) => at))).toBeLessThan(last + out.length * PACE.chat + 1000);
    }),
    { numRuns: 40 },
  );
});

test.each([-3_600_000.25, -0.001, 0.7, 3_600_000.5])("a clock that jumps by %d ms holds nobody up", async (jump) => {
  const time = virtualTime();
  const { out, converse, people } = slowPhone(time);
  const began = time.now();
  const jumping = (async () => {
    await time.wait(2500);
    time.jump(jump);
  })();
  await time.finish([jumping, ...people(5).map((chat) => converse(chat, 1))]);
  // Words that wait for what comes of work go out alone when the clock says that a second has passed.
  expect([5, 6]).toContain(out.length);
  expect(Math.abs(time.now() - began - jump)).toBeLessThan(10_000);
});
