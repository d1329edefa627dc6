import { SECOND } from "../../src/shared/clock.ts";
import { sql } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import type { Inbound } from "../../src/channels/channel.ts";
import { openPostOffice } from "../doubles/post-office.ts";
import { freePort } from "../support/free-port.ts";
import { startWorld } from "../support/world.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const KEY = Buffer.from(Array.from({ length: 32 }, (_, n) => n)).toString("hex");

async function started(settings: Readonly<Record<string, string>> = {}) {
  const world = await startWorld({ LATCHKEY_SECRET: KEY, ...settings });
  closing.push(() => world.close());
  const look = async () => {
    const response = await fetch(`${world.baseUrl}/health`);
    const body: unknown = await response.json();
    return { code: response.status, body };
  };
  /** Looked at until it is so: the program looks once a second. */
  const until = async (code: number) => {
    while ((await look()).code !== code) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  return { ...world, look, until };
}

const message = (messageId: string): Inbound => ({
  from: { channel: "web-chat", bot: "portal", chat: "visitor-1" },
  messageId,
  language: "en",
  body: { kind: "text", text: "I forgot my password" },
});

test("a program that is well says so, part by part", async () => {
  const { look } = await started();
  const parts = { database: { state: "ok" }, mail: { state: "ok" }, "audit record": { state: "ok" } };
  expect(await look()).toEqual({
    code: 200,
    body: { service: "latchkey", status: "ok", channels: { "web-chat": "ready" }, parts },
  });
});

test("a full disk is 503 and one line; nothing is acknowledged, and with room again the same message is taken once", async () => {
  // Every form was answered with an error, and the balancer heard "ok".
  const { store, world, look, until, troubles } = await started();
  const pages = (most: number) => store.queries.get(sql.raw(`pragma max_page_count = ${String(most)}`));
  pages(1);
  const write = async () => {
    for (let n = 0; n < 400; n += 1) await world.shell.inbox.receive(message(`fill-${String(n)}`));
  };
  await expect(write()).rejects.toThrow(/full/u);
  const since: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT/u);
  expect(await look()).toMatchObject({
    code: 503,
    body: { status: "down", parts: { database: { state: "down", since } } },
  });
  pages(10_000_000);
  await until(200);
  const told = troubles.map((line) => line.split(" undefined")[0]);
  expect(told).toEqual([
    expect.stringMatching(/^outage-began \{"part":"database","why":"The disk is full/u),
    expect.stringMatching(/^outage-ended \{"part":"database"/u),
  ]);
  expect(await world.shell.inbox.receive(message("last"))).toBe("stored");
  expect(await world.shell.inbox.receive(message("last"))).toBe("duplicate");
});

test("a mail server that is away is 200 and degraded, in one line at its beginning and one at its end", async () => {
  const port = await freePort();
  const { world, look, troubles } = await started({ SMTP_URL: `smtp://127.0.0.1:${String(port)}` });
  for (let n = 0; n < 3; n += 1) expect(await world.mail.verify()).toMatchObject({ ok: false });
  expect(await look()).toMatchObject({
    code: 200,
    body: { status: "degraded", parts: { mail: { state: "degraded" } } },
  });
  expect(troubles).toEqual([expect.stringContaining(`outage-began {"part":"mail"`)]);
  const office = await openPostOffice(port);
  closing.push(() => office.close());
  expect(await world.mail.verify()).toMatchObject({ ok: true });
  expect(await look()).toMatchObject({ code: 200, body: { status: "ok", parts: { mail: { state: "ok" } } } });
  expect(troubles[1]).toContain(`outage-ended {"part":"mail"`);
  expect(troubles).toHaveLength(2);
});

test("a mail server that is back is well again although there is nothing to send", async () => {
  const port = await freePort();
  const { world, look, ...rest } = await started({ SMTP_URL: `smtp://127.0.0.1:${String(port)}` });
  await world.mail.verify();
  expect(await look()).toMatchObject({ body: { parts: { mail: { state: "degraded" } } } });
  const office = await openPostOffice(port);
  closing.push(() => office.close());
  rest.letPass(31 * SECOND);
  await expect.poll(() => look(), { timeout: 20_000 }).toMatchObject({ body: { parts: { mail: { state: "ok" } } } });
});
