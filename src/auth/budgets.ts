import { DAY, HOUR, MINUTE } from "../shared/clock.ts";
import { LIMITS } from "./limits.ts";
import type { ChallengeBudget, SendBudget } from "./model.ts";

/**
 * What can be spent at an account, and by whom. A limit that anybody may spend is a way to shut its owner out, so each line
 * says what is left to the owner when it is spent, and what all accounts together let through.
 */
export interface Budget {
  readonly limit: string;
  readonly spentBy: string;
  readonly costsOwner: string;
  readonly overAll: string;
  /** Texts that people hear when it is spent, as `file: group.text`: the same for known and unknown addresses. */
  readonly words: readonly string[];
}

type TriesAt = "password" | Exclude<ChallengeBudget, "entered"> | "sign-in code";
type BudgetName =
  `tries: ${TriesAt}` | `mails: ${SendBudget}` | "requests for a vouch" | "comparisons of strangers" | "known devices";

const { code, signIn, attack, device, recovery } = LIMITS;
const hours = (span: number) => `${String(span / HOUR)} h`;
const minutes = (span: number) => `${String(span / MINUTE)} min`;
const OWN = "Nothing: a device that is known, a linked chat and the button of a mail have their own";
const BY_MAILBOX = "A fresh phone needs the mailbox: the button “That was me” in any of these mails";

/** Every budget that somebody who is not signed in can spend, and what it is worth. Printed in docs/operating/budgets.md. */
export const BUDGETS: Readonly<Record<BudgetName, Budget>> = {
  "tries: password": {
    limit: `${String(signIn.failures)} failures of one spender, then ${minutes(signIn.lock)}; ${String(signIn.failuresOfStrangers)} of all strangers in ${hours(signIn.window)}, then ${hours(signIn.lockOfStrangers)} for strangers`,
    spentBy: "Anybody, at any address; each spender their own, strangers one together",
    costsOwner: `${OWN}. ${BY_MAILBOX}, or “Forgot password?”`,
    overAll: "The queue of the password hasher",
    words: ["portal: signIn.refused"],
  },
  "tries: asked": {
    limit: `${String(code.tries)} a challenge; a day ${String(code.triesPerDay)} of whoever is known, ${String(code.triesOfSource)} of one stranger, ${String(code.triesPerDay)} of all strangers`,
    spentBy: "Anybody who names the address in a chat",
    costsOwner: `${OWN}. ${BY_MAILBOX}`,
    overAll: "comparisons of strangers",
    words: ["chat: verify-identity.locked"],
  },
  "tries: sign-in code": {
    limit: `${String(code.tries)} a challenge; a day ${String(code.triesPerDay)} of whoever is known, ${String(code.triesPerDay)} of all strangers`,
    spentBy: "Whoever types the right password",
    costsOwner: `${OWN}. ${BY_MAILBOX}`,
    overAll: "comparisons of strangers",
    words: ["portal: code.ended"],
  },
  "tries: claim": {
    limit: `${String(code.tries)} a challenge; a day as for codes of a chat`,
    spentBy: "Anybody who names an account whose mailbox is said to be lost",
    costsOwner: "Nothing: no other way in is paid from it",
    overAll: "comparisons of strangers",
    words: ["chat: verify-identity.locked"],
  },
  "mails: asked": {
    limit: `an hour ${String(code.mailsPerHour)}; a day ${String(code.mailsPerDay)} of whoever is known, ${String(code.mailsOfSource)} of one stranger, ${String(code.mailsOfStrangers)} of all strangers`,
    spentBy: "Anybody who names the address in a chat or under “Forgot password?”",
    costsOwner: `${OWN}. ${BY_MAILBOX}`,
    overAll: "None: each address has its own, and nothing is mailed elsewhere",
    words: ["chat: verify-identity.no-more", "portal: forgot.nothing"],
  },
  "mails: entered": {
    limit: `an hour ${String(code.mailsPerHour)}; a day ${String(code.mailsPerDay)} of whoever is known, ${String(code.mailsPerDay)} of all strangers`,
    spentBy: "Whoever types the right password",
    costsOwner: `${OWN}. ${BY_MAILBOX}`,
    overAll: "None: it takes the password of each account",
    words: ["portal: code.usedUp"],
  },
  "mails: proved": {
    limit: `an hour ${String(code.mailsPerHour)}; a day ${String(code.mailsPerDay)}`,
    spentBy: "Whoever proved the mailbox, an admin, the operator",
    costsOwner: "A new password by mail waits; nobody but these can spend it",
    overAll: "None: strangers have no part in it",
    words: ["chat: forgot-password.no-more"],
  },
  "mails: stopped": {
    limit: `one in ${hours(DAY)}`,
    spentBy: "Anybody who spent one of the above",
    costsOwner: "Nothing: it is the mail that lets the owner in",
    overAll: "None: each address has its own",
    words: [],
  },
  "mails: claim": {
    limit: `for one account: an hour ${String(code.mailsPerHour)}, a day ${String(code.mailsOfSource)} of one stranger and ${String(code.mailsOfStrangers)} of all; to one new mailbox: an hour ${String(code.mailsPerHour)}, a day ${String(code.mailsPerDay)}`,
    spentBy: "Anybody who says that a mailbox is lost",
    costsOwner: `A recovery by an admin begins a day later, and waits ${hours(recovery.wait)} anyway; every other way in is as before`,
    overAll: "mails: claims",
    words: ["chat: lost-email-access.no-more"],
  },
  "mails: claims": {
    limit: `a day, over all accounts: ${String(recovery.claims.ofStrangers)} of all strangers, ${String(recovery.claims.ofSource)} of one stranger, ${String(recovery.claims.ofDomain)} for accounts in one domain, ${String(code.mailsPerDay)} of whoever is known`,
    spentBy: "Anybody who says that a mailbox is lost",
    costsOwner: "The same; a device that is known and a linked chat have their own",
    overAll: `${String(recovery.claims.ofStrangers)} mails a day to addresses that strangers typed`,
    words: ["chat: lost-email-access.no-more"],
  },
  "requests for a vouch": {
    limit: `${String(recovery.perWorkspace)} a workspace and day; from the ${String(recovery.toldOneByOne + 1)}th on, one word for all in place of a card and a mail for each`,
    spentBy: "Whoever proves new mailboxes for accounts of the workspace",
    costsOwner: "Recovery by an admin: the request is not shown. Backup codes and support stay",
    overAll: "mails: claims",
    words: [],
  },
  "comparisons of strangers": {
    limit: `a day, over all accounts: ${String(attack.comparedPerDay)} codes of ${String(code.digits)} digits, then ${String(attack.comparedPerDayLonger)} of ${String(code.digitsUnderAttack)}, then none`,
    spentBy: "Any stranger with a wrong code, at any address",
    costsOwner: `Codes of a fresh phone get two digits longer, and one that is open ends; when all is spent, it needs the mailbox: the button “That was me”. ${OWN}`,
    overAll: `Odds of a right guess in a year, over ${String(attack.accounts)} accounts: at most ${String(attack.oddsPerYear)}`,
    words: ["chat: verify-identity.expired", "chat: verify-identity.no-more", "portal: code.ended"],
  },
  "known devices": {
    limit: `${String(device.perAccount)} an account, ${String(device.perBrowser)} accounts a browser, ${String(device.lifetime / DAY)} days`,
    spentBy: "Whoever signs in, sets a password by a mailed link or presses the button of a mail",
    costsOwner: "The oldest device is a stranger again",
    overAll: "None: they open nothing",
    words: [],
  },
};
