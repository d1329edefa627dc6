import { ANY_SESSION, type Gate, gatesIn, inside } from "../gate.ts";

/** Links out of mails, new passwords, and "This wasn't me". */
export const PASSWORDS_AND_LINKS: readonly Gate[] = [
  ...gatesIn(
    "auth/link.ts",
    ["auth/passwords", "auth/disown"],
    [
      ["a used link is dead", "!link.ended && ", ""],
      ["a link expires", "now < link.expiresAt;", "true;"],
      ["a link from the future is dead", "link.issuedAt <= now && ", ""],
    ],
  ),
  ...gatesIn(
    "auth/passwords/rules.ts",
    ["auth/passwords", "auth/bars"],
    [
      ["a disabled account gets no new password", `account?.status !== "active"`, "!account"],
      ["a dead link changes nothing", "!isGood(link, now)", "!link"],
      [
        "a reset link works once",
        `{ kind: "reset-link-used", hash: link.hash },`,
        "",
        {
          file: "auth/passwords/rules.ts",
          within: "changesOf",
          from: `{ kind: "recovery-ended", account: account.id },`,
          to: "",
        },
      ],
      ["a reset ends every session", `{ kind: "sessions-ended", account: account.id },`, ""],
      [
        "a reset ends codes, links and proofs",
        inside("changesOf", `{ kind: "recovery-ended", account: account.id },`),
        "",
      ],
      ["a reset is known to come from the mailbox alone", "byMailboxAlone: true", "byMailboxAlone: false"],
    ],
  ),
  ...gatesIn(
    "auth/passwords/passwords.ts",
    ["auth/passwords", "auth/own-password"],
    [
      ["a dead reset link is told to be dead", "&& isGood(link, deps.clock.now()) ?", "?"],
      [
        "a reset takes a password that may be",
        `return no("dead-link");\n  const refusal = await refusePassword(password, repeated, account);`,
        `return no("dead-link");\n  const refusal = undefined;`,
      ],
      [
        "one's own change takes a password that may be",
        `return no("signed-out");\n  const refusal = await refusePassword(password, repeated, account);`,
        `return no("signed-out");\n  const refusal = undefined;`,
      ],
    ],
  ),
  ...gatesIn(
    "auth/passwords/refuse-password.ts",
    ["auth/passwords", "auth/small-rules"],
    [
      ["a password has eight characters", "length < LIMITS.password.shortest", "false"],
      ["a password has at most 128 characters", "length > LIMITS.password.longest", "false"],
      ["both times the same was typed", "normal !== normalPassword(repeated)", "false"],
      ["a common password is refused", "isCommonPassword(normal)", "false"],
      ["a password does not say whose it is", "saysWhose(normal, owner)", "false"],
    ],
  ),
  ...gatesIn(
    "auth/passwords/rules.ts",
    ["auth/own-password", "auth/bars"],
    [
      ["one's own change takes a good session", `actorOf(state.session, command.seen, now, "signed-in")`, ANY_SESSION],
      ["without a second step it takes a fresh password", "isFresh(actor.value, now) ?", "true ?"],
      ["a lock refuses the present password", "if (isLocked(state, now))", "if (false)"],
      ["with a second step it takes the present password", "command.isRight(account)", "true"],
      ["all other sessions end", `{ kind: "sessions-ended", account: account.id, except: session },`, ""],
    ],
  ),
  ...gatesIn(
    "auth/sign-in/rules.ts",
    ["auth/sign-in", "auth/own-password", "auth/confirm-password"],
    [
      [
        "the password again takes a good session",
        `actorOf(state.session, command.seen, now, "signed-in")`,
        ANY_SESSION,
      ],
      ["a lock refuses the password again", inside("confirmPassword", "if (isLocked(state, now))"), "if (false)"],
      ["a wrong password makes no session fresh", inside("confirmPassword", "!command.isRight(account)"), "false"],
    ],
  ),
  ...gatesIn(
    "auth/disown.ts",
    [
      "auth/disown",
      "auth/backup-codes/renewal",
      "auth/linked-chats/linked-chats",
      "auth/recovery/recovery",
      "auth/bars",
    ],
    [
      ["a dead link stops nothing", "!isGood(link, now)", "!link"],
      ["what is open ends", `{ kind: "recovery-ended", account: account.id },`, ""],
      ["a recovery under way is stopped", `{ kind: "recoveries-stopped", account: account.id },`, ""],
      [
        "recovery stays shut for a day",
        `{ kind: "recovery-shut", key: account.key, until: after(now, LIMITS.disownLink.blocksRecoveryFor) },`,
        "",
      ],
      [
        "sessions since the mail end",
        `{ kind: "sessions-ended", account: account.id, ...(taken ? {} : { openedSince: link.issuedAt }) },`,
        "",
      ],
      ["after a takeover all sessions end", "const taken = Math.max", "const taken = false && Math.max"],
      [
        "backup codes made since the mail end",
        `{ kind: "backup-codes-voided", account: account.id, madeSince: link.issuedAt },`,
        "",
      ],
      [
        "chats linked since the mail are unlinked",
        `{ kind: "chats-unlinked", account: account.id, ...(taken ? {} : { linkedSince: link.issuedAt }) },`,
        "",
      ],
    ],
  ),
  ...gatesIn(
    "auth/stop.ts",
    ["auth/stop", "auth/stop-race"],
    [
      ["an address is stopped once in a week", "(stoppedAt > 0 && now < after(stoppedAt, LIMITS.stop.again)) ||", ""],
      ["nobody stops a whole company", "|| stopsOfEverybody >= LIMITS.stop.perHour", ""],
      ["a stop is counted", `{ kind: "stop-counted", key },`, ""],
      ["recovery is paused", `{ kind: "recovery-shut", key, until },`, ""],
      [
        "a longer pause stays as long",
        "Math.max(state.recoveryShutUntil, after(now, LIMITS.stop.pausesFor))",
        "after(now, LIMITS.stop.pausesFor)",
      ],
      ["a stop ends what is open", `{ kind: "recovery-ended", account: id },`, ""],
      ["a stop ends a recovery under way", `{ kind: "recoveries-stopped", account: id },`, ""],
      ["nobody unproved ends a session", "provedBy(state, now);", "state.account;"],
      ["the pause holds on the page as well", "now < after(stoppedAt, LIMITS.stop.pausesFor);", "false;"],
    ],
  ),
  ...gatesIn(
    "auth/account.ts",
    ["auth/two-factor/two-factor", "auth/email-change/email-change", "auth/backup-codes/takeover"],
    [
      [
        "after a reset the mailbox alone changes nothing for a day",
        "now < mailboxResetAt + LIMITS.session.afterResetShut",
        "false",
      ],
      ["a backup code is another proof than the mailbox", `openedWith !== "backup-code" && `, ""],
    ],
  ),

  ...gatesIn(
    "auth/disown.ts",
    ["auth/disown"],
    [[`a dead "This wasn't me" link is told to be dead`, "account && isGood(link, deps.clock.now()) ?", "account ?"]],
  ),
];
