import { type Gate, gatesIn, LOCK_ENDS } from "../gate.ts";

/** Proof of a mailbox by a mailed code, and what may be mailed for it. */
export const MAILED_CODES: readonly Gate[] = [
  ...gatesIn(
    "auth/mailed-codes/challenge.ts",
    ["auth/codes", "auth/try-budget", "auth/proof"],
    [
      ["without tries left nothing is compared", "if (left <= 0)", "if (false)"],
      ["a decoy is never right", "if (isDecoy) return", "if (false) return"],
      ["only a code that lives is right", "find((code) => isLive(code, now))", "find(() => true)"],
      ["a code is compared digit by digit", "sameMac(code.mac, mac)", "true"],
    ],
  ),
  ...gatesIn(
    "auth/mailed-codes/challenge.ts",
    ["auth/codes", "auth/try-budget", "auth/sign-in"],
    [
      ["a used code is dead", "!code.ended && code.mailedAt <= now", "code.mailedAt <= now"],
      ["a code expires", "now < code.expiresAt;", "true;"],
      ["a code from the future is dead", "!code.ended && code.mailedAt <= now && now", "!code.ended && now"],
      ["a challenge gives five tries", "LIMITS.code.tries - challenge.tries, ", ""],
      ["a day gives ten tries", "LIMITS.code.triesPerDay - wrong.length", "LIMITS.code.triesPerDay"],
      ["a resend waits", "Math.max(0, last.mailedAt + wait - now)", "0"],
    ],
  ),
  ...gatesIn(
    "auth/mailed-codes/rules.ts",
    ["auth/codes", "auth/proof"],
    [
      [
        "only the right code proves the mailbox",
        `verdict.kind === "right" && verdict.challenge.account\n`,
        `"challenge" in verdict && verdict.challenge.account\n`,
      ],
      [
        "a wrong try is counted",
        `if (verdict.kind !== "right") return [counted];`,
        `if (verdict.kind !== "right") return [];`,
      ],
      [
        "the right code is used up",
        `{ kind: "code-consumed", id: verdict.code.id },\n    { kind: "challenge-ended", id: verdict.challenge.id },`,
        "",
      ],
    ],
  ),
  ...gatesIn(
    "auth/account.ts",
    ["auth/codes", "auth/proof"],
    [
      ["a proof lasts 15 minutes", "now < provedAt + LIMITS.proof.lifetime", "true"],
      ["a proof from the future proves nothing", "provedAt <= now && ", ""],
    ],
  ),
  ...gatesIn(
    "auth/mailed-codes/codes.ts",
    ["auth/codes", "auth/proof"],
    [
      [
        "digits are worth something in their own conversation only",
        `mac("code", conversation, digits)`,
        `mac("code", digits)`,
      ],
    ],
  ),
  ...gatesIn(
    "auth/mailed-codes/rules.ts",
    ["auth/codes", "auth/recipients", "auth/proof"],
    [
      ["of more than three good codes the oldest ends", "Math.max(0, live.length + 1 - LIMITS.code.live)", "0"],
      ["under attack codes are longer", "underAttack(state) ? drawn.underAttack : drawn.usual", "drawn.usual"],
    ],
  ),
  ...gatesIn(
    "auth/mailed-codes/rules.ts",
    ["auth/codes", "auth/disown", "auth/send-budget"],
    [
      ["without tries left no code is mailed", "tries <= 0 || !mayMail", "!mayMail"],
      ["code mails have a budget", `!mayMail(state.sends, "asked", now, command.linked ? 0 : 1)`, "false"],
      ["strangers leave one mail of the day to the owner", "command.linked ? 0 : 1", "0"],
      ["asked again too soon, nothing is mailed", "if (wait > 0) return", "if (false) return"],
      ["recovery that its owner stopped stays shut", "shut ? undefined : state.account?.id", "state.account?.id"],
    ],
  ),
  ...gatesIn(
    "auth/send-budget.ts",
    ["auth/codes", "auth/send-budget"],
    [
      ["an hour has a budget", "since(HOUR) < LIMITS.code.mailsPerHour && ", ""],
      ["a day has a budget", " && since(DAY) < LIMITS.code.mailsPerDay - kept", ""],
    ],
  ),
  ...gatesIn(
    "auth/passwords/reset-link.ts",
    ["auth/passwords", "auth/codes", "auth/proof", "auth/bars"],
    [
      ["a reset link takes a proved mailbox", "provedBy(state, now)", "state.account"],
      ["a disabled account gets no reset link", `account.status === "disabled"`, "false"],
      ["reset mails have a budget", `!mayMail(state.sends, "proved", now, 0)`, "false"],
    ],
  ),
  ...gatesIn(
    "auth/passwords/reset-link.ts",
    ["auth/forgot-password", "auth/passwords", "auth/enumeration"],
    [
      ["the page mails within the budget", `!mayMail(state.sends, "asked", now, 1)`, "false"],
      [
        "a disabled account gets no mail",
        `state.account?.status === "disabled" ? undefined : state.account`,
        "state.account",
      ],
    ],
  ),
  ...gatesIn(
    "auth/sign-in/resend.ts",
    ["auth/sign-in", "auth/resend-for", "auth/out-of-tries", "auth/bars"],
    [
      [
        "a sign-in that is over gets no other code",
        "!isOpen(challenge, now) || isLocked(state, now)",
        "isLocked(state, now)",
      ],
      ["a lock stops the mails", " || isLocked(state, now)) return", ") return", LOCK_ENDS],
      ["a disabled account gets no other code", `account.status !== "active"`, "false"],
      ["without tries left no code is mailed again", "triesLeft(state, challenge, now) <= 0 || ", ""],
      ["mails of a sign-in have a budget", ` || !mayMail(state.sends, "entered", now, 0)`, ""],
      ["a resend waits on the page, too", "if (resendWait(state, challenge, now) > 0) return", "if (false) return"],
    ],
  ),
  ...gatesIn(
    "auth/sign-in/resend.ts",
    ["auth/resend-for", "auth/sign-in"],
    [
      ["a chat has a code sent again for a proved mailbox only", "!provedBy(state, now)", "false"],
      ["a code is never drawn for another page", "challenge?.conversation !== page", "!challenge"],
    ],
  ),
  ...gatesIn(
    "auth/mailed-codes/mailed-codes.ts",
    ["auth/codes"],
    [
      [
        "whose mailbox is proved, is asked of the proof",
        `provedBy(await peek(deps, { kind: "proof", conversation }), clock.now())`,
        `(await peek(deps, { kind: "proof", conversation })).account`,
      ],
    ],
  ),
];
