import { accountContract } from "./accounts.ts";
import { addressContract } from "./addresses.ts";
import { backupCodeContract } from "./backup-codes.ts";
import { codeContract } from "./codes.ts";
import { foundingContract } from "./founding.ts";
import { linkedChatContract } from "./linked-chats.ts";
import { memberContract } from "./members.ts";
import { recoveryContract } from "./recovery.ts";
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
];
