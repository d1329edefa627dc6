import { keyMark } from "../shared/brand.ts";
import type { Secrets } from "../shared/secrets.ts";
import { addressKeyOf } from "./address-key.ts";
import { auditChain } from "./audit/chain.ts";
import type { KeyProof } from "./ports.ts";

/** What a store needs to tell whether a database belongs to this key. */
export const keyProof = (secrets: Secrets): KeyProof => ({
  mark: keyMark(secrets.mac("database", "latchkey")),
  addressKeyOf: (address) => addressKeyOf(secrets, address),
  chain: auditChain(secrets),
});
