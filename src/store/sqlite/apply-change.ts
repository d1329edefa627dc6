import type { Change } from "../../auth/ports.ts";
import type { Instant } from "../../shared/brand.ts";
import { applyBy } from "./apply-by.ts";
import { backupCodeChanges } from "./backup-codes.ts";
import { codeChanges } from "./codes.ts";
import { foundingChanges } from "./founding.ts";
import { linkChanges } from "./links.ts";
import { linkedChatChanges } from "./linked-chats.ts";
import { accountChanges } from "./login-state.ts";
import { mailboxChanges } from "./mailbox-claims.ts";
import { memberChanges } from "./members.ts";
import { recoveryChanges } from "./recovery.ts";
import { sessionChanges } from "./sessions.ts";
import { signInChanges } from "./sign-ins.ts";
import { whitelistChanges } from "./whitelist.ts";

/** Turns a change of the login module into rows. */
export const applyChange = applyBy<Change, Instant>({
  ...codeChanges,
  ...linkChanges,
  ...backupCodeChanges,
  ...accountChanges,
  ...signInChanges,
  ...sessionChanges,
  ...mailboxChanges,
  ...memberChanges,
  ...foundingChanges,
  ...recoveryChanges,
  ...linkedChatChanges,
  ...whitelistChanges,
});
