import { type AuditMac, auditMac } from "../../shared/brand.ts";
import type { Secrets } from "../../shared/secrets.ts";
import type { AuditChain } from "./model.ts";

/**
 * Seals audit lines with a key that is not in the database: whoever can write to the database alone can make no line,
 * and can change, move or take out none without the next seal showing it. A plain hash would only slow them down.
 */
export function auditChain(secrets: Secrets): AuditChain {
  const mac = (...parts: readonly string[]): AuditMac => auditMac(secrets.mac("audit-chain", ...parts));
  return {
    start: mac("start"),
    sealBefore: ({ id, at, event, line }, previous) => mac("before", String(id), String(at), event, line, previous),
    seal: ({ sequence, at, event, line }, previous) => mac("line", String(sequence), String(at), event, line, previous),
  };
}
