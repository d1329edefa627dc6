import { expect, test } from "vitest";
import { openPostOffice } from "../doubles/post-office.ts";
import { CODE, DISOWN, RESET, atTheEnd, openWorld } from "./world.ts";

/** The same secret as it could lie on a disk. */
const disguises = (secret: string) => {
  const plain = [secret, `${secret.slice(0, 3)} ${secret.slice(3)}`, JSON.stringify(secret)];
  const folded = [0, 1, 2].map((shift) =>
    Buffer.from("x".repeat(shift) + secret)
      .toString("base64")
      .slice(shift === 0 ? 0 : 4, -4),
  );
  return [...plain, ...folded, Buffer.from(secret).toString("hex")]
    .map((text) => Buffer.from(text))
    .concat(Buffer.from(secret, "utf16le"));
};

const found = (bytes: Buffer) =>
  [CODE, DISOWN, RESET].flatMap(disguises).filter((disguise) => bytes.includes(disguise));

test("the search itself finds what it looks for", () => {
  expect(found(Buffer.from(`so ${CODE} it`)).length).toBeGreaterThan(0);
  expect(
    found(Buffer.from(Buffer.from(`{"code":"${CODE}","disown":"${DISOWN}"}`).toString("base64"))).length,
  ).toBeGreaterThan(0);
});

test.each(["accepted", "deferred", "bounced"] as const)(
  "no secret lies in database or log while a mail is queued, nor when it is %s",
  async (status) => {
    const world = openWorld();
    const office = await openPostOffice();
    atTheEnd(() => office.close());
    if (status !== "accepted") office.refuse("recipient", status === "bounced" ? 550 : 450);
    const ids = [world.order(), world.order({ template: "reset-link", to: "decoy" })];
    expect(found(world.bytesOnDisk())).toEqual([]);
    await world.mail({ smtpUrl: office.url }).worker.drain();
    expect(found(world.bytesOnDisk())).toEqual([]);
    expect(ids.map((id) => world.row(id)?.secrets === null)).toEqual([status !== "deferred", true]);
  },
);

test("no secret lies in database or log after delivery to the local mailbox, yet its page shows it", async () => {
  const world = openWorld();
  world.order();
  const mail = world.mail();
  await mail.worker.drain();
  expect(found(world.bytesOnDisk())).toEqual([]);
  const [delivered] = (await mail.mailbox?.list()) ?? [];
  expect(delivered).toMatchObject({ to: "ana@acme.example", subject: "Your code for the chat" });
  expect(delivered?.text).toContain("493 817");
});
