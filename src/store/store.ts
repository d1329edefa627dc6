/** The door of the store: the only drizzle code. Every other folder sees ports, never tables. */
export { addressPageStore } from "./address-page-store.ts";
export { approvalStore } from "./approval-store.ts";
export { auditRecord } from "./audit-record.ts";
export { authStore } from "./auth-store.ts";
export { beginStart } from "./begin-start.ts";
export { conversationStore } from "./conversation-store.ts";
export { mailboxStore } from "./local-mailbox.ts";
export { mailLedger } from "./mail-ledger.ts";
export { closeToOthers, filesOf, openToOthers } from "./closed-files.ts";
export { type MarkedPeople, type PeopleMarks, marksInFile } from "./marked-people.ts";
export { type Removed, removePeople } from "./remove-people.ts";
export { tellOfMails } from "./mail-news.ts";
export { refuseDamagedFile, refuseMarked } from "./damage.ts";
export { type FileWatch, watchFile } from "./file-watch.ts";
export { type OpenStore, openStore } from "./open.ts";
export { StoreUnusable } from "./unusable.ts";
