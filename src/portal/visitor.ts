import type { Request } from "express";
import type { Visitor } from "../auth/auth.ts";
import { normalAddress } from "./client-address.ts";

/** Who is at the door. The address comes from the socket, or from a proxy on the trusted list; never from a bare header. */
export function visitorOf(request: Request): Visitor {
  return { address: normalAddress(request.ip), userAgent: (request.get("user-agent") ?? "").slice(0, 300) };
}
