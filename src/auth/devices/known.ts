import type { TokenHash } from "../../shared/brand.ts";
import { LIMITS } from "../limits.ts";
import type { AccountRecord } from "../model.ts";

/** @param hash of the token that brought it: of a session, or of a mailed link */
export const deviceKnown = ({ id }: Pick<AccountRecord, "id">, hash: TokenHash) =>
  ({ kind: "device-known", account: id, hash, most: LIMITS.device.perAccount }) as const;
