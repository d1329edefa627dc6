import { createHmac } from "node:crypto";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { headWebhook } from "../../src/app/audit-webhook.ts";
import { MINUTE, virtualClock } from "../../src/shared/clock.ts";

const root = mkdtempSync(join(tmpdir(), "latchkey-audit-webhook-"));
const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));
afterAll(() => rmSync(root, { recursive: true }));

interface Arrived {
  readonly body: string;
  readonly signature: string | undefined;
}

/** A receiver as an auditor would run it: what it accepts it appends to a file. @param statuses its answers in order; then 204 */
async function receiver(statuses: readonly number[] = []) {
  const arrived: Arrived[] = [];
  const answers = [...statuses];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { "x-latchkey-signature": signature } = request.headers;
      arrived.push({
        body: Buffer.concat(chunks).toString(),
        signature: typeof signature === "string" ? signature : undefined,
      });
      response.writeHead(answers.shift() ?? 204, { location: "http://127.0.0.1:9/" }).end("thanks");
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { arrived, url: `http://127.0.0.1:${String(port)}/heads` };
}

function installation(url: string, key?: string) {
  const file = join(mkdtempSync(join(root, "f-")), "audit-head.jsonl");
  const clock = virtualClock();
  const told: (string | undefined)[] = [];
  const health = { well: () => void told.push(undefined), out: (why: string) => void told.push(why) };
  const start = () => headWebhook({ webhook: { url, key }, file, clock, health });
  return { file, clock, told, start, write: (text: string) => appendFileSync(file, text) };
}

test("each whole line arrives once, in order, signed, as it stands in the file", async () => {
  const { arrived, url } = await receiver();
  const { file, start, write, told } = installation(url, "a key of the auditor's");
  const worker = start();
  write('{"a":1}\n{"b":2}\n{"half":');
  expect(await worker.drain()).toBe(1);
  expect(await worker.drain()).toBe(0);
  write("3}\n");
  expect(await start().drain()).toBe(1);
  expect(arrived.map(({ body }) => body)).toEqual(['{"a":1}\n{"b":2}\n', '{"half":3}\n']);
  expect(arrived.map(({ body }) => body).join("")).toBe(readFileSync(file, "utf8"));
  for (const { body, signature } of arrived)
    expect(signature).toBe(`sha256=${createHmac("sha256", "a key of the auditor's").update(body).digest("hex")}`);
  expect(told).toEqual([undefined, undefined]);
});

test("what was not accepted is told, waits a minute, and is sent again, also by the next start", async () => {
  const { arrived, url } = await receiver([503, 302]);
  const { clock, start, write, told } = installation(url);
  write('{"a":1}\n');
  const worker = start();
  expect(await worker.drain()).toBe(0);
  expect(await worker.drain()).toBe(0);
  expect(arrived).toHaveLength(1);
  clock.advance(MINUTE);
  expect(await worker.drain()).toBe(0);
  write('{"b":2}\n');
  expect(await start().drain()).toBe(1);
  expect(arrived.map(({ body }) => body)).toEqual(['{"a":1}\n', '{"a":1}\n', '{"a":1}\n{"b":2}\n']);
  expect(told[0]).toContain("answers 503");
  expect(told[1]).toContain("answers 302");
  expect(told[2]).toBeUndefined();
  expect(arrived[0]?.signature).toBeUndefined();
});

test("a receiver that is away is told in words that name the setting, and nothing is lost", async () => {
  const { start, write, told, file } = installation("http://127.0.0.1:9/heads");
  write('{"a":1}\n');
  expect(await start().drain()).toBe(0);
  expect(told).toEqual([expect.stringContaining("AUDIT_WEBHOOK_URL cannot be reached")]);
  expect(readFileSync(file, "utf8")).toBe('{"a":1}\n');
});

test("a backlog of months leaves in portions, and no line twice or never", async () => {
  const { arrived, url } = await receiver();
  const { file, start, write } = installation(url);
  for (let at = 0; at < 2000; at += 1) write(`${JSON.stringify({ sequence: at, pad: "x".repeat(150) })}\n`);
  const worker = start();
  while ((await worker.drain()) > 0);
  expect(arrived.length).toBeGreaterThan(2);
  expect(arrived.map(({ body }) => body).join("")).toBe(readFileSync(file, "utf8"));
});

test("a file that was begun anew is sent from its beginning, and a broken place of the last time too", async () => {
  const { arrived, url } = await receiver();
  const { file, start, write } = installation(url);
  write('{"a":1}\n{"b":2}\n');
  await start().drain();
  writeFileSync(file, '{"c":3}\n');
  await start().drain();
  writeFileSync(`${file}.sent`, "no number");
  await start().drain();
  expect(arrived.map(({ body }) => body)).toEqual(['{"a":1}\n{"b":2}\n', '{"c":3}\n', '{"c":3}\n']);
});
