import { type Email, email, workspaceId } from "../../src/shared/brand.ts";

/** The member of a round. A race may bring its own crowd. */
export const addressOf = (round: number, crowd = "member") => email(`${crowd}-${String(round)}@acme.example`);

/** Members who draw backup codes: nobody may who was let in by the mailbox alone within a day, as a reset link does. */
export const WITH_CODES = "with-codes";

/** One for each of the two processes. */
export const ADMINS = [email("left@acme.example"), email("right@acme.example")] as const;

/** The workspace in which the request of a round is decided: a list of addresses of its own, so that rounds stay alike. */
export const deciding = (round: number) => workspaceId(`deciding-${String(round)}`);

/** Who asks there, and the two admins who decide. Without a second step: they sign in with the password alone. */
export const decidingPeople = (round: number) => [
  { ...memberOf(addressOf(round, "asker")), twoSteps: false },
  ...SIDES.map((side) => ({ ...memberOf(addressOf(round, side)), twoSteps: false, role: "admin" as const })),
];

/** The two processes. */
export const SIDES = ["left", "right"] as const;

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
