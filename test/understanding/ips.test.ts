import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findIps, normalIp } from "../../src/understanding/entities/find-ips.ts";
import { vocabulary } from "./support/loaded.ts";
import { cases } from "../support/soak.ts";

const RUNS = { numRuns: cases(1000) };
const found = (text: string) => findIps(text, vocabulary).map(({ value }) => value);

describe("an IP address in a message", () => {
  it("is found whatever version it is, in a normal form that is its own normal form", () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
        fc.pre(address !== "::");
        const [value = ""] = found(`my address is ${address}, please`);
        expect(found(`(${address.toUpperCase()})`)).toEqual([value]);
        expect(normalIp(value)).toBe(value);
      }),
      RUNS,
    );
  });

  it.each([
    ["ip: 181.47.22.9.", "181.47.22.9"],
    ["2001:DB8:0:0:0:0:0:1", "2001:db8::1"],
    ["::ffff:1.2.3.4", "1.2.3.4"],
    ["10.0.0.7/24", "10.0.0.0/24"],
    ["1.2.3.4/32", "1.2.3.4"],
    ["2001:db8:1:2::5/48", "2001:db8:1::/48"],
    ["2001:db8::1/128", "2001:db8::1"],
    ["1.2.3.4:8080", "1.2.3.4"],
    ["[2001:db8::1]:443", "2001:db8::1"],
  ])("%s reads as %s", (text, value) => {
    expect(found(text)).toEqual([value]);
  });

  it.each([
    "010.1.1.1",
    "1.2.3.4.5",
    "256.1.1.1",
    "1.2.3",
    "12:30:45",
    "::",
    "std::a",
    "fe80::1%eth0",
    "Chrome 1.2.3.4",
    "1.2.3.4/33",
    "x1.2.3.4",
    "0x7f.0.0.1",
  ])("is not %s", (text) => {
    expect(found(text)).toEqual([]);
  });
});
