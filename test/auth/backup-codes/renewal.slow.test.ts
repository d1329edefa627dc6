import { describe, expect, test } from "vitest";
import { after } from "../../../src/shared/brand.ts";
import { DAY, MINUTE, SECOND } from "../../../src/shared/clock.ts";
import { CAFE, OFFICE, type World, askForCode, openWorld } from "../world.ts";
import { LUCIA, causesOf, codesOf, enter, sessionOf, setAccount } from "./holder.ts";

const mailLink = (world: World, chat = "chat", idempotencyKey = world.newKey()) =>
  world.auth.backupCodes.mailRenewalLink({ origin: world.originOf(chat), idempotencyKey });

async function prove(world: World, chat = "chat"): Promise<void> {
  await world.type(await askForCode(world, LUCIA.address, chat), chat);
}

/** The link out of the mail, for somebody with codes that work. */
async function openLinked() {
  const world = await openWorld();
  const codes = await codesOf(world, await sessionOf(world));
  world.clock.advance(SECOND);
  await prove(world);
  expect(await mailLink(world)).toBe("mailed");
  return { world, codes, token: world.lastSecrets()["renewal"] ?? "" };
}

const renew = (world: World, token: string, password: string = LUCIA.password) =>
  world.auth.backupCodes.renew({ token, password, seen: CAFE });

test("link and password show ten fresh codes; the old ones work until the new ones are said to be saved", async () => {
  const { world, codes, token } = await openLinked();
  const shown = await renew(world, token);
  if (!shown.ok) throw new Error(shown.reason);
  expect(shown.value.codes).toHaveLength(10);
  expect(await enter(world, 1, codes[0])).toBe("signed-in");
  const { set } = shown.value;
  expect(await world.auth.backupCodes.confirmRenewed({ token, set, seen: CAFE })).toBe("active");
  expect(world.readMails().at(-1)).toMatchObject({ template: "backup-codes-renewed" });
  expect(await enter(world, 2, codes[1])).toBe("refused");
  expect(await enter(world, 1, shown.value.codes?.[0])).toBe("signed-in");
});

test("looking at the link changes nothing; it works once, and a set is saved only by the link that drew it", async () => {
  const { world, token } = await openLinked();
  for (let i = 0; i < 3; i += 1)
    expect(await world.auth.backupCodes.inspectRenewalLink(token)).toMatchObject({ kind: "good" });
  const shown = await renew(world, token);
  const set = shown.ok ? shown.value.set : "";
  expect(await renew(world, token)).toEqual({ ok: false, reason: "dead-link" });
  expect(await world.auth.backupCodes.inspectRenewalLink(token)).toMatchObject({ kind: "shown", set });
  await mailLink(world);
  const other = world.lastSecrets()["renewal"] ?? "";
  expect(await world.auth.backupCodes.confirmRenewed({ token: other, set, seen: CAFE })).toBe("gone");
  expect(await world.auth.backupCodes.confirmRenewed({ token: `${token}x`, set, seen: CAFE })).toBe("gone");
});

test("a link lives 30 minutes", async () => {
  const { world, token } = await openLinked();
  world.clock.advance(30 * MINUTE - SECOND);
  expect(await world.auth.backupCodes.inspectRenewalLink(token)).toMatchObject({ kind: "good" });
  world.clock.advance(SECOND);
  expect(await renew(world, token)).toEqual({ ok: false, reason: "dead-link" });
});

test("the tenth wrong password ends the link, and the sign-in page stays open to its owner", async () => {
  const { world, codes, token } = await openLinked();
  for (let i = 0; i < 9; i += 1) expect(await renew(world, token, "wrong")).toEqual({ ok: false, reason: "refused" });
  expect(causesOf(world).at(-1)).toBe("wrong-password");
  expect(await renew(world, token, "wrong")).toEqual({ ok: false, reason: "dead-link" });
  expect((await world.signIn(LUCIA.address, LUCIA.password)).kind).toBe("code-mailed");
  world.clock.advance(15 * MINUTE);
  expect(await renew(world, token)).toEqual({ ok: false, reason: "dead-link" });
  expect(await enter(world, 1, codes[0])).toBe("signed-in");
});

