import { ANY_SESSION, type Gate, gatesIn, LOCK_ENDS, inside } from "../gate.ts";

/** The way in, and what a session is good for. */
export const SIGN_IN: readonly Gate[] = [
  ...gatesIn(
    "auth/sign-in/rules.ts",
    ["auth/sign-in", "auth/two-factor/set-up", "auth/try-budget", "auth/send-budget", "auth/bars"],
    [
      ["a lock refuses the right password", `if (isLocked(state, now)) return "locked";`, ""],
      ["a wrong password is refused", inside("causeOfPassword", "!command.isRight(account)"), "false"],
      ["a disabled account stays out", `account.status === "disabled"`, "false"],
      ["an address that is not allowed stays out", "!isAllowed(account.whitelist, command.seen.address, now)", "false"],
      ["with a second step the password alone is not enough", `if (account.twoSteps) return "password-right";`, ""],
      [
        "a demanded second step is set up first",
        `account.twoStepsRequired ? "two-steps-not-set-up" : "signed-in"`,
        `"signed-in"`,
      ],
      ["sign-in codes are mailed within the budget", `mayMail(state, "entered", now) && `, ""],
      ["without tries today no sign-in code is mailed", ` && triesLeftToday(state, "entered", now) > 0`, ""],
    ],
  ),
  ...gatesIn(
    "auth/sign-in/rules.ts",
    ["auth/sign-in", "auth/stays-over", "auth/two-factor/set-up", "auth/bars"],
    [
      [
        "a sign-in that is over takes no code",
        "!isOpen(challenge, now, state) || isLocked(state, now)",
        "isLocked(state, now)",
      ],
      ["a lock refuses the right code", " || isLocked(state, now);", ";", LOCK_ENDS],
      ["whoever was barred meanwhile stays out", "if (barred) return", "if (false) return"],
      ["the last wrong code ends the sign-in", `"last" in verdict && verdict.last ?`, "false ?"],
    ],
  ),
  ...gatesIn(
    "auth/sign-in/rules.ts",
    ["auth/sign-in", "auth/bars"],
    [
      ["disabled meanwhile stays out", `if (account.status !== "active") return account.status;`, ""],
      ["not allowed meanwhile stays out", "isAllowed(account.whitelist, seen.address, now) ?", "true ?"],
    ],
  ),
  ...gatesIn(
    "auth/lockout.ts",
    ["auth/sign-in", "auth/small-rules", "auth/backup-codes/sign-in", "auth/bars"],
    [
      ["a lock holds", "state.lockedUntil > now", "false"],
      ["the tenth failure locks", "own % most === 0 ? lock : 0", "0"],
      ["no stolen session guesses for ever", "own >= failuresOfStrangers ? lockOfStrangers : ", ""],
      ["strangers share a lock", "strangers >= failuresOfStrangers ? [{ kind", "Math.sign(0) > 0 ? [{ kind"],
      ["an unknown address locks just so", `"unknown-address": true`, `"unknown-address": false`],
      ["wrong codes count towards the lock", `  "code-wrong": true`, `  "code-wrong": false`],
      ["wrong backup codes count towards the lock", `"backup-code-wrong": true`, `"backup-code-wrong": false`],
    ],
  ),
  ...gatesIn(
    LOCK_ENDS.file,
    ["auth/locked"],
    [["a lock ends what is under way, and it stays over when an admin unlocks", LOCK_ENDS.from, LOCK_ENDS.to]],
  ),
  ...gatesIn(
    "auth/actor.ts",
    ["auth/sign-in", "auth/sessions/sessions", "auth/members/members", "auth/bars"],
    [
      ["an idle session ends", "usedAt <= idleSince(account, now)", "false"],
      [
        "with a second step it ends sooner",
        "twoSteps ? LIMITS.session.idleWithTwoSteps : LIMITS.session.idle",
        "LIMITS.session.idle",
      ],
      ["a disabled account has no session", `if (account.status !== "active") return account.status;`, ""],
      ["a session holds from allowed addresses only", "isAllowed(account.whitelist, seen.address, now) ?", "true ?"],
    ],
  ),
  ...gatesIn(
    "auth/actor.ts",
    ["auth/members/members", "auth/own-password", "conversation/cases/case-desk", "auth/bars"],
    [
      ["a session that is no good does nothing", ` || lifeOf(session, seen, now) !== "good"`, ""],
      ["a member is no admin", `demand === "admin" && session.account.role !== "admin"`, "false"],
      ["a customer is no support agent", `demand === "agent" && !session.account.support`, "false"],
      ["a password that was typed long ago is not fresh", "isFresh(session, now) ?", "true ?"],
      ["with the clock set back a password is stale", inside("passwordIsFresh", "typedAt <= now && "), ""],
      ["freshness lasts 15 minutes", "now - typedAt < LIMITS.session.passwordGoodFor", "true"],
    ],
  ),
  ...gatesIn(
    "auth/sign-in/sign-in.ts",
    ["auth/sign-in", "auth/confirm-password", "auth/stays-over"],
    [
      ["a page knows whether the password is fresh", "fresh: isFresh(session, now)", "fresh: true"],
      ["who somebody is, a session says that is good", `if (life !== "good") return undefined;`, ""],
      [
        "an idle session is ended for good",
        `await store.save({ changes: [{ kind: "session-ended", hash }], mails: [], audit: [line] }, now);`,
        "",
      ],
    ],
  ),
  ...gatesIn(
    "auth/ip-whitelist/range.ts",
    ["auth/sign-in", "auth/ip-whitelist/reachable", "auth/ip-whitelist/grant"],
    [
      ["a list that is on keeps out", "if (!whitelist.on) return true;", "if (true) return true;"],
      ["an entry ends", "entry.until === undefined || now < entry.until", "true"],
      ["an entry is about its own addresses", "client.match(network, bits)", "true"],
    ],
  ),
  ...gatesIn(
    "auth/sessions/sessions.ts",
    ["auth/sessions/sessions"],
    [
      [
        "one's sessions take a good one to see",
        `actorOf(await store.session(hash), seen, clock.now(), "signed-in")`,
        `({ ok: true, value: await store.session(hash) })`,
      ],
      ["a session is ended by the name it was shown under", "sameMac(publicId(deps, hash), command.id)", "true"],
      ["ending others leaves one's own", ", except: hash }],", " }],"],
    ],
  ),
  ...gatesIn(
    "auth/mailed-codes/session-code.ts",
    ["auth/two-factor/two-factor", "auth/email-change/email-change", "auth/locked", "auth/out-of-tries"],
    [
      ["in a session, too, mails stop with a lock", "if (isLocked(state, now) || tries <= 0", "if (tries <= 0"],
      ["in a session, too, mails stop with the tries", " || tries <= 0 ||", " ||"],
      ["in a session, too, mails have a budget", ` || !mayMail(state, "entered", now)) return`, ") return"],
      [
        "in a session, too, a lock refuses codes",
        `if (isLocked(state, now)) return { refusal: "used-up", changes: [], audit: [] };`,
        "",
      ],
      ["no code is right for a decoy", "isDecoy ? { ...state, account: undefined } : state", "state"],
      [
        "wrong codes in a session count towards the lock",
        "changes: [...saved, attempt, ...lock.changes]",
        "changes: [...saved]",
      ],
    ],
  ),
  ...gatesIn(
    "auth/two-factor/rules.ts",
    ["auth/two-factor/switch-table"],
    [
      ["what the workspace demands stays on", `if (twoStepsRequired) return "required";`, ""],
      [
        "the mailbox alone turns nothing off",
        `vouchedByMailboxAlone(session, now) ? "reset-lately" : undefined`,
        "undefined",
      ],
    ],
  ),
  ...gatesIn(
    "auth/two-factor/rules.ts",
    ["auth/two-factor/switch-table", "auth/two-factor/two-factor", "auth/stays-over"],
    [
      [
        "no idle session comes back with the second step off",
        '{ kind: "sessions-ended", account: account.id, usedUntil: idleSince(account, now) },',
        "",
      ],
      [
        "switching takes a fresh password",
        `actorOf(state.session, seen, now, "fresh");\n  if (!actor.ok) return decided(no(actor.reason));\n  const refusal = refuseSwitch(actor.value, turn, now);`,
        `actorOf(state.session, seen, now, "signed-in");\n  if (!actor.ok) return decided(no(actor.reason));\n  const refusal = refuseSwitch(actor.value, turn, now);`,
      ],
      [
        "switching is judged again when it counts",
        inside("confirmSwitch", "const refusal = refuseSwitch(actor.value, turn, now);"),
        "const refusal = undefined;",
      ],
      ["switching takes the mailed code", "if (judged.refusal)", "if (false)"],
      [
        "the way off by a backup code takes a fresh password",
        `actorOf(state.session, seen, now, "fresh");\n  if (!actor.ok) return decided(no(actor.reason));\n  const refusal = refuseSwitch(actor.value, "off", now);`,
        `actorOf(state.session, seen, now, "signed-in");\n  if (!actor.ok) return decided(no(actor.reason));\n  const refusal = refuseSwitch(actor.value, "off", now);`,
      ],
      [
        "the way off by a backup code is judged",
        `const refusal = refuseSwitch(actor.value, "off", now);`,
        "const refusal = undefined;",
      ],
      ["the way off by a backup code takes one", "if (!openedByBackupCode(actor.value, now))", "if (false)"],
      ["a backup code is good for an hour", " && now - openedAt < LIMITS.session.backupCodeGoodFor", ""],
    ],
  ),
  ...gatesIn(
    "auth/two-factor/rules.ts",
    ["auth/two-factor/switch-table", "auth/two-factor/two-factor"],
    [
      [
        "a code to switch takes a fresh password",
        inside("requestSwitch", `actorOf(state.session, seen, now, "fresh")`),
        `actorOf(state.session, seen, now, "signed-in")`,
      ],
      [
        "no code to switch what may not be switched",
        inside("requestSwitch", "const refusal = refuseSwitch(actor.value, turn, now);"),
        "const refusal = undefined;",
      ],
      ["codes to switch have a budget", "const barred = mailingBarred(state, open, now);", "const barred = undefined;"],
    ],
  ),
  ...gatesIn(
    "auth/two-factor/rules.ts",
    ["auth/two-factor/require-table"],
    [
      [
        "only an admin demands a second step",
        `actorOf(state.session, seen, now, "admin")`,
        `actorOf(state.session, seen, now, "fresh")`,
      ],
      ["whoever demands it has it", "on && !twoSteps", "false"],
    ],
  ),
  ...gatesIn(
    "auth/email-change/rules.ts",
    ["auth/email-change/email-change"],
    [
      [
        "a new address takes a fresh password",
        `actorOf(state.session, seen, now, "fresh")`,
        `actorOf(state.session, seen, now, "signed-in")`,
      ],
      [
        "a new address takes the second step off",
        inside("requestAddress", "if (account.twoSteps) return"),
        "if (false) return",
      ],
      [
        "the mailbox alone asks for no new address",
        inside("requestAddress", "vouchedByMailboxAlone(actor.value, now)"),
        "false",
      ],
      ["a new mailbox is not flooded", `mayMailOwner(state.mailbox?.sends ?? [], "claim", now) ?`, "true ?"],
      ["codes to a new mailbox have a budget", "mailingBarred(state, open, now) ?? full", "full"],
      ["somebody else's address gets no mail", "decoy: state.mailbox?.owner !== undefined", "decoy: false"],
    ],
  ),
  ...gatesIn(
    "auth/email-change/rules.ts",
    ["auth/email-change/judged-again", "auth/email-change/email-change"],
    [
      [
        "an address changes with a fresh password",
        `actorOf(state.session, typed.seen, now, "fresh")`,
        `actorOf(state.session, typed.seen, now, "signed-in")`,
      ],
      [
        "an address changes with the second step off",
        inside("confirmAddress", `if (account.twoSteps) return decided(no("two-steps-on"));`),
        "",
      ],
      [
        "the mailbox alone changes no address",
        inside("confirmAddress", "vouchedByMailboxAlone(actor.value, now)"),
        "false",
      ],
      ["an address changes with its own code", "const refusal = judged.refusal ??", "const refusal ="],
      [
        "an address of somebody else stays theirs",
        `(state.mailbox?.owner === undefined ? undefined : "expired")`,
        "undefined",
      ],
    ],
  ),

  ...gatesIn(
    "auth/email-change/email-change.ts",
    ["auth/email-change/email-change", "auth/elsewhere"],
    [
      [
        "which address was asked for, is told in a good session",
        `!actorOf(state.session, seen, now, "signed-in").ok`,
        "false",
      ],
    ],
  ),
  ...gatesIn(
    "auth/two-factor/two-factor.ts",
    ["auth/two-factor/two-factor", "auth/elsewhere"],
    [
      [
        "how the second step stands, is told in a good session",
        `actorOf(state.session, seen, now, "signed-in")`,
        ANY_SESSION,
      ],
    ],
  ),
];
