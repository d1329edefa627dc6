import { type Covered, NO_GET, STOLEN } from "./covered.ts";

/** C and D: backup codes, reset mails and links. */
export const BACKUP_CODES_AND_LINKS: readonly Covered[] = [
  {
    id: "C1",
    what: "80 random bits a backup code",
    tests: [
      ["auth/backup-codes/codes", "each place of a code can hold each letter: 80 bits"],
      [
        "auth/backup-codes/codes",
        "of 100,000 codes none is like another, all have the shape, and no letter is rarer than chance allows",
      ],
    ],
  },
  {
    id: "C2",
    what: "argon2id at the price OWASP asks, one hash a guess",
    tests: [
      [
        "auth/backup-codes/draw",
        "at rest every code is argon2id with 19 MiB, two passes, one lane, and 128 bits of salt",
      ],
      [
        "auth/backup-codes/sign-in",
        "one guess costs one hash, whatever there is to compare with; without a sign-in under way it costs none",
      ],
      [
        "security/stolen-database",
        "stored passwords cost a thief at least what OWASP asks: argon2id, 19 MiB, 2 passes, 1 lane",
      ],
    ],
  },
  {
    id: "C3",
    what: "a new set voids the old one, and the owner is told",
    tests: [
      ["auth/backup-codes/states", "%s, %s: the old set works or the new one, never both"],
      [
        "store/backup-codes",
        "killed at any moment while fresh codes become active, a process leaves the old set or the new one",
      ],
      [
        "auth/backup-codes/draw",
        "making them active tells the owner, and says it twice when asked twice but mails once",
      ],
    ],
  },
  {
    id: "C4",
    what: "no second way in on one weak proof",
    tests: [
      [
        "auth/backup-codes/renewal",
        "the mailbox alone, twice, is one proof: after a reset by mail neither a new link nor an old one renews",
      ],
      [
        "auth/recovery/judge-recovery",
        "the address changes only after a vouch, by the end of the waiting time or by a second admin",
      ],
      [
        "auth/two-factor/switch-table",
        "off without a mailed code takes a backup code within the last hour, a fresh password, and a workspace that lets go",
      ],
    ],
  },
  {
    id: "C5",
    what: "backup codes are shown once, on a page",
    tests: [
      ["security/stolen-database", "no mail and no line of a chat ever holds a backup code"],
      ["auth/backup-codes/draw", "a page that is loaded again shows no codes and draws none"],
      ["portal/headers", "against scripts, frames, caches and leaks"],
    ],
  },
  {
    id: "C6",
    what: "one throttle over all factors; a lock ends the open sign-in",
    tests: [
      ["auth/backup-codes/sign-in", "ten failures over all factors lock, and the lock ends the open sign-in for good"],
      ["auth/sign-in", "failures of both steps count together, and the lock ends the sign-in under way"],
    ],
  },
  { id: "D1", what: "256 random bits, hashed at rest", tests: [STOLEN] },
  {
    id: "D2",
    what: "links have the configured origin",
    tests: [["portal/headers", "a forged host never comes back: %o"]],
    missing: "Mails are written by a worker that sees no request; no test sends one after a forged header.",
  },
  {
    id: "D3",
    what: "no GET acts",
    tests: [
      NO_GET,
      ["portal/pages", "scanners and previews that fetch a link, by HEAD or by GET three times, leave it good"],
      ["portal/routes", "no GET changes anything, not even with every token in its address"],
    ],
  },
  {
    id: "D4",
    what: "one recipient, the stored one",
    tests: [
      ["auth/recipients", "whatever is typed as an address, a mail goes to the stored account or nowhere"],
      ["mail/delivery", "the recipient is who the account row names at the moment of sending, not of ordering"],
      [
        "security/recipients",
        "${String(CHATS * MESSAGES)} hostile messages: mail leaves for stored addresses only, one each",
      ],
      [
        "security/recipients",
        "${String(POSTS)} hostile bodies through the web chat's door: none breaks it, and mail leaves for stored addresses only",
      ],
    ],
  },
  {
    id: "D5",
    what: "strict types, and nothing equals nothing",
    tests: [
      ["portal/bad-input", "gets a clear 400 and reaches nothing"],
      ["auth/passwords", "token %j opens nothing"],
      ["portal/pages", "a damaged link (%s) is dead, even after a good one was opened"],
    ],
  },
  {
    id: "D6",
    what: "a new password ends everything before it, and the owner is told",
    tests: [
      ["auth/passwords", "a new password ends sessions, other links, live codes and proofs, and a lock"],
      ["auth/passwords", "the owner is told of the new password, and that the mailbox alone did it is remembered"],
    ],
  },
  {
    id: "D7",
    what: "no token in referrer, cache or address bar",
    tests: [
      ["portal/headers", "against scripts, frames, caches and leaks"],
      ["portal/pages", "the reset token leaves the address bar, and only the button uses it up"],
    ],
  },
  {
    id: "D8",
    what: "an admin starts a reset and never sees a password",
    tests: [["auth/members/members", "goes to the address on file, says that an admin sent it, and its link works"]],
  },
];
