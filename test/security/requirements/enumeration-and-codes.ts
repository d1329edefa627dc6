import { type Covered, RACES, STOLEN } from "./covered.ts";

/** A and B: who has an account, and the mailed code. */
export const ENUMERATION_AND_CODES: readonly Covered[] = [
  {
    id: "A1",
    what: "valid accounts cannot be told from others",
    tests: [
      [
        "security/enumeration",
        "a chat with a known, an unknown, a disabled, a locked and an invited address reads the same at every step, and costs the same",
      ],
      ["auth/enumeration", "known and unknown addresses: same answers, same statements"],
      ["auth/enumeration", "disabled, two-step and invited addresses: same answers, same statements"],
      ["portal/pages", "a refused sign-in reads the same for a wrong password, an unknown address and no address"],
      ["portal/pages", "asking for a reset answers the same for everybody, and a double click asks once"],
    ],
    missing: "Time is held as equal work, statement by statement; a stopwatch over 5,000 requests a class is not run.",
  },
  {
    id: "A2",
    what: "budgets and locks of unknown addresses",
    tests: [
      ["auth/enumeration", "a locked address answers and costs the same whether or not it exists"],
      ["auth/codes", "a code for an address without account is never right, even when the digits are"],
      [
        "auth/email-change/email-change",
        "an address that is somebody else's gets the same answer, no mail, and no code for it is ever right",
      ],
    ],
  },
  {
    id: "A3",
    what: "a fault shows a reference and nothing else",
    tests: [["portal/bad-input", "a failure shows a reference that the log has too, and nothing of the failure"]],
    missing: "Of the adapters only the login module is made to fail.",
  },
  {
    id: "B1",
    what: "codes from a CSPRNG, six digits, zeros kept",
    tests: [
      ["auth/small-rules", "every digit is as likely at every place of a code, zeros in front too"],
      ["architecture/bans", "the bans are held against real files"],
    ],
  },
  {
    id: "B2",
    what: "ten minutes",
    tests: [
      ["auth/codes", "typed %i ms after it was mailed, a code is %s"],
      ["auth/codes", "a code seen to have expired stays dead when the clock is set back"],
    ],
  },
  {
    id: "B3",
    what: "five tries a code, ten a day",
    tests: [
      ["auth/codes", "the fifth wrong try is the last one, and then the right code is refused"],
      ["auth/try-budget", "of tries at one code all at once, five are compared at most and one is right at most"],
      ["auth/try-budget", "however codes are asked for and guessed at, an address takes ten wrong tries a day"],
      ["store/race", "200 wrong tries out of two processes: five are compared"],
    ],
    missing: "After 30 failures without a success recovery by chat is not shut for good; the day's budget goes on.",
  },
  { id: "B4", what: "a resend gives no new tries", tests: [["auth/codes", "a resend gives no new tries"]] },
  {
    id: "B5",
    what: "independent budgets of identity and source",
    tests: [
      ["auth/codes", "at most ten wrong tries a day, over all conversations"],
      ["portal/bad-input", "too many forms from one address are asked to slow down, in words"],
      [
        "channels/web-chat/web-chat",
        "more than 20 messages a minute in one chat are asked to wait, and none is stored",
      ],
      [
        "auth/codes",
        "after more than 20 failures an hour over all addresses, codes have eight digits and resends are slower",
      ],
    ],
  },
  {
    id: "B6",
    what: "resends wait",
    tests: [["auth/codes", "a resend waits 60 s, then 2 min, and codes mailed before stay good"]],
    missing: "On purpose a code that is already in the mail stays good: at most three, with one budget of tries.",
  },
  {
    id: "B7",
    what: "no code in clear at rest",
    tests: [
      STOLEN,
      [
        "security/stolen-database",
        "trying all million codes with no key finds nothing; with the key it finds the code",
      ],
      ["mail/secrets", "no secret lies in database or log while a mail is queued, nor when it is %s"],
    ],
    missing: "The file is searched at rest after each flow, not at every crash point within it.",
  },
  {
    id: "B8",
    what: "a code is used once",
    tests: [RACES, ["auth/codes", "a code has six digits and works once"]],
    missing: "40 rounds of 40 uses in the check, 200 of 200 in a soak, in place of 1,000 rounds.",
  },
  {
    id: "B9",
    what: "a code is bound to what it was asked for",
    tests: [
      ["auth/codes", "a code works in the conversation it was asked in, and nowhere else"],
      [
        "auth/two-factor/two-factor",
        "a code works in the session that asked for it and for what it was asked, nowhere else",
      ],
      [
        "auth/two-factor/set-up",
        "the set-up is a door of its own: neither is the other's pending token or code of any use",
      ],
    ],
  },
  {
    id: "B10",
    what: "comparison in constant time",
    tests: [
      ["shared/secrets", "MACs are equal when they are the same, and different lengths do not throw"],
      ["shared/secrets", "nothing compares a MAC in another way"],
    ],
  },
  {
    id: "B11",
    what: "codes only in a chat of two",
    tests: [],
    missing: "The web chat has no groups; Telegram brings them.",
  },
];
