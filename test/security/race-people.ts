import { type Email, email } from "../../src/shared/brand.ts";

/** The member of a round. */
export const addressOf = (round: number) => email(`member-${String(round)}@acme.example`);

/** One for each of the two processes. */
export const ADMINS = [email("left@acme.example"), email("right@acme.example")] as const;

/** Whom the races are about: a member for every round, and the two admins. */
export const racePeople = (rounds: number) => [
  ...Array.from({ length: rounds }, (_, round) => memberOf(addressOf(round))),
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
