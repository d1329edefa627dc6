import { beforeEach, expect, test } from "vitest";
import { conversationId } from "../../../src/shared/brand.ts";
import { DAY } from "../../../src/shared/clock.ts";
import { actingAs } from "../../approvals/world.ts";
import { openWorld, type World } from "../world.ts";
import { ANA, drawFor, linkFor, MARTA, typeCode } from "./linking.ts";

const IDLE = 180 * DAY;

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

const listOf = async (who: typeof MARTA) => world.auth.linkedChats.list(await actingAs(world, who));
const unlinkHere = (chat: string, idempotencyKey = world.newKey()) =>
  world.auth.linkedChats.unlinkHere({ conversation: conversationId(chat), idempotencyKey });

test("a link counts for 180 days without a message, to the millisecond, before any worker came by", async () => {
  await linkFor(world, MARTA, "phone");
  world.clock.advance(IDLE - 1);
  expect(await listOf(MARTA)).toHaveLength(1);
  world.clock.advance(1);
  expect(await listOf(MARTA)).toEqual([]);
  expect(await unlinkHere("phone")).toBe("not-linked");
});

test("the worker ends what is idle once, and its owner hears of it by mail", async () => {
  await linkFor(world, MARTA, "phone");
  world.clock.advance(IDLE - DAY);
  await linkFor(world, ANA, "tablet");
  expect(await world.auth.linkedChats.due()).toBe(0);
  world.clock.advance(DAY);
  const before = world.readMails().length;
  expect([await world.auth.linkedChats.due(), await world.auth.linkedChats.due()]).toEqual([1, 0]);
  expect(world.readMails().slice(before)).toMatchObject([{ template: "chat-idle", details: { channel: "telegram" } }]);
  expect(await listOf(ANA)).toHaveLength(1);
});

test("a chat whose link is idle can be linked by somebody else, and the one before hears that theirs has ended", async () => {
  await linkFor(world, MARTA, "phone");
  world.clock.advance(IDLE);
  expect(await typeCode(world, await drawFor(world, ANA), "phone")).toMatchObject({ kind: "linked" });
  const told = world.readMails().map(({ template }) => template);
  expect(told.slice(-2).toSorted()).toEqual(["chat-idle", "chat-linked"]);
  expect([await listOf(MARTA), await world.auth.linkedChats.due()]).toEqual([[], 0]);
});

test("unlinking in the chat ends that link and no other, once, and the owner hears of it by mail", async () => {
  for (const chat of ["phone", "tablet"]) await linkFor(world, MARTA, chat);
  const idempotencyKey = world.newKey();
  expect([
    await unlinkHere("phone", idempotencyKey),
    await unlinkHere("phone", idempotencyKey),
    await unlinkHere("phone"),
  ]).toEqual(["unlinked", "unlinked", "not-linked"]);
  expect(await listOf(MARTA)).toHaveLength(1);
  expect(world.readMails().filter(({ template }) => template === "chat-unlinked")).toHaveLength(1);
});

test("of 50 who unlink at once one does", async () => {
  await linkFor(world, MARTA, "phone");
  const answers = await Promise.all(Array.from({ length: 50 }, () => unlinkHere("phone")));
  expect(answers.filter((answer) => answer === "unlinked")).toHaveLength(1);
});
