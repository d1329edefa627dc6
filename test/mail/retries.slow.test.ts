import { simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { after } from "../../src/shared/brand.ts";
import { MINUTE, SECOND } from "../../src/shared/clock.ts";
import { type PostOffice, type Stage, openPostOffice } from "../doubles/post-office.ts";
import { type World, atTheEnd, openWorld } from "./world.ts";

async function withOffice(login = ""): Promise<{ world: World; office: PostOffice; drain: () => Promise<number> }> {
  const world = openWorld();
  const office = await openPostOffice();
  atTheEnd(() => office.close());
  const mail = world.mail({ smtpUrl: office.url.replace("//", `//${login}`) });
  return { world, office, drain: () => mail.worker.drain() };
}

test("a grey-listed mail is tried after 5, 15 and 45 seconds and arrives with its first Message-ID", async () => {
  const { world, office, drain } = await withOffice();
  office.refuse("recipient", 450, 3);
  const id = world.order();
  for (const wait of [5, 15, 45]) {
    await drain();
    expect(world.row(id)).toMatchObject({ status: "deferred", nextTry: world.clock.now() + wait * SECOND });
    world.clock.advance(wait * SECOND - 1);
    expect(await drain()).toBe(0);
    world.clock.advance(1);
  }
  const before = world.row(id);
  await drain();
  expect(world.attempts().map((attempt) => attempt.outcome)).toEqual(["deferred", "deferred", "deferred", "accepted"]);
  const [mail] = await Promise.all(office.received.map(({ raw }) => simpleParser(raw)));
  expect(mail?.text).toContain("493 817");
  expect(mail?.messageId).toBe(messageIdOf(world, before?.id ?? ""));
});

const messageIdOf = (world: World, id: string) => `<${world.secrets.mac("message-id", id)}@latchkey.example>`;

/** Turns the clock to each next try in turn. */
async function drainUntilDone(world: World, id: string, drain: () => Promise<number>): Promise<void> {
  for (let next = world.row(id)?.nextTry; next; next = world.row(id)?.nextTry) {
    world.clock.advance(next - world.clock.now());
    await drain();
  }
}

test.each([
  ["sender", 550],
  ["recipient", 550],
  ["recipient", 552],
  ["message", 554],
] as const)("a mail refused at the %s with %i bounces and is never tried again", async (stage, code) => {
  const { world, office, drain } = await withOffice();
  office.refuse(stage, code);
  const id = world.order();
  await drain();
  world.clock.advance(9 * MINUTE);
  await drain();
  expect(world.row(id)).toMatchObject({ status: "bounced", tries: 1, nextTry: null, secrets: null });
  expect(office.received).toHaveLength(0);
  expect(office.connections()).toBe(1);
});

test.each([
  ["greeting", 421],
  ["greeting", 554],
  ["sender", 451],
  ["recipient", 421],
  ["message", 452],
  ["password", 535],
] satisfies [Stage, number][])(
  "%s answered with %i is no fault of the recipient: deferred, then accepted",
  async (stage, code) => {
    const { world, office, drain } = await withOffice("latchkey:a%40b@");
    office.refuse(stage, code);
    const id = world.order();
    await drain();
    expect(world.row(id)).toMatchObject({ status: "deferred", tries: 1 });
    world.clock.advance(5 * SECOND);
    await drain();
    expect(world.row(id)).toMatchObject({ status: "accepted", tries: 2 });
    expect(office.received).toHaveLength(1);
  },
);

test("the ledger keeps what the server said, without the address in it", async () => {
  const { world, office, drain } = await withOffice();
  office.refuse("recipient", 550);
  const id = world.order();
  await drain();
  expect(world.row(id)?.reply).toBe("550 not now, (address)");
});

test("a code that expired while deferred is never delivered", async () => {
  const { world, office, drain } = await withOffice();
  office.refuse("recipient", 450, 1000);
  const id = world.order();
  await drainUntilDone(world, id, drain);
  expect(world.row(id)).toMatchObject({ status: "expired", tries: 8, secrets: null, nextTry: null });
  expect(office.received).toHaveLength(0);
});

test.each([
  [60 * SECOND, 1],
  [0, 0],
  [-1, 0],
])("a mail taken %i ms before its expiry is delivered %i times", async (rest, deliveries) => {
  const { world, office, drain } = await withOffice();
  const id = world.order({ notAfter: after(world.clock.now(), MINUTE) });
  world.clock.advance(MINUTE - rest);
  await drain();
  expect(office.received).toHaveLength(deliveries);
  expect(world.row(id)?.status).toBe(deliveries === 1 ? "accepted" : "expired");
});

test("a mail without expiry is tried ever more slowly for a day, then given up", async () => {
  const { world, office, drain } = await withOffice();
  office.refuse("sender", 451, 1000);
  const id = world.orderWithoutEnd("disowned");
  await drainUntilDone(world, id, drain);
  const row = world.row(id);
  expect(row).toMatchObject({ status: "expired", settledAt: (row?.queuedAt ?? 0) + 24 * 60 * MINUTE });
  expect(row?.tries).toBeLessThan(40);
});

test("a server that refuses the connection is described with place and cure, and mails wait", async () => {
  const { world, office } = await withOffice();
  await office.close();
  const mail = world.mail({ smtpUrl: office.url.replace("//", "//user:top-secret@") });
  const check = await mail.verify();
  expect(check).toMatchObject({ ok: false });
  expect(JSON.stringify(check)).toMatch(/127\.0\.0\.1:\d+ .*SMTP_URL/);
  expect(JSON.stringify(check)).not.toContain("top-secret");
  const id = world.order();
  await mail.worker.drain();
  expect(world.row(id)).toMatchObject({ status: "deferred", tries: 1 });
});

test("a server that answers passes the check", async () => {
  const { world, office } = await withOffice();
  expect(await world.mail({ smtpUrl: office.url }).verify()).toMatchObject({ ok: true });
});
