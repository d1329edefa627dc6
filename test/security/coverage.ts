import { APPROVALS_AND_ADDRESSES } from "./requirements/approvals-and-addresses.ts";
import { BACKUP_CODES_AND_LINKS } from "./requirements/backup-codes-and-links.ts";
import { ENUMERATION_AND_CODES } from "./requirements/enumeration-and-codes.ts";
import { SESSIONS_AND_NOTICES } from "./requirements/sessions-and-notices.ts";
import type { Covered } from "./requirements/covered.ts";

/** Which test holds which security requirement, and what none holds yet. Held against the tests by `npm run check`. */
export const COVERAGE: readonly Covered[] = [
  ...ENUMERATION_AND_CODES,
  ...BACKUP_CODES_AND_LINKS,
  ...SESSIONS_AND_NOTICES,
  ...APPROVALS_AND_ADDRESSES,
];
