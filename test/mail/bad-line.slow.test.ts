import { expect, test } from "vitest";
import { SECOND } from "../../src/shared/clock.ts";
import { type Trouble, badLine } from "../doubles/bad-line.ts";
import { openPostOffice } from "../doubles/post-office.ts";
import { atTheEnd, openWorld } from "./world.ts";

/** A test waits for these whenever the line is bad. */
const short = { connection: 5000, greeting: 1500, socket: 1500, total: 2500 };
/** Nobody waits for these: the line is good. A machine busy with other tests once took longer than the short ones. */
const long = { connection: 20_000, greeting: 20_000, socket: 20_000, total: 25_000 };

async function over(trouble: Trouble) {
  const world = openWorld();
  const office = await openPostOffice();
  atTheEnd(() => office.close());
  const line = await badLine(office.port, trouble);
  atTheEnd(() => line.close());
  const id = world.order();
  await world.mail({ smtpUrl: line.url, timeouts: short }).worker.drain();
  const mail = world.mail({ smtpUrl: line.url, timeouts: long });
  return { world, office, line, id, drain: () => mail.worker.drain() };
}

test.each(["silent", "before-data", "crawling"] as const)(
  "over a line that is %s nothing arrives, the mail is deferred and arrives at the next try",
  async (trouble) => {
    const { world, office, id, drain } = await over(trouble);
    expect(office.received).toHaveLength(0);
    expect(world.row(id)).toMatchObject({ status: "deferred", tries: 1 });
    world.clock.advance(5 * SECOND);
    await drain();
    expect(office.received).toHaveLength(1);
    expect(world.row(id)).toMatchObject({ status: "accepted", tries: 2 });
  },
);

test("an answer lost after the final dot leads to one repeat, the same to the last byte", async () => {
  const { world, office, id, drain } = await over("after-dot");
  expect(world.row(id)).toMatchObject({ status: "deferred", tries: 1 });
  world.clock.advance(30 * SECOND);
  await drain();
  world.clock.advance(30 * SECOND);
  await drain();
  expect(office.received).toHaveLength(2);
  expect(office.received[1]).toEqual(office.received[0]);
  expect(world.row(id)).toMatchObject({ status: "accepted", tries: 2 });
});

test("one stalled connection does not hold up the other mails", async () => {
  const world = openWorld();
  const office = await openPostOffice();
  atTheEnd(() => office.close());
  const line = await badLine(office.port, "silent");
  atTheEnd(() => line.close());
  const ids = Array.from({ length: 6 }, () => world.order());
  const patient = { ...short, greeting: 5000, socket: 5000, total: 6000 };
  await world.mail({ smtpUrl: line.url, timeouts: patient }).worker.drain();
  expect(ids.map((id) => world.row(id)?.status).sort()).toEqual([
    "accepted",
    "accepted",
    "accepted",
    "accepted",
    "accepted",
    "deferred",
  ]);
});