test("whoever holds the link is not locked out by a stranger at the sign-in page", async () => {
  const { world, token } = await openLinked();
  for (let i = 0; i < 10; i += 1) await world.signIn(LUCIA.address, "wrong");
  expect(causesOf(world).at(-1)).toBe("wrong-password");
  expect(await renew(world, token)).toMatchObject({ ok: true });
});

/** Proof × status × two steps × when the mailbox alone reset the password × mails before: the first bar is told. */
const TABLE = [true, false].flatMap((proved) =>
  (["active", "disabled"] as const).flatMap((status) =>
    [true, false].flatMap((twoSteps) =>
      [undefined, 0, DAY - SECOND, DAY].flatMap((resetAgo) =>
        [0, 3].map((sent) => ({ proved, status, twoSteps, resetAgo, sent })),
      ),
    ),
  ),
);

const expected = ({ proved, status, twoSteps, resetAgo, sent }: (typeof TABLE)[number]) => {
  if (!proved) return "unproved";
  if (status === "disabled") return "disabled";
  if (!twoSteps) return "two-steps-off";
  if (resetAgo !== undefined && resetAgo < DAY) return "reset-lately";
  return sent === 3 ? "used-up" : "mailed";
};

describe("who gets a renewal link", () => {
  test.each(TABLE)("%o", async (situation) => {
    const { proved, status, twoSteps, resetAgo, sent } = situation;
    const world = await openWorld();
    if (proved) await prove(world);
    for (let i = 0; i < sent; i += 1) await mailLink(world);
    const now = world.clock.now();
    const mailboxResetAt = resetAgo === undefined ? null : after(now, -resetAgo);
    setAccount(world, { status, twoSteps, mailboxResetAt });
    const mails = world.readMails().length;
    expect(await mailLink(world)).toBe(expected(situation));
    expect(world.readMails().length - mails).toBe(expected(situation) === "mailed" ? 1 : 0);
  });
});

test("the mailbox alone, twice, is one proof: after a reset by mail neither a new link nor an old one renews", async () => {
  const { world, token } = await openLinked();
  await world.mailLink();
  const reset = world.lastSecrets()["reset"] ?? "";
  const password = "wandering-otter-7";
  await world.auth.passwords.changePassword({ token: reset, password, repeated: password, seen: CAFE });
  expect(await renew(world, token, password)).toEqual({ ok: false, reason: "dead-link" });
  world.clock.advance(10 * MINUTE);
  await prove(world, "later");
  expect(await mailLink(world, "later")).toBe("reset-lately");
});

test("the proof of one conversation mails nothing from another, and asking twice under one key mails once", async () => {
  const world = await openWorld();
  await prove(world);
  expect(await mailLink(world, "another")).toBe("unproved");
  const idempotencyKey = world.newKey();
  const before = world.readMails().length;
  expect([await mailLink(world, "chat", idempotencyKey), await mailLink(world, "chat", idempotencyKey)]).toEqual([
    "mailed",
    "mailed",
  ]);
  expect(world.readMails().length).toBe(before + 1);
});

test("This wasn't me ends the link, a set that waits, and codes that the link made", async () => {
  for (const when of ["mailed", "drawn", "saved"] as const) {
    const { world, token } = await openLinked();
    const disown = world.lastSecrets()["disown"] ?? "";
    const shown = when === "mailed" ? undefined : await renew(world, token);
    const set = shown?.ok ? shown.value.set : "";
    if (when === "saved") await world.auth.backupCodes.confirmRenewed({ token, set, seen: CAFE });
    await world.auth.disown.stop(disown);
    expect(await renew(world, token)).toEqual({ ok: false, reason: "dead-link" });
    expect(await world.auth.backupCodes.confirmRenewed({ token, set, seen: OFFICE })).toBe("gone");
    if (shown?.ok) expect(await enter(world, 1, shown.value.codes?.[0])).toBe("refused");
  }
});
