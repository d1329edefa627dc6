import { expect, test } from "vitest";
import { after, email } from "../../src/shared/brand.ts";
import { SECOND } from "../../src/shared/clock.ts";
import { mailLedger } from "../../src/store/store.ts";
import { openPostOffice } from "../doubles/post-office.ts";
import { type World, atTheEnd, openWorld } from "./world.ts";

async function withOffice() {
  const world = openWorld();
  const office = await openPostOffice();
  atTheEnd(() => office.close());
  return { world, office, mail: world.mail({ smtpUrl: office.url }) };
}

/** What a process does up to the moment in which it is killed. */
const takeAndDie = (world: World) => {
  const now = world.clock.now();
  const decide = () => ({ kind: "send", to: email("ana@acme.example") }) as const;
  return mailLedger(world.again()).claim({
    now,
    takes: ["awaited", "notice"],
    lease: "killed",
    leaseUntil: after(now, 60 * SECOND),
    decide,
  });
};

test("two workers on one database send each of fifty mails once", async () => {
  const { world, office, mail } = await withOffice();
  const ids = Array.from({ length: 50 }, () => world.order());
  const other = world.mail({ smtpUrl: office.url }, world.again());
  await Promise.all([mail.worker.drain(), other.worker.drain(), mail.worker.drain()]);
  expect(office.received).toHaveLength(50);
  expect(new Set(office.received.map(({ raw }) => raw)).size).toBe(50);
  expect(ids.map((id) => world.row(id)?.tries)).toEqual(ids.map(() => 1));
});

test("a mail whose sender was killed goes on when the lease of 60 seconds ends, and not before", async () => {
  const { world, office, mail } = await withOffice();
  const id = world.order();
  await takeAndDie(world);
  world.clock.advance(60 * SECOND - 1);
  expect(await mail.worker.drain()).toBe(0);
  world.clock.advance(1);
  await mail.worker.drain();
  expect(office.received).toHaveLength(1);
  expect(world.attempts().map(({ outcome }) => outcome)).toEqual(["unknown", "accepted"]);
  expect(world.row(id)).toMatchObject({ status: "accepted", tries: 2 });
});

test("a sender that comes back after its lease passed on cannot change the outcome", async () => {
  const { world, mail } = await withOffice();
  const id = world.order();
  await takeAndDie(world);
  world.clock.advance(60 * SECOND);
  await mail.worker.drain();
  await mailLedger(world.store).settle(id, "killed", { status: "bounced", reply: "late" }, world.clock.now());
  expect(world.row(id)).toMatchObject({ status: "accepted" });
});
