import { createServer } from "node:http";
import express from "express";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkedProxies, visitorOf } from "../../src/portal/client-address.ts";

/** Who is really at the door, as the first trusted proxy sees it on its socket. */
const CLIENTS = ["198.51.100.7", "203.0.113.9", "2001:db8::7", "::ffff:198.51.100.7", "10.9.9.9"];

/** What a client may write into its request before any proxy sees it. */
const FORGED: Readonly<Record<string, Record<string, string>>> = {
  nothing: {},
  "one address in X-Forwarded-For": { "x-forwarded-for": "192.0.2.66" },
  "two addresses in X-Forwarded-For": { "x-forwarded-for": "192.0.2.66, 192.0.2.67" },
  "a proxy's address in X-Forwarded-For": { "x-forwarded-for": "192.0.2.66, 10.0.0.1" },
  "this machine in X-Forwarded-For": { "x-forwarded-for": "127.0.0.1" },
  "a mapped address in X-Forwarded-For": { "x-forwarded-for": "::ffff:192.0.2.66" },
  "rubbish in X-Forwarded-For": { "x-forwarded-for": "unknown, , %00, 192.0.2.66" },
  "X-Real-IP": { "x-real-ip": "192.0.2.66" },
  Forwarded: { forwarded: "for=192.0.2.66;proto=https" },
  "other names of the same thing": {
    "x-client-ip": "192.0.2.66",
    "cf-connecting-ip": "192.0.2.66",
    "true-client-ip": "192.0.2.66",
    "x-cluster-client-ip": "192.0.2.66",
    "x-original-forwarded-for": "192.0.2.66",
  },
};

/** Proxies of ours between the client and this machine, nearest to the client first. The last one is on this machine. */
const CHAINS: readonly (readonly string[])[] = [
  [],
  ["this machine"],
  ["10.0.0.1", "this machine"],
  ["10.0.0.1", "10.0.0.2", "this machine"],
];
const TRUSTED = ["loopback", "10.0.0.0/29"];

/** The header as it arrives: each proxy adds the address that it saw on its socket, and changes nothing before it. */
function arriving(chain: readonly string[], client: string, forged: Record<string, string>): Record<string, string> {
  const seen = [client, ...chain].slice(0, chain.length);
  const claimed = forged["x-forwarded-for"];
  const whole = [...(claimed === undefined ? [] : [claimed]), ...seen].join(", ");
  return whole === "" ? forged : { ...forged, "x-forwarded-for": whole };
}

const servers = new Map<string, { readonly url: string; readonly close: () => void }>();
beforeAll(async () => {
  for (const [name, trusted] of [
    ["proxies", TRUSTED],
    ["nobody", []],
  ] as const) {
    const app = express().set("trust proxy", checkedProxies(trusted));
    app.get("/", (request, response) => response.send(visitorOf(request).address));
    const server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const at = server.address();
    const port = at !== null && typeof at === "object" ? at.port : 0;
    servers.set(name, { url: `http://127.0.0.1:${String(port)}/`, close: () => server.close() });
  }
});
afterAll(() => {
  for (const { close } of servers.values()) close();
});

const seenBy = async (server: string, headers: Record<string, string>) =>
  (await fetch(servers.get(server)?.url ?? "", { headers })).text();

const normal = (client: string) => client.replace("::ffff:", "");

describe.each(CHAINS.slice(1).map((chain) => [chain.length, chain] as const))(
  "behind %i proxies of ours",
  (_n, chain) => {
    describe.each(CLIENTS)("a client at %s", (client) => {
      test.each(Object.entries(FORGED))("that forges %s is seen where it is", async (_what, forged) => {
        expect(await seenBy("proxies", arriving(chain, client, forged))).toBe(normal(client));
      });
    });
  },
);

describe.each(CHAINS)("when nobody is trusted, whatever came through %s", (...chain) => {
  test.each(Object.entries(FORGED))("and forges %s, the socket alone counts", async (_what, forged) => {
    for (const client of CLIENTS) expect(await seenBy("nobody", arriving(chain, client, forged))).toBe("127.0.0.1");
  });
});

test("a proxy that is on no list is taken for the client, not believed", async () => {
  for (const forged of Object.values(FORGED)) {
    const headers = arriving(["198.18.0.1", "this machine"], "198.51.100.7", forged);
    expect(await seenBy("proxies", headers)).toBe("198.18.0.1");
  }
});
