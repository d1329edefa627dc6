import type { Gate } from "./gate.ts";
import { ADMINS } from "./gates/admins.ts";
import { APPROVALS_AND_RECOVERY } from "./gates/approvals-and-recovery.ts";
import { BACKUP_CODES } from "./gates/backup-codes.ts";
import { CHAT } from "./gates/chat.ts";
import { DOORS_AND_STORE } from "./gates/doors-and-store.ts";
import { MAILED_CODES } from "./gates/mailed-codes.ts";
import { PASSWORDS_AND_LINKS } from "./gates/passwords-and-links.ts";
import { PEOPLE } from "./gates/people.ts";
import { SIGN_IN } from "./gates/sign-in.ts";

/** Every gate of proof and authority. */
export const GATES: readonly Gate[] = [
  ...MAILED_CODES,
  ...PASSWORDS_AND_LINKS,
  ...SIGN_IN,
  ...PEOPLE,
  ...BACKUP_CODES,
  ...ADMINS,
  ...APPROVALS_AND_RECOVERY,
  ...CHAT,
  ...DOORS_AND_STORE,
];
