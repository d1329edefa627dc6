import type { Request } from "express";
import ipaddr from "ipaddr.js";
import type { Visitor } from "../auth/auth.ts";
import { readCookie } from "./page-cookies.ts";

/**
 * The client's address in normal form: `::ffff:192.0.2.7` is `192.0.2.7`, IPv6 is written its one short way, zones
 * are dropped.
 *
 * @param raw as the server read it from the socket or from a trusted proxy; undefined once the socket is gone
 * @returns `unknown` for anything that is no address
 */
export function normalAddress(raw: string | undefined): string {
  const bare = (raw ?? "").split("%")[0] ?? "";
  const valid = ipaddr.IPv4.isValidFourPartDecimal(bare) || ipaddr.IPv6.isValid(bare);
  return valid ? ipaddr.process(bare).toString() : "unknown";
}

const KEYWORDS: readonly string[] = ["loopback", "linklocal", "uniquelocal"];

/**
 * Checks the list of proxies whose `X-Forwarded-For` is believed. `true`, `*` and whole-internet ranges would let
 * every client choose its own address, and with it pass a whitelist.
 *
 * @param entries addresses, ranges (`10.0.0.0/8`), or `loopback`, `linklocal`, `uniquelocal`
 * @throws naming the entry and what to write in its place
 */
export function checkedProxies(entries: readonly string[]): string[] {
  return entries.map((entry) => {
    if (KEYWORDS.includes(entry) || isNarrow(entry)) return entry;
    throw new Error(
      `Trusted proxies: "${entry}" cannot be used. Name each proxy by its address or range, such as 10.0.0.5 or 10.0.0.0/24; ` +
        "trusting everybody would let any visitor choose the address we see.",
    );
  });
}

function isNarrow(entry: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(entry) || ipaddr.IPv6.isValid(entry)) return true;
  return ipaddr.isValidCIDR(entry) && ipaddr.parseCIDR(entry)[1] >= 7;
}

/** Who is at the door. The address comes from the socket, or from a proxy on the trusted list; never from a bare header. */
export function visitorOf(request: Request): Visitor {
  return {
    address: normalAddress(request.ip),
    userAgent: (request.get("user-agent") ?? "").slice(0, 300),
    device: readCookie(request, "device"),
  };
}
