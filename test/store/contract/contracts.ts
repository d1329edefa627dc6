import { accountContract } from "./accounts.ts";
import { announcementContract } from "./announcement.ts";
import { addressContract } from "./addresses.ts";
import { backupCodeContract } from "./backup-codes.ts";
import { codeContract } from "./codes.ts";
import { foundingContract } from "./founding.ts";
import { linkedChatContract } from "./linked-chats.ts";
import { memberContract } from "./members.ts";
import { recoveryContract } from "./recovery.ts";
import { chatNameContract } from "./chat-names.ts";
import { deliveryContract } from "./deliveries.ts";
import { turnContract } from "./turns.ts";
import { workContract } from "./works.ts";
import { caseContract } from "./cases.ts";
import { caseTopicContract } from "./case-topics.ts";
import { transferContract } from "./transfer.ts";
import { requestContract } from "./requests.ts";
import { mailContract } from "./mail.ts";
import { mailboxContract } from "./local-mailbox.ts";
import { addressPageContract } from "./address-pages.ts";
import { auditContract } from "./audit.ts";
import type { Make } from "./store.ts";
import { unitOfWorkContract } from "./units-of-work.ts";
import { whitelistContract } from "./whitelist.ts";

/** All that a database behind Latchkey must keep, port by port. */
export const contracts: readonly ((make: Make) => void)[] = [
  unitOfWorkContract,
  codeContract,
  accountContract,
  backupCodeContract,
  memberContract,
  foundingContract,
  whitelistContract,
  addressContract,
  recoveryContract,
  linkedChatContract,
  chatNameContract,
  deliveryContract,
  turnContract,
  workContract,
  caseContract,
  caseTopicContract,
  transferContract,
  requestContract,
  mailContract,
  mailboxContract,
  addressPageContract,
  announcementContract,
  auditContract,
];
