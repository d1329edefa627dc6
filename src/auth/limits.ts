import { DAY, HOUR, MINUTE, SECOND } from "../shared/clock.ts";

/**
 * Every number of the login policy, in one place. Durations in milliseconds. An operator may tighten them
 * (configuration), never loosen them.
 */
export const LIMITS = {
  code: {
    /** NIST SP 800-63B-4 4.2.1.2: at least six decimal digits. */
    digits: 6,
    /** While `attack.failuresPerHour` is exceeded. */
    digitsUnderAttack: 8,
    /** OWASP ASVS 6.5.5: at most ten minutes. */
    lifetime: 10 * MINUTE,
    /** Codes of one challenge that may be good at the same time: a late first mail must still work. */
    live: 3,
    /** Per challenge, over all its codes. A resend never gives new tries (NIST 3.1.3.2). */
    tries: 5,
    /** Per address and day, over all challenges (Kratos #4606: limits per challenge alone can be multiplied). */
    triesPerDay: 10,
    /** Wait before the first, second and every later resend. */
    resendAfter: [60 * SECOND, 2 * MINUTE, 5 * MINUTE],
    mailsPerHour: 3,
    mailsPerDay: 6,
  },
  /** How long a proved mailbox counts, in this conversation only. */
  proof: { lifetime: 15 * MINUTE },
  attack: { failuresPerHour: 20 },
  resetLink: { lifetime: 30 * MINUTE },
  disownLink: { lifetime: 7 * DAY, blocksRecoveryFor: DAY },
  signIn: {
    /** Over all factors together. */
    failures: 10,
    window: DAY,
    lock: 15 * MINUTE,
  },
  password: { shortest: 8, longest: 128 },
  session: {
    idle: 90 * DAY,
    idleWithTwoSteps: 30 * DAY,
    afterResetBackupCodesShut: DAY,
    /** Admin pages and changes to the way in ask for the password again after this. */
    passwordGoodFor: 15 * MINUTE,
  },
  attemptsKept: 90 * DAY,
  hour: HOUR,
} as const;
