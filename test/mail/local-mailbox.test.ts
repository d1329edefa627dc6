import { expect, test } from "vitest";
import { MAILS_KEPT } from "../../src/mail/local-mailbox.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { mailboxStore } from "../../src/store/store.ts";
import { openWorld } from "./world.ts";

test("the newest mail comes first, also on a clock that stands still", async () => {
  const world = openWorld("memory");
  const ids = [world.order(), world.order({ language: "es" }), world.order({ language: "pt-BR" })];
  const mail = world.mail();
  await mail.worker.drain();
  expect((await mail.mailbox?.list())?.map(({ id }) => id)).toEqual(ids.reverse());
});

test("the mailbox keeps the newest 200", async () => {
  const world = openWorld("memory");
  const ids = Array.from({ length: MAILS_KEPT + 3 }, () => world.order());
  const mail = world.mail();
  await mail.worker.drain();
  expect(await mail.mailbox?.list()).toHaveLength(MAILS_KEPT);
  expect(await mail.mailbox?.read(ids[2] ?? "")).toBeUndefined();
  expect(await mail.mailbox?.read(ids.at(-1) ?? "")).toMatchObject({ id: ids.at(-1) });
});

test("a mail that is delivered again after a crash is there once", async () => {
  const world = openWorld("memory");
  const row = { id: "m1", body: world.secrets.seal("mailbox", "{}"), at: world.clock.now() };
  const store = mailboxStore(world.store);
  await store.put(row, MAILS_KEPT);
  await store.put({ ...row, body: world.secrets.seal("mailbox", "[]") }, MAILS_KEPT);
  expect(await store.list()).toEqual([row]);
});

test("a stolen database without the key shows no mail", async () => {
  const world = openWorld("memory");
  world.order();
  await world.mail().worker.drain();
  const [row] = await mailboxStore(world.store).list();
  const thief = createSecrets(Buffer.alloc(32, 8), world.random);
  expect(() => thief.open("mailbox", row?.body ?? world.secrets.seal("mailbox", ""))).toThrow();
});

test("with a real server configured there is no local mailbox", () => {
  expect(openWorld("memory").mail({ smtpUrl: "smtp://127.0.0.1:25" }).mailbox).toBeUndefined();
});
