import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { covers, parseRange, type RangePolicy } from "../../../src/auth/ip-whitelist/range.ts";
import { cases } from "../../support/soak.ts";

const verdictOf = (typed: string, policy: RangePolicy = []) => {
  const parsed = parseRange(typed, policy);
  return parsed.ok ? `= ${parsed.value}` : parsed.reason;
};

/** What somebody types, and the form in which it is stored or why it is not. */
const WRITTEN: Readonly<Record<string, string>> = {
  "8.8.8.8": "= 8.8.8.8",
  " 8.8.8.8\n": "= 8.8.8.8",
  "8.8.8.8/32": "= 8.8.8.8",
  "8.8.8.0/24": "= 8.8.8.0/24",
  "8.8.8.77/24": "= 8.8.8.0/24",
  "8.8.8.130/25": "= 8.8.8.128/25",
  "8.8.8.8/31": "= 8.8.8.8/31",
  "8.8.8.0/23": "too-wide",
  "8.0.0.0/8": "too-wide",
  "0.0.0.0/0": "too-wide",
  "::ffff:8.8.8.8": "= 8.8.8.8",
  "::FFFF:808:808": "= 8.8.8.8",
  "::ffff:8.8.8.0/120": "= 8.8.8.0/24",
  "::ffff:8.8.8.0/119": "too-wide",
  "::ffff:0:0/96": "too-wide",
  "::ffff:8.8.8.8/64": "loopback",
  "::ffff:10.0.0.1": "private",
  "2606:4700:0:0:0:0:0:1111": "= 2606:4700::1111",
  "2606:4700::1111/128": "= 2606:4700::1111",
  "2606:4700:1:2:3:4:5:6/48": "= 2606:4700:1::/48",
  "2606:4700:1:2::/64": "= 2606:4700:1:2::/64",
  "2606:4700::/47": "too-wide",
  "2606:4700::/32": "too-wide",
  "::/0": "too-wide",
  "2606:4700::1%eth0": "not-an-address",
  "fe80::1%eth0": "not-an-address",
  "010.8.8.8": "not-an-address",
  "8.8.8.010": "not-an-address",
  "0x8.8.8.8": "not-an-address",
  "134744072": "not-an-address",
  "8.8.8": "not-an-address",
  "8.8": "not-an-address",
  "8.8.8.8.8": "not-an-address",
  "8.8.8.256": "not-an-address",
  "8.8.8.8/33": "not-an-address",
  "8.8.8.8/": "not-an-address",
  "8.8.8.8/08": "not-an-address",
  "8.8.8.8/-1": "not-an-address",
  "8.8.8.8/24/24": "not-an-address",
  "8.8.8.8/255.255.255.0": "not-an-address",
  "8.8.8.8:443": "not-an-address",
  "8.8.8.8, 8.8.4.4": "not-an-address",
  "8.8.8.1-8.8.8.9": "not-an-address",
  "8.8.8.*": "not-an-address",
  "https://8.8.8.8": "not-an-address",
  "[2606:4700::1]": "not-an-address",
  "example.com": "not-an-address",
  "２.２.２.２": "not-an-address",
  "": "not-an-address",
  "::1.2.3.4": "not-an-address",
  "64:ff9b::8.8.8.8": "not-an-address",
  "0:0:0:0:0:ffff:8.8.8.8": "= 8.8.8.8",
  "0000:0000:0000:0000:0000:ffff:8.8.8.0/120": "= 8.8.8.0/24",
  "::ffff:0:8.8.8.8": "reserved",
};

test.each(Object.entries(WRITTEN))("typed %j: %s", (typed, verdict) => {
  expect(verdictOf(typed)).toBe(verdict);
});

