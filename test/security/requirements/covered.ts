/** A requirement, the tests that hold it, and what none of them holds. Without tests there must be a reason. */
export interface Covered {
  /** A to G and I: enumeration, mailed codes, backup codes, reset links, sessions, notices, approvals, client addresses. */
  readonly id: string;
  readonly what: string;
  /** File below `test`, without `.test.ts`, and the name of a test as it is written there. */
  readonly tests: readonly (readonly [file: string, name: string])[];
  /** What is not held yet, and why. */
  readonly missing?: string;
}

/** Named by several requirements. */
export const STOLEN = [
  "security/stolen-database",
  "is nowhere in the stolen database: not while mails wait, nor when they are gone",
] as const;
export const FOREIGN = [
  "security/routes",
  "every other route refuses what another site started, with the cookies and the token of the person",
] as const;
export const NO_GET = ["security/routes", "every GET leaves every row of the database as it was"] as const;
export const RACES = [
  "security/races",
  "of many uses of %s at once out of two processes one wins, round after round",
] as const;
