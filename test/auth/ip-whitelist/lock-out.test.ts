import { beforeEach, describe, expect, test } from "vitest";
import { DAY } from "../../../src/shared/clock.ts";
import { add, at, HOME, HQ, type ListWorld, OFF, ON, openListWorld } from "./list-world.ts";

let world: ListWorld;
beforeEach(async () => {
  world = await openListWorld();
});

async function previewOf(edit: Parameters<ListWorld["saveSeen"]>[0], by = world.marta) {
  const answer = await world.list.preview({ ...by, edit });
  if (answer.kind !== "show") throw new Error(`no preview: ${JSON.stringify(answer)}`);
  return answer.preview;
}

const refusedFor = (why: string) => ({ kind: "refused", refusal: { why } });

describe("before anything is saved", () => {
  test("members are named whose sessions or sign-ins of 90 days come from elsewhere, and where from", async () => {
    await world.enter("joao@tidewater.example", HOME);
    world.clock.advance(80 * DAY);
    await world.enter("ana@tidewater.example", HQ);
    await world.enter("ana@tidewater.example", at("198.51.100.9"));
    const marta = await world.enter("marta@tidewater.example");
    await world.save(add("203.0.113.9"), marta);
    const { lockedOut } = await previewOf(ON, marta);
    expect(lockedOut).toMatchObject([
      { name: "Ana Marsh", isAdmin: false, addresses: ["198.51.100.9"], partly: true },
      { name: "João Maré", addresses: ["198.51.100.7"], partly: false },
    ]);
    world.clock.advance(11 * DAY);
    const later = await previewOf(ON, await world.enter("marta@tidewater.example"));
    expect(later.lockedOut.map(({ name }) => name)).toEqual(["Ana Marsh"]);
  });

  test("what locks somebody out is not saved unseen, and not when something changed since it was seen", async () => {
    await world.save(add("203.0.113.9"));
    const seen = await previewOf(ON);
    expect(seen.lockedOut).toEqual([]);
    await world.enter("ana@tidewater.example", HOME);
    expect(await world.save(ON)).toMatchObject({ kind: "show" });
    const again = await world.save(ON, world.marta, seen.digest);
    expect(again).toMatchObject({ kind: "show", preview: { lockedOut: [{ name: "Ana Marsh" }] } });
    expect((await world.see()).on).toBe(false);
    const digest = again.kind === "show" ? again.preview.digest : "";
    expect(await world.save(ON, world.marta, digest)).toMatchObject({ kind: "saved" });
    expect(await world.signIn("ana@tidewater.example", "kelp-barnacle-41", HOME)).toEqual({ kind: "refused" });
  });

  test("a digest of one edit says nothing for another", async () => {
    await world.save(add("203.0.113.0/25"));
    await world.save(add("198.51.100.7"));
    await world.saveSeen(ON);
    await world.enter("ana@tidewater.example", HOME);
    const { digest } = await previewOf({ kind: "block-api", on: true });
    const entry = (await world.see()).entries.find(({ range }) => range === "198.51.100.7")?.id ?? "";
    expect(await world.save({ kind: "remove", entry }, world.marta, digest)).toMatchObject({ kind: "show" });
  });

  test("adding an address, or switching off, locks nobody out and needs no second look", async () => {
    await world.enter("ana@tidewater.example", HOME);
    expect(await world.save(add("203.0.113.9"))).toMatchObject({ kind: "saved" });
    await world.saveSeen(ON);
    expect(await world.save(OFF)).toMatchObject({ kind: "saved" });
  });
});

describe("never saved", () => {
  test("a list without the present address of whoever saves it", async () => {
    expect(await world.saveSeen(ON)).toEqual(refusedFor("locks-you-out"));
    await world.save(add("198.51.100.7"));
    expect(await world.saveSeen(ON)).toEqual(refusedFor("locks-you-out"));
    await world.save(add("203.0.113.9"));
    await world.saveSeen(ON);
    const own = (await world.see()).entries.find(({ range }) => range === "203.0.113.9")?.id ?? "";
    expect(await world.saveSeen({ kind: "remove", entry: own })).toEqual(refusedFor("locks-you-out"));
  });

  test("a list that lets in no admin once its entries have ended", async () => {
    await world.save(add("203.0.113.9", 1));
    expect(await world.saveSeen(ON)).toEqual(refusedFor("no-admin-later"));
    world.promote("joao@tidewater.example");
    await world.enter("joao@tidewater.example", HOME);
    expect(await world.saveSeen(ON)).toEqual(refusedFor("no-admin-later"));
    await world.save(add("198.51.100.0/24"));
    expect(await world.saveSeen(ON)).toMatchObject({ kind: "saved" });
  });

  test("and an admin whose last sign-in is over a month old counts for nobody", async () => {
    world.promote("joao@tidewater.example");
    const joao = await world.enter("joao@tidewater.example", HOME);
    await world.auth.signIn.signOut(joao.session);
    world.clock.advance(30 * DAY);
    const marta = await world.enter("marta@tidewater.example");
    await world.save(add("203.0.113.9", 1), marta);
    await world.save(add("198.51.100.7"), marta);
    expect(await world.saveSeen(ON, marta)).toEqual(refusedFor("no-admin-later"));
  });
});

test("a session goes on only from addresses on the list, and is asked to sign in again from others", async () => {
  const ana = await world.enter("ana@tidewater.example", HOME);
  await world.save(add("203.0.113.9"));
  await world.saveSeen(ON);
  expect(await world.auth.signIn.who(ana.session, HOME)).toBeUndefined();
  expect(await world.auth.signIn.who(ana.session, HQ)).toMatchObject({ name: "Ana Marsh" });
});

test("all active admins are told when the list is switched on or off, and nobody else", async () => {
  world.promote("joao@tidewater.example");
  await world.save(add("203.0.113.9"));
  const before = world.readMails().length;
  await world.saveSeen(ON);
  await world.save(OFF);
  const mails = world.readMails(before);
  expect(mails.map(({ template, language, details }) => [template, language, details])).toMatchObject(
    ["switched-on", "switched-off"].flatMap((whitelist) =>
      ["pt-BR", "en"].map((language) => ["whitelist-changed", language, { whitelist, by: "Marta Keel" }]),
    ),
  );
});
