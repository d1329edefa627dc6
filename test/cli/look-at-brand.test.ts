import { createServer, type OutgoingHttpHeaders } from "node:http";
import { afterEach, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { lookAtEmbedding, lookAtLogo } from "../../src/cli/look-at-brand.ts";
import { systemRandom } from "../../src/shared/random.ts";
import { freePort } from "../support/free-port.ts";
import { SIGN } from "../mail/dress.ts";

const SITE = "https://www.example.com";
const servers: { close: () => unknown }[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** What stands at the public address, and the settings of whoever looks at it. */
async function behind(status: number, headers: OutgoingHttpHeaders) {
  const server = createServer((_request, response) => response.writeHead(status, headers).end());
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  servers.push(server);
  return settingsAt(port);
}

const settingsAt = (port: number) => ({
  ...readConfig(
    { DATABASE_FILE: ":memory:", PORT: String(port), EMBED_ORIGINS: `${SITE}, https://shop.example.com` },
    "/",
    systemRandom,
  ),
  logos: SIGN,
});

const policy = (sites: string) => ({ "content-security-policy": `default-src 'none';frame-ancestors ${sites}` });
const BOTH = `${SITE} https://shop.example.com`;

test.each([
  ["passes on what it was given", 200, policy(BOTH), undefined],
  ["adds a frame option", 200, { ...policy(BOTH), "x-frame-options": "SAMEORIGIN" }, /adds X-Frame-Options/u],
  ["adds a policy", 200, policy(`${BOTH}, frame-ancestors 'self'`), /pass Content-Security-Policy/u],
  ["runs with fewer sites", 200, policy(SITE), /on https:\/\/shop\.example\.com\. .*restart/u],
  ["runs without any", 404, {}, /Restart it/u],
] as const)("what stands in front %s", async (_what, status, headers, told) => {
  const found = await lookAtEmbedding(await behind(status, headers));
  if (told) expect(found).toMatch(told);
  else expect(found).toBeUndefined();
});

test.each([
  ["given", 200, { "content-type": "image/png", "cross-origin-resource-policy": "cross-origin" }, undefined],
  ["held back from other pages", 200, { "content-type": "image/png" }, /Cross-Origin-Resource-Policy/u],
  ["not there", 404, {}, /does not give the logo \(404\)/u],
] as const)("the logo is %s", async (_what, status, headers, told) => {
  const found = await lookAtLogo(await behind(status, headers));
  if (told) expect(found).toMatch(told);
  else expect(found).toBeUndefined();
});

test("what does not run is not blamed", async () => {
  const config = settingsAt(await freePort());
  expect([await lookAtEmbedding(config), await lookAtLogo(config)]).toEqual([undefined, undefined]);
});
