import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  ACCOUNT,
  messagesValue,
  postOf,
  signatureOf,
  textBody,
  written,
} from "../../doubles/graph-server/graph-server.ts";
import { request } from "node:http";
import { type CloudWorld, openCloudWorld, UMA } from "./world.ts";

let world: CloudWorld;
beforeEach(async () => {
  world = await openCloudWorld();
});
afterEach(() => world.close());

const shake = (query: Readonly<Record<string, string>>) =>
  fetch(`${world.webhook}?${new URLSearchParams(query).toString()}`);
const GOOD = { "hub.mode": "subscribe", "hub.verify_token": ACCOUNT.verifyToken, "hub.challenge": "1158201444" };

describe("the handshake", () => {
  test("shows the challenge again, as plain text, to whoever knows the verify token", async () => {
    const response = await shake(GOOD);
    expect(response.headers.get("content-type")).toContain("text/plain");
    expect([response.status, await response.text()]).toEqual([200, "1158201444"]);
  });

  test.each([
    ["a wrong token", { ...GOOD, "hub.verify_token": "verify token of the testz" }],
    ["no token", { "hub.mode": "subscribe", "hub.challenge": "1" }],
    ["another mode", { ...GOOD, "hub.mode": "unsubscribe" }],
    ["a challenge without end", { ...GOOD, "hub.challenge": "1".repeat(600) }],
  ])("is refused with %s, and nothing is shown again", async (_name, query) => {
    const response = await shake(query);
    expect([response.status, await response.text()]).toEqual([403, ""]);
  });

  test("is refused when the token comes twice", async () => {
    const twice = new URLSearchParams([...Object.entries(GOOD), ["hub.verify_token", ACCOUNT.verifyToken]]);
    expect((await fetch(`${world.webhook}?${twice.toString()}`)).status).toBe(403);
  });
});

/** Words beyond ASCII, written as they are and escaped: both are JSON of the same message. */
const WORDS = "no puedo entrar 🔑 á";
const post = () => postOf(messagesValue([written(textBody(WORDS), { from: UMA })]));
const escaped = (raw: string) =>
  raw.replace(/[\u0080-\uffff]/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

describe("the signature", () => {
  test("of exactly these bytes lets a message in, emoji or escapes alike", async () => {
    expect(await world.bringRaw(post())).toBe(200);
    expect(await world.bringRaw(escaped(post()))).toBe(200);
    expect(world.received.map(({ body }) => body)).toEqual(Array(2).fill({ kind: "text", text: WORDS }));
  });

  test("fits no other bytes: one flipped, the same JSON written again, a byte more", async () => {
    const raw = post();
    const good = signatureOf(raw);
    const flipped = raw.replace("no puedo", "no puede");
    for (const forged of [flipped, JSON.stringify(JSON.parse(raw), null, 1), escaped(raw), `${raw} `])
      expect(await world.bringRaw(forged, good)).toBe(401);
    expect([world.received, world.messenger.health().figures]).toEqual([[], { forged: 4 }]);
  });

  test.each([
    ["missing", {}],
    ["empty", { "x-hub-signature-256": "" }],
    ["of SHA-1", { "x-hub-signature": `sha1=${"0".repeat(40)}`, "x-hub-signature-256": `sha1=${"0".repeat(40)}` }],
    ["of another app", { "x-hub-signature-256": signatureOf("{}", "another secret") }],
    ["without its name", { "x-hub-signature-256": signatureOf("{}").slice(7) }],
    ["in capitals", { "x-hub-signature-256": signatureOf("{}").toUpperCase() }],
    ["twice", { "x-hub-signature-256": [signatureOf("{}"), signatureOf("{}")] }],
    ["of eight kilobytes", { "x-hub-signature-256": `sha256=${"0".repeat(8192)}` }],
  ])("%s: 401, and nothing is written", async (_name, headers) => {
    expect(await send("{}", headers)).toBe(401);
    expect(world.received).toEqual([]);
  });

  test("is asked for before a large body is read, and a body that is too large is never taken", async () => {
    const large = "x".repeat(5_000_000);
    expect(await send(large, {})).toBe(401);
    expect(await send(large, { "x-hub-signature-256": signatureOf(large) })).toBe(401);
  });

  test("says nothing about a compressed body", async () => {
    const headers = { "x-hub-signature-256": signatureOf("{}"), "content-encoding": "gzip" };
    expect(await send("{}", headers)).toBe(401);
  });
});

/** Posts with whatever headers, which `fetch` would mend. A server that has answered may hang up on the rest. */
function send(body: string, headers: Readonly<Record<string, string | string[]>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sending = request(world.webhook, { method: "POST", headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sending.on("error", reject);
    sending.end(body);
  });
}

test("a messenger that does not run asks Meta to come again", async () => {
  await world.messenger.stop();
  expect([await world.bringRaw(post()), world.received]).toEqual([503, []]);
  world.messenger.start();
  expect(await world.bringRaw(post())).toBe(200);
});
