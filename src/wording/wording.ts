/** The door of the words on pages, in mails and about cases: files by language in, typed texts out. */
export { homeOfText, loadWording, shippedMistakes, type Wording } from "./load-wording.ts";
export type { CaseWords } from "./generated/cases.ts";
export type { MailWords } from "./generated/mail.ts";
export type { PortalWords } from "./generated/portal.ts";
