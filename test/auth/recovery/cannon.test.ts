import { beforeEach, expect, test } from "vitest";
import { LIMITS } from "../../../src/auth/auth.ts";
import { email } from "../../../src/shared/brand.ts";
import { DAY, MINUTE } from "../../../src/shared/clock.ts";
import { openWorld, type World } from "../world.ts";

// "I lost my mailbox", an address that need not exist, and the address of a third person: the third one was mailed before any
// admin saw anything. One client had 85 mails sent to 85 strangers in 64 seconds, and nothing but its pace held it up.

const { claims } = LIMITS.recovery;

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

let chats = 0;

/** Claims in a chat of its own, as a script would. @returns whether anything was mailed */
async function claim(from: string, address: string, mailbox: string): Promise<boolean> {
  chats += 1;
  const origin = { ...world.originOf(`cannon ${String(chats)}`), seenFrom: from };
  const asked = { address: email(address), mailbox: email(mailbox), origin, idempotencyKey: world.newKey() };
  return (await world.auth.recovery.ask(asked)).kind === "mailed";
}

async function countOf(times: number, one: (index: number) => Promise<boolean>): Promise<number> {
  let mailed = 0;
  for (let index = 0; index < times; index += 1) if (await one(index)) mailed += 1;
  return mailed;
}

const ghost = (index: number) => `ghost${String(index)}@corp${String(index)}.example`;
const third = (index: number) => `stranger@third${String(index)}.example`;
const network = (index: number) => `198.51.${String(index >> 8)}.${String(index & 255)}`;

test("one client has a few mails a day, however many chats it opens and addresses it names", async () => {
  expect(await countOf(85, (index) => claim("192.0.2.1", ghost(index), third(index)))).toBe(claims.ofSource);
  world.clock.advance(DAY);
  expect(await claim("192.0.2.1", ghost(1), third(1))).toBe(true);
});

test("all strangers together have a sum a day, however many networks they have", async () => {
  const mailed = await countOf(3 * claims.ofStrangers, (index) => {
    world.clock.advance(MINUTE);
    return claim(network(index), ghost(index), third(index));
  });
  expect(mailed).toBe(claims.ofStrangers);
});

test("accounts of one domain have a sum, whether or not they are there", async () => {
  const known = ["ana", "marta", "tom", "lucia"].map((name) => `${name}@tidewater.example`);
  const named = (index: number) => known[index] ?? `nobody${String(index)}@tidewater.example`;
  expect(await countOf(2 * claims.ofDomain, (index) => claim(network(index), named(index), third(index)))).toBe(
    claims.ofDomain,
  );
});

test("one mailbox is mailed a few times a day, whoever is said to have lost theirs", async () => {
  const mailed = await countOf(20, (index) => claim(network(index), ghost(index), "victim@third.example"));
  expect(mailed).toBe(LIMITS.code.mailsPerHour);
});

test("a recovery spends nothing of what its owner comes in with", async () => {
  for (let index = 0; index < 20; index += 1) await claim(network(index), "ana@tidewater.example", third(index));
  for (let tries = 0; tries < 40; tries += 1) await world.type("000000", `cannon ${String(chats - 20 + (tries % 20))}`);
  expect((await world.ask("ana@tidewater.example")).kind).toBe("mailed");
});
