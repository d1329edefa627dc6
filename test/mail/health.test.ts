import { expect, test } from "vitest";
import { MINUTE } from "../../src/shared/clock.ts";
import { createHealth } from "../../src/shared/health.ts";
import { freePort } from "../support/free-port.ts";
import { openPostOffice } from "../doubles/post-office.ts";
import { atTheEnd, openWorld } from "./world.ts";

/** A real post office, and mails over it that are watched. */
async function watched() {
  const world = openWorld("memory");
  const office = await openPostOffice();
  atTheEnd(() => office.close());
  const told: string[] = [];
  const tell = (part: string, news: { readonly kind: string; readonly why?: string }) =>
    told.push(`${part} ${news.kind}${news.why === undefined ? "" : `: ${news.why}`}`);
  const health = createHealth(world.clock, tell);
  const part = health.part("mail");
  const drain = (smtpUrl = office.url) => world.mail({ smtpUrl }, world.store, part).worker.drain();
  return { world, office, told, drain, state: () => health.read()["mail"]?.state };
}

test("a server that cannot be reached is told at the first mail and at the first one it takes again, once each", async () => {
  const { world, told, drain, state } = await watched();
  const port = await freePort();
  for (let n = 0; n < 3; n += 1) world.order();
  for (let n = 0; n < 3; n += 1) {
    await drain(`smtp://127.0.0.1:${String(port)}`);
    world.clock.advance(MINUTE);
  }
  expect(state()).toBe("degraded");
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^mail began: Mail cannot be handed to 127\.0\.0\.1:\d+ .*Check host and port/u);
  await drain();
  expect(state()).toBe("ok");
  expect(told[1]).toBe("mail ended");
  expect(told).toHaveLength(2);
});

test.each([
  ["greeting", 421],
  ["password", 535],
  ["sender", 451],
  ["recipient", 452],
  ["message", 451],
] as const)("a mail that is put off at %s with %i shows, and nobody's address is told", async (stage, code) => {
  const { world, office, told, drain, state } = await watched();
  office.refuse(stage, code, 1);
  world.order();
  await drain(office.url.replace("smtp://", "smtp://user:s3cr3t-pass@"));
  expect(state()).toBe("degraded");
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(String(code));
  expect(told[0]).not.toMatch(/ana@|s3cr3t/u);
});

test("a mailbox that refuses a mail for good is no outage of the server", async () => {
  const { world, office, told, drain, state } = await watched();
  office.refuse("recipient", 550);
  world.order();
  await drain();
  expect(state()).toBe("ok");
  expect(told).toEqual([]);
});
