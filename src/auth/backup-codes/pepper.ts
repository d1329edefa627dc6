import type { Secrets } from "../../shared/secrets.ts";

/**
 * What is hashed in place of a code: a MAC with the key that is not in the database, so that a stolen database gives
 * nothing to guess at. Bound to set and number: a row copied elsewhere is worth nothing there.
 *
 * @param code with or without its hyphens
 */
export const pepperedCode = (secrets: Secrets, set: string, number: number, code: string): string =>
  secrets.mac("backup-code", set, String(number), code.replaceAll("-", ""));
