import type { PasswordHash } from "../../shared/brand.ts";
import type { AuthParts } from "../parts.ts";
import { drawCodes } from "./draw-codes.ts";
import type { DrawnSet } from "./draw-set.ts";
import { pepperedCode } from "./pepper.ts";

/**
 * A fresh set: the codes for the page, their hashes for the database.
 *
 * @throws HasherBusy when too many passwords wait to be checked
 */
export async function hashFreshCodes({
  random,
  secrets,
  hasher,
}: AuthParts): Promise<DrawnSet & { readonly codes: readonly string[] }> {
  const id = random.id();
  const codes = drawCodes(random);
  const hashes: PasswordHash[] = [];
  // One after the other, so that somebody who signs in meanwhile waits for one hash and not for ten.
  for (const [index, code] of codes.entries())
    hashes.push(await hasher.hash(pepperedCode(secrets, id, index + 1, code)));
  return { id, hashes, codes };
}
