import { DAY, HOUR, MINUTE, SECOND } from "../shared/clock.ts";

/**
 * Every number of the login policy, in one place. Durations in milliseconds. An operator may tighten them
 * (configuration), never loosen them.
 */
export const LIMITS = {
  code: {
    /** NIST SP 800-63B-4 4.2.1.2: at least six decimal digits. */
    digits: 6,
    /** For strangers, while their guesses have used up `attack.comparedPerDay`. */
    digitsUnderAttack: 8,
    /** OWASP ASVS 6.5.5: at most ten minutes. */
    lifetime: 10 * MINUTE,
    /** Codes of one challenge that may be good at the same time: a late first mail must still work. */
    live: 3,
    /** Per challenge, over all its codes. A resend never gives new tries (NIST 3.1.3.2). */
    tries: 5,
    /**
     * A day, over all challenges (Kratos #4606: limits per challenge alone can be multiplied): of all strangers together
     * at one address; a device or chat that is known to belong to the account has as many of its own.
     */
    triesPerDay: 10,
    /** Of one stranger at one address and day: nobody spends alone what all strangers share. */
    triesOfSource: 5,
    /** Wait before the first, second and every later resend. */
    resendAfter: [60 * SECOND, 2 * MINUTE, 5 * MINUTE],
    mailsPerHour: 3,
    mailsPerDay: 6,
    /** Of all strangers together at one address and day. */
    mailsOfStrangers: 5,
    /** Of one stranger at one address and day. */
    mailsOfSource: 3,
  },
  /** How long a proved mailbox counts, in this conversation only. */
  proof: { lifetime: 15 * MINUTE },
  /**
   * Guesses of strangers over all accounts. A guess is compared with every code of its challenge that is good, so it is
   * comparisons that count. Together they keep the odds that any guess of a year is right, over `accounts` accounts,
   * below `oddsPerYear`, whatever chats and networks the strangers have: `test/auth/budgets.test.ts` does the sum.
   */
  attack: {
    /** With six digits; then those challenges end, and codes get longer. */
    comparedPerDay: 20,
    /** With eight digits; then no code of a stranger is compared before the day has passed. */
    comparedPerDayLonger: 600,
    accounts: 10_000,
    oddsPerYear: 0.01,
  },
  resetLink: { lifetime: 30 * MINUTE },
  /** Long enough for somebody on holiday for a week; a mail that lies around longer is asked for again. */
  invitation: {
    lifetime: 7 * DAY,
    /** Of many at once, so many go out in `every`: mail providers throttle whoever sends thousands in one go. */
    portion: 100,
    every: 5 * MINUTE,
  },
  /** People who come out of one file. */
  people: {
    /** Lines of a file on the command line: all are written at once, and nobody else writes for these seconds. */
    lines: 20_000,
    /** Lines, and bytes, of a file that an admin sends in. */
    linesOnPage: 500,
    bytesOnPage: 256 * 1024,
    /** People whom the admins of one workspace may add within a day: each is mailed. */
    addedPerDay: 500,
  },
  /** Printed where the program starts, and anew at each start. */
  setUpLink: { lifetime: DAY },
  disownLink: { lifetime: 7 * DAY, blocksRecoveryFor: DAY },
  /**
   * A stop that anybody can press for an address that they name, without proof: it only shuts. What it costs an owner whom a
   * stranger means ill: codes and links that are open, and recovery for `pausesFor`, once in `again`. Signing in with the
   * password is never touched.
   */
  stop: {
    pausesFor: HOUR,
    /** Of one address, whoever presses. */
    again: 7 * DAY,
    /** Of all addresses together: nobody pauses a whole company. */
    perHour: 60,
  },
  signIn: {
    /** Over all factors together. */
    failures: 10,
    window: DAY,
    lock: 15 * MINUTE,
    /** Of all strangers together at one address within the window: then nobody unknown is let try for a day. */
    failuresOfStrangers: 50,
    lockOfStrangers: DAY,
  },
  /** What a browser shows that somebody signed in with it before. It opens nothing: it only has tries of its own. */
  device: { lifetime: 180 * DAY, perAccount: 10, perBrowser: 4 },
  backupCodes: {
    count: 10,
    /** Letters of five bits each: 80 bits (NIST SP 800-63B-4 4.2.1.1 asks for 64). */
    length: 16,
    /** A set that was shown and not said to be saved ends after this. */
    savedWithin: HOUR,
    /** Of the mailed link that leads to fresh codes. */
    linkLifetime: 30 * MINUTE,
    /** The owner is asked to make new ones from here on. */
    few: 3,
  },
  password: { shortest: 8, longest: 128 },
  /**
   * Hashes that come from another system. Everybody's sign-in does the work of the dearest there is, so the dearest is
   * what anybody at the door can make the machine do.
   */
  foreignHash: {
    bcryptCost: 14,
    /** KiB. */
    argon2Memory: 131_072,
    /** KiB times passes. */
    argon2Work: 262_144,
    argon2Lanes: 16,
    /** N times r, also times p: 128 MiB, and N = 2^17 with r = 8 as OWASP recommends. */
    scryptWork: 1_048_576,
    pbkdf2Rounds: 2_000_000,
    pbkdf2Sha512Rounds: 1_000_000,
    /** Of all kinds together, about milliseconds on one core. */
    together: 2_500,
  },
  session: {
    idle: 90 * DAY,
    idleWithTwoSteps: 30 * DAY,
    /** However often it is used, a session ends after this many times its idle limit (OWASP ASVS 7.3.2). */
    absoluteIdles: 2,
    /** That of whoever reads every company's chats. */
    absoluteOfSupport: 12 * HOUR,
    /** So old may a sign-in be on which a linked chat decides for good, or for an address that was only typed. */
    chatDecides: 12 * HOUR,
    /** Admin pages and changes to the way in ask for the password again after this. */
    passwordGoodFor: 15 * MINUTE,
    /** So long after a reset by the mailbox alone, the mailbox alone changes nothing else about the way in. */
    afterResetShut: DAY,
    /** So long after a backup code opened a session, it stands in for the lost mailbox when two-step verification goes off. */
    backupCodeGoodFor: HOUR,
  },
  whitelist: {
    /** Entries of one workspace that hold at the same time. */
    entries: 200,
    /** Letters of a label or a reason. */
    longestText: 120,
    undoFor: 30 * MINUTE,
    /** An entry that ended by itself stays in sight for this long. */
    endedShownFor: 7 * DAY,
    /** Who would be locked out: sign-ins of this long are looked at. */
    signInsCount: 90 * DAY,
    /** An admin who signed in from an allowed address within this time can mend the list. */
    adminReachable: 30 * DAY,
  },
  approval: {
    lifetime: 3 * DAY,
    remindAfter: 4 * HOUR,
    /** Of one account at once: admins must not be flooded with cards. */
    open: 3,
    once: DAY,
    week: 7 * DAY,
  },
  /** Our own: whoever has not written for half a year may have another phone by now, or another number. */
  linkedChat: { idle: 180 * DAY },
  linkCode: {
    lifetime: 10 * MINUTE,
    /** Codes of one account that may be good at the same time; another one ends the oldest. */
    live: 3,
    /** In one conversation, right or wrong. */
    tries: 5,
    triesWithin: HOUR,
  },
  /** NIST SP 800-63B-4 4.2.2.2: one weak proof replaces nothing at once; the owner gets a day to object. */
  recovery: {
    wait: DAY,
    /**
     * Mails to new mailboxes within a day. Nobody is proved by then, and the address is whatever was typed: strangers
     * together, one stranger, and of all accounts in one domain. Counted alike whether or not there is an account.
     */
    claims: { ofStrangers: 60, ofSource: 3, ofDomain: 20 },
    /** Requests for a vouch within a day and workspace that admins are told of one by one; the next is told of all. */
    toldOneByOne: 3,
    /** Within a day and workspace. More are a flood, and nobody reads them. */
    perWorkspace: 20,
  },
  attemptsKept: 90 * DAY,
  hour: HOUR,
} as const;
