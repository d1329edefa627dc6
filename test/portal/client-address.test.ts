import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { createPortal } from "../../src/portal/portal.ts";
import { networkOf } from "../../src/auth/auth.ts";
import { checkedProxies, normalAddress } from "../../src/portal/client-address.ts";
import { ANA } from "../doubles/auth-double.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";
import { fieldIn, FORM, testBrowser } from "./test-browser.ts";

let portal: TestPortal | undefined;
afterEach(() => portal?.close());

async function seenAddress(trustedProxies: readonly string[], headers: Record<string, string>) {
  portal = await startPortal({ trustedProxies });
  const browser = testBrowser(portal.baseUrl);
  const token = fieldIn(await (await browser.get("/")).text(), "token");
  const body = new URLSearchParams({ token, ...ANA }).toString();
  await browser.post("/sign-in", body, { ...FORM, ...headers });
  return portal.auth.calls.at(-1);
}

test("without trusted proxies no header changes who is at the door", async () => {
  const forged = { "x-forwarded-for": "203.0.113.9", "x-real-ip": "203.0.113.9", forwarded: "for=203.0.113.9" };
  expect(await seenAddress([], forged)).toBe("password from 127.0.0.1");
});

test("a trusted proxy is believed for its own hop, not for what the client claimed before it", async () => {
  const headers = { "x-forwarded-for": "203.0.113.9, 198.51.100.7" };
  expect(await seenAddress(["loopback"], headers)).toBe("password from 198.51.100.7");
});

test.each(["true", "*", "0.0.0.0/0", "::/0", "1", "all", ""])(
  "trusting %j is refused with a sentence that says what to write",
  (entry) => {
    expect(() => checkedProxies([entry])).toThrow(/Name each proxy by its address or range/);
  },
);

test("the portal does not start with a proxy list that trusts everybody", async () => {
  await expect(startPortal({ trustedProxies: ["true"] })).rejects.toThrow(/Trusted proxies/);
  expect(createPortal).toBeTypeOf("function");
});

describe("normal form", () => {
  test.each([
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:DB8:0:0:0:0:0:1", "2001:db8::1"],
    ["fe80::1%eth0", "fe80::1"],
    ["0x7f.1", "unknown"],
    [undefined, "unknown"],
  ])("%s is %s", (raw, normal) => {
    expect(normalAddress(raw)).toBe(normal);
  });

  test("mapped or bare, an IPv4 address is the same one", () => {
    fc.assert(fc.property(fc.ipV4(), (address) => normalAddress(`::ffff:${address}`) === normalAddress(address)));
  });

  test("normalising twice changes nothing", () => {
    fc.assert(fc.property(fc.ipV6(), (address) => normalAddress(normalAddress(address)) === normalAddress(address)));
  });

  test("a client cannot escape its budget by walking through its /64", () => {
    expect(networkOf("2001:db8::1")).toBe(networkOf("2001:db8::ffff:1"));
    expect(networkOf("2001:db8::1")).not.toBe(networkOf("2001:db8:0:1::1"));
  });
});
