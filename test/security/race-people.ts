import { type Email, email } from "../../src/shared/brand.ts";

/** The member of a round. A race may bring its own crowd. */
export const addressOf = (round: number, crowd = "member") => email(`${crowd}-${String(round)}@acme.example`);

/** Members who draw backup codes: nobody may who was let in by the mailbox alone within a day, as a reset link does. */
export const WITH_CODES = "with-codes";

/** One for each of the two processes. */
export const ADMINS = [email("left@acme.example"), email("right@acme.example")] as const;

/** Whom the races are about: a member of either crowd for every round, and the two admins. */
export const racePeople = (rounds: number) => [
  ...Array.from({ length: rounds }, (_, round) => memberOf(addressOf(round))),
  ...Array.from({ length: rounds }, (_, round) => memberOf(addressOf(round, WITH_CODES))),
  ...ADMINS.map((address) => ({ ...memberOf(address), role: "admin" as const })),
];

const memberOf = (address: Email) => ({
  email: address,
  password: "tulip-harbor-41",
  name: "Sam Rivers",
  role: "member" as const,
  status: "active" as const,
  language: "en" as const,
  twoSteps: true,
  lockedUntil: undefined,
});
