import { type Gate, gatesIn, LOCK_ENDS, PASSED_ONCE } from "../gate.ts";

/** Proof of a mailbox by a mailed code, and what may be mailed for it. */
export const MAILED_CODES: readonly Gate[] = [
  ...gatesIn(
    "auth/mailed-codes/challenge.ts",
    ["auth/codes", "auth/try-budget", "auth/proof"],
    [
      ["without tries left nothing is compared", "if (left <= 0)", "if (false)"],
      ["a decoy is never right", "if (isDecoy) return", "if (false) return"],
      ["only a code that lives is right", "find((code) => good.includes(code))", "find(() => true)"],
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
      ["a day gives ten tries", "most - wrong.filter(counts).length", "most"],
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
      [
        "codes of strangers get longer",
        "digitsFor(target.spender, state) > LIMITS.code.digits ? drawn.underAttack : drawn.usual",
        "drawn.usual",
      ],
    ],
  ),
  ...gatesIn(
    "auth/mailed-codes/rules.ts",
    ["auth/codes", "auth/disown", "auth/send-budget"],
    [
      ["without tries left no code is mailed", "tries <= 0 || !mayMail", "!mayMail"],
      ["code mails have a budget", `!mayMail(state, "asked", now)`, "false"],
      ["asked again too soon, nothing is mailed", "if (wait > 0) return", "if (false) return"],
      ["recovery that its owner stopped stays shut", "shut ? undefined : state.account?.id", "state.account?.id"],
    ],
  ),
  ...gatesIn(
    "auth/send-budget.ts",
    ["auth/codes", "auth/send-budget"],
    [
      [
        "an hour of strangers has a budget",
        "    { counts: ({ own }) => own, most: mailsOfSource, span: DAY },\n    { counts: ({ known }) => !known, most: mailsPerHour, span: HOUR },\n",
        "    { counts: ({ own }) => own, most: mailsOfSource, span: DAY },\n",
      ],
      [
        "a day of strangers has a budget",
        "    { counts: ({ known }) => !known, most: mailsOfStrangers, span: DAY },\n",
        "",
      ],
      [
        "one stranger does not spend what all have",
        "    { counts: ({ own }) => own, most: mailsOfSource, span: DAY },\n",
        "",
      ],
      [
        "strangers spend nothing of whoever is known",
        "known: [\n    { counts: ({ own }) => own, most: mailsPerHour, span: HOUR },",
        "known: [\n    { counts: () => true, most: mailsPerHour, span: HOUR },",
      ],
    ],
  ),
  ...gatesIn(
    "auth/mailed-codes/challenge.ts",
    ["auth/budgets"],
    [
      ["six-digit challenges end when codes get longer", "code.digits >= digitsFor(spender, state)", "true"],
      ["guesses of strangers end over all accounts", "if (isSpent(spender, state)) return 0;", ""],
      ["the last guess may not go beyond the sum", "compared + LIMITS.code.live <= most", "compared <= most"],
    ],
  ),
  ...gatesIn(
    "auth/devices/devices.ts",
    ["auth/known-devices", "auth/own-try"],
    [
      ["a mark of a device is signed", "sameMac(signature, signatureOf(secrets, account, hash)) ?", "true ?"],
      ["the button of a mail works once", " && link.passed !== true ?", " ?", PASSED_ONCE],
      ["a disowned mail gives no tries", `isGood(link, now) && link.passed`, `link && link.passed`, PASSED_ONCE],
    ],
  ),
  ...gatesIn(
    "store/sqlite/spenders.ts",
    ["auth/known-devices", "auth/own-try"],
    [
      [
        "a device is known for its own account alone",
        `        eq(knownDevices.account, sql.placeholder("account")),\n`,
        "",
      ],
      [
        "a device that was known long ago is a stranger",
        `        gt(knownDevices.knownSince, sql.placeholder("since")),\n`,
        "",
      ],
    ],
  ),
  ...gatesIn(
    "auth/stopped-mail.ts",
    ["auth/known-devices", "auth/own-try"],
    [["the owner is told once a day", "spender.known || toldToday", "spender.known"]],
  ),
  ...gatesIn(
    "auth/passwords/reset-link.ts",
    ["auth/passwords", "auth/codes", "auth/proof", "auth/bars"],
    [
      ["a reset link takes a proved mailbox", "provedBy(state, now)", "state.account"],
      ["a disabled account gets no reset link", `if (barOf(account.status) === "disabled")`, "if (false)"],
      ["reset mails have a budget", `!mayMailOwner(state.sends, "proved", now)`, "false"],
    ],
  ),
  ...gatesIn(
    "auth/passwords/reset-link.ts",
    ["auth/forgot-password", "auth/passwords", "auth/enumeration"],
    [
      ["the page mails within the budget", `!mayMail(state, "asked", now)`, "false"],
      [
        "a disabled account gets no mail",
        `isBarred || isStopped(state, now) ? undefined : state.account`,
        "isStopped(state, now) ? undefined : state.account",
      ],
    ],
  ),
  ...gatesIn(
    "auth/sign-in/resend.ts",
    ["auth/sign-in", "auth/resend-for", "auth/out-of-tries", "auth/bars"],
    [
      [
        "a sign-in that is over gets no other code",
        "!isOpen(challenge, now, state) || isLocked(state, now)",
        "isLocked(state, now)",
      ],
      ["a lock stops the mails", " || isLocked(state, now))", ")", LOCK_ENDS],
      ["a disabled account gets no other code", `account.status !== "active"`, "false"],
      ["without tries left no code is mailed again", "triesLeft(state, challenge, now) <= 0 || ", ""],
      ["mails of a sign-in have a budget", ` || !mayMail(state, "entered", now)`, ""],
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
  ...gatesIn(
    "auth/actor.ts",
    ["auth/sessions/absolute-end", "approvals/stale-chat"],
    [
      ["a session ends however often it is used", " || now >= endOf(session)", ""],
      ["that of support ends sooner", "account.support ? absoluteOfSupport : most", "most"],
      ["a sign-in of yesterday is not young", "now - typedAt < LIMITS.session.chatDecides", "true"],
    ],
  ),
];
