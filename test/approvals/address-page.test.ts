import { beforeEach, expect, test } from "vitest";
import { type AddressPages, createAddressPages } from "../../src/approvals/approvals.ts";
import { conversationId } from "../../src/shared/brand.ts";
import { MINUTE } from "../../src/shared/clock.ts";
import { addressPageStore } from "../../src/store/store.ts";
import { openWorld, type World } from "../auth/world.ts";

let world: World;
let pages: AddressPages;
beforeEach(async () => {
  world = await openWorld();
  const { auth, clock, random, open } = world;
  pages = createAddressPages({ auth, clock, random, store: addressPageStore(open) });
});

const chat = conversationId("chat");
const other = conversationId("other");

test("looking at the page reads nothing; of two presses the first counts", async () => {
  const { token } = await pages.link(chat);
  expect(await pages.inspect(token)).toBe("good");
  expect(await pages.addressIn(chat)).toBeUndefined();
  expect(await pages.read(token, "203.0.113.7")).toBe("read");
  expect(await pages.read(token, "203.0.113.8")).toBe("dead");
  expect(await pages.inspect(token)).toBe("dead");
  expect(await pages.addressIn(chat)).toBe("203.0.113.7");
});

test("what a page has read, only the chat learns that showed its link", async () => {
  const { token } = await pages.link(chat);
  await pages.link(other);
  await pages.read(token, "203.0.113.7");
  expect([await pages.addressIn(other), await pages.addressIn(chat)]).toEqual([undefined, "203.0.113.7"]);
});

test("an address of a home network is not read, and the button may be pressed again elsewhere", async () => {
  const { token } = await pages.link(chat);
  expect(await pages.read(token, "192.168.1.7")).toBe("special");
  expect(await pages.addressIn(chat)).toBeUndefined();
  expect(await pages.read(token, "203.0.113.7")).toBe("read");
});

test("a link is dead after half an hour, and so is what it has read", async () => {
  const used = await pages.link(chat);
  const unused = await pages.link(other);
  await pages.read(used.token, "203.0.113.7");
  world.clock.advance(30 * MINUTE - 1);
  expect([await pages.inspect(unused.token), await pages.addressIn(chat)]).toEqual(["good", "203.0.113.7"]);
  world.clock.advance(1);
  expect([await pages.inspect(unused.token), await pages.addressIn(chat)]).toEqual(["dead", undefined]);
  expect(await pages.read(unused.token, "203.0.113.7")).toBe("dead");
});

test("a token that nobody was given opens nothing", async () => {
  expect([await pages.inspect("made up"), await pages.read("made up", "203.0.113.7")]).toEqual(["dead", "dead"]);
});