/** First and last address, and the neighbours outside of it, of every special range. */
const SPECIAL: readonly (readonly [kind: string, inside: readonly string[]])[] = [
  ["private", ["10.0.0.0", "10.255.255.255", "172.16.0.0", "172.31.255.255", "192.168.0.0", "192.168.255.255"]],
  ["private", ["fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fec0::1"]],
  ["loopback", ["127.0.0.0", "127.0.0.1", "127.255.255.255", "::1"]],
  ["link-local", ["169.254.0.0", "169.254.169.254", "169.254.255.255", "fe80::1", "febf::1"]],
  ["carrier-nat", ["100.64.0.0", "100.100.100.200", "100.127.255.255"]],
  ["multicast", ["224.0.0.0", "239.255.255.255", "ff00::", "ff02::1"]],
  ["documentation", ["192.0.2.0", "192.0.2.255", "198.51.100.7", "203.0.113.9", "2001:db8::1", "3fff:fff::1"]],
  ["reserved", ["0.0.0.0", "0.1.2.3", "192.0.0.8", "192.88.99.1", "198.18.0.0", "198.19.255.255", "240.0.0.1"]],
  ["reserved", ["255.255.255.255", "::", "64:ff9b::1", "100::1", "2001::1", "2001:1ff::1", "2002:808:808::1"]],
  ["reserved", ["4000::1", "5f00::1", "1fff::1", "8000::1", "2620:4f:8000::1"]],
];
const OUTSIDE = [
  "1.0.0.0",
  "9.255.255.255",
  "11.0.0.0",
  "100.63.255.255",
  "100.128.0.0",
  "126.255.255.255",
  "128.0.0.0",
  "169.253.255.255",
  "169.255.0.0",
  "172.15.255.255",
  "172.32.0.0",
  "192.0.1.0",
  "192.0.3.0",
  "192.167.255.255",
  "192.169.0.0",
  "198.17.255.255",
  "198.20.0.0",
  "198.51.99.255",
  "198.51.101.0",
  "203.0.112.255",
  "203.0.114.0",
  "223.255.255.255",
  "2001:200::1",
  "2001:db7::1",
  "2001:db9::1",
  "2003::1",
  "2620:4f:8001::1",
  "3ffe::1",
];

describe.each(SPECIAL)("%s addresses", (kind, inside) => {
  test.each(inside)("%s is refused, bare, mapped, and as a range of any length around it", (address) => {
    const lengths = address.includes(":") ? [48, 64, 96, 127, 128] : [24, 25, 31, 32];
    for (const bits of lengths) expect([bits, verdictOf(`${address}/${String(bits)}`)]).not.toContain("= ");
    expect(verdictOf(address)).toBe(kind);
    if (!address.includes(":")) expect(verdictOf(`::ffff:${address}`)).toBe(kind);
  });
});

test.each(OUTSIDE)("%s, next to a special range, is an address like any other", (address) => {
  expect(verdictOf(address)).toBe(`= ${address}`);
});

test("a policy lets in what it names and nothing else", () => {
  expect(verdictOf("203.0.113.0/24", ["documentation"])).toBe("= 203.0.113.0/24");
  expect(verdictOf("10.0.0.1", ["documentation"])).toBe("private");
  expect(verdictOf("203.0.112.0/23", ["documentation"])).toBe("too-wide");
});

const anyAddress = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc.ipV4().map((address) => `::ffff:${address}`),
);
const anyRange = fc.tuple(anyAddress, fc.nat(128)).map(([address, bits]) => `${address}/${String(bits)}`);

test("the stored form of a stored form is itself", () => {
  fc.assert(
    fc.property(fc.oneof(anyAddress, anyRange), (typed) => {
      const parsed = parseRange(typed);
      return !parsed.ok || verdictOf(parsed.value) === `= ${parsed.value}`;
    }),
    { numRuns: cases(2000) },
  );
});

test("no text whatever is taken for an address and then stored as something that is none", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (typed) => {
      const parsed = parseRange(typed);
      return !parsed.ok || covers(parsed.value, parsed.value);
    }),
    { numRuns: cases(2000) },
  );
});

test.each([
  ["8.8.8.0/24", "8.8.8.8", true],
  ["8.8.8.0/24", "8.8.8.128/25", true],
  ["8.8.8.0/24", "8.8.8.0/24", true],
  ["8.8.8.128/25", "8.8.8.0/24", false],
  ["8.8.8.8", "::ffff:8.8.8.8", true],
  ["::ffff:8.8.8.0/120", "8.8.8.8", true],
  ["2606:4700::/48", "2606:4700::1", true],
  ["2606:4700::/48", "8.8.8.8", false],
  ["nonsense", "8.8.8.8", false],
  ["8.8.8.8", "unknown", false],
])("%s covers %s: %s", (outer, inner, answer) => {
  expect(covers(outer, inner)).toBe(answer);
});
