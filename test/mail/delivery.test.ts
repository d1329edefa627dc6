import { simpleParser } from "mailparser";
import { describe, expect, test } from "vitest";
import { openPostOffice } from "../doubles/post-office.ts";
import { ANA, CODE, DISOWN, RESET, addMember, atTheEnd, openWorld } from "./world.ts";
import { accountId } from "../../src/shared/brand.ts";
import { SECOND } from "../../src/shared/clock.ts";
import type { MailConfig } from "../../src/mail/mail.ts";

const HEADERS = ["auto-submitted", "content-type", "date", "from", "message-id", "mime-version", "subject", "to"];

async function sentOver(
  order: Parameters<ReturnType<typeof openWorld>["order"]>[0] = {},
  config: Partial<MailConfig> = {},
) {
  const world = openWorld();
  const office = await openPostOffice();
  atTheEnd(() => office.close());
  const id = world.order(order);
  world.clock.advance(3 * SECOND);
  await world.mail({ smtpUrl: office.url, supportAddress: "help@acme.example", ...config }).worker.drain();
  const raw = office.received[0]?.raw ?? "";
  return { world, office, id, raw, parsed: await simpleParser(Buffer.from(raw, "latin1")) };
}

describe("a code mail over a real SMTP socket", () => {
  test("arrives at the address on the account row, once, and is accepted", async () => {
    const { office, world, id } = await sentOver();
    expect(office.received.map(({ from, to }) => ({ from, to }))).toEqual([
      { from: "no-reply@latchkey.example", to: ["ana@acme.example"] },
    ]);
    expect(world.row(id)).toMatchObject({ status: "accepted", tries: 1, nextTry: null, secrets: null });
    expect(world.attempts()).toMatchObject([{ number: 1, outcome: "accepted" }]);
  });

  test("has text and HTML, and both show the code in two halves and the way to stop it", async () => {
    const { parsed } = await sentOver();
    for (const form of [parsed.text ?? "", String(parsed.html)]) {
      expect(form).toContain("493 817");
      expect(form).toContain(`https://latchkey.example/not-me?token=${DISOWN}`);
    }
  });

  test("has exactly the known headers, and its date is when it was ordered", async () => {
    const { parsed, world, id } = await sentOver();
    expect([...parsed.headers.keys()].sort()).toEqual(HEADERS);
    expect(parsed.date?.getTime()).toBe(world.row(id)?.queuedAt);
    expect(parsed.from?.text).toBe('"Latchkey" <no-reply@latchkey.example>');
    expect(JSON.stringify([...parsed.headers])).not.toContain(CODE);
  });

  test("is answered to a mailbox that somebody reads, where there is one, and still comes from the sender", async () => {
    const { parsed, office } = await sentOver({}, { replyTo: "Help@acme.example" });
    expect([...parsed.headers.keys()].sort()).toEqual([...HEADERS, "reply-to"].sort());
    expect(parsed.replyTo?.value).toEqual([{ name: "", address: "Help@acme.example".toLowerCase() }]);
    expect(office.received[0]?.from).toBe("no-reply@latchkey.example");
  });

  test("keeps letters of all three languages whole", async () => {
    const { parsed } = await sentOver({ language: "pt-BR" });
    expect(parsed.subject).toBe("Seu código para o chat");
    expect(parsed.text).toContain("segunda-feira, 5 de janeiro de 2026 às 09:00 UTC");
  });
});

test("a reset mail carries its link as a button and as an address to copy", async () => {
  const { parsed } = await sentOver({ template: "reset-link" });
  const link = `https://latchkey.example/change-password?token=${RESET}`;
  expect(parsed.text).toContain(link);
  expect(String(parsed.html).split(`href="${link}"`)).toHaveLength(3);
});

test("a case goes to the support address of the configuration", async () => {
  const { office, parsed } = await sentOver({
    template: "case-opened",
    to: "support",
    details: { case: "C-7", trouble: "forgot-password" },
  });
  expect(office.received[0]?.to).toEqual(["help@acme.example"]);
  expect(parsed.text).toContain("C-7");
});

test("a decoy is dropped without a call to the server, and its row looks like any other", async () => {
  const { office, world, id } = await sentOver({ to: "decoy" });
  expect(office.connections()).toBe(0);
  expect(world.row(id)).toMatchObject({ status: "dropped", secrets: null, nextTry: null });
});

test("the recipient is who the account row names at the moment of sending, not of ordering", async () => {
  const world = openWorld();
  const office = await openPostOffice();
  atTheEnd(() => office.close());
  const late = accountId("late");
  world.order({ to: late });
  addMember(world.store, late, "late@acme.example", "Late");
  await world.mail({ smtpUrl: office.url }).worker.drain();
  expect(office.received[0]?.to).toEqual(["late@acme.example"]);
});

test("the ledger answers where the newest mail of a kind stands", async () => {
  const { world, office } = await sentOver();
  const mail = world.mail({ smtpUrl: office.url });
  world.clock.advance(SECOND);
  world.order();
  expect(await mail.deliveryOf(ANA, "code")).toMatchObject({ status: "queued", tries: 0 });
  await mail.worker.drain();
  expect(await mail.deliveryOf(ANA, "code")).toMatchObject({
    status: "accepted",
    tries: 1,
    settledAt: world.clock.now(),
  });
  expect(await mail.deliveryOf(ANA, "reset-link")).toBeUndefined();
});

test("a mail that cannot be written is reported, and the mail behind it still goes out", async () => {
  const world = openWorld();
  const office = await openPostOffice();
  atTheEnd(() => office.close());
  const broken = world.order({}, { code: "12", disown: DISOWN });
  world.order();
  await expect(world.mail({ smtpUrl: office.url }).worker.drain()).rejects.toThrow(/cannot be written/);
  expect(office.received).toHaveLength(1);
  expect(world.row(broken)).toMatchObject({ status: "bounced", reply: "could not be written", secrets: null });
});
