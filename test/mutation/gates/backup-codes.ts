import { ANY_SESSION, type Gate, gatesIn, LOCK_ENDS, inside } from "../gate.ts";

/** Backup codes: who makes them, and what one opens. */
export const BACKUP_CODES: readonly Gate[] = [
  ...gatesIn(
    "auth/backup-codes/rules.ts",
    ["auth/backup-codes/draw", "auth/backup-codes/meanwhile", "auth/backup-codes/takeover"],
    [
      [
        "fresh codes take a fresh password",
        `actorOf(state.session, seen, now, "fresh")`,
        `actorOf(state.session, seen, now, "signed-in")`,
      ],
      ["fresh codes take the second step on", `if (!actor.value.account.twoSteps) return "two-steps-off";`, ""],
      [
        "the mailbox alone makes no codes",
        `vouchedByMailboxAlone(actor.value, now) ? "reset-lately" : undefined`,
        "undefined",
      ],
      ["drawing is judged again when it counts", "barred !== undefined || !state.session", "!state.session"],
    ],
  ),
  ...gatesIn(
    "auth/backup-codes/rules.ts",
    [
      "auth/backup-codes/meanwhile",
      "auth/backup-codes/draw",
      "auth/backup-codes/states",
      "auth/backup-codes/renewal",
      "auth/elsewhere",
    ],
    [
      [
        "codes are said to be saved in a good session",
        `actorOf(state.session, command.seen, now, "signed-in")`,
        ANY_SESSION,
      ],
      ["a disabled account renews nothing", ` || account.status !== "active") return`, ") return"],
      ["with the second step off no set becomes active", "!account.twoSteps || !waiting", "!waiting"],
      ["only whoever saw the codes says they are saved", "drawn?.drawnBy === by", "drawn"],
      ["a set waits an hour", "now < drawn.drawnAt + LIMITS.backupCodes.savedWithin", "true"],
    ],
  ),
  ...gatesIn(
    "auth/backup-codes/enter-backup-code.ts",
    ["auth/backup-codes/sign-in", "auth/backup-codes/meanwhile", "auth/elsewhere"],
    [
      [
        "a sign-in that is over takes no backup code",
        "!isOpen(challenge, now, state) || isLocked(state, now)",
        "isLocked(state, now)",
      ],
      ["a lock refuses the right backup code", " || isLocked(state, now);", ";", LOCK_ENDS],
      ["whoever was barred meanwhile stays out with a backup code, too", "if (barred) return", "if (false) return"],
      ["backup codes share the tries of mailed ones", "if (left <= 0)", "if (false)"],
      ["the last wrong backup code ends the sign-in", "left === 1 ?", "false ?"],
      ["a wrong backup code is refused", "!isRight(stored)", "false"],
      ["a used backup code is refused", `stored.used ? { cause: "backup-code-used" } :`, "false ? never :"],
      ["a backup code is used up", `{ kind: "backup-code-used", set: set.id, number },`, ""],
    ],
  ),
  ...gatesIn(
    "auth/backup-codes/rules.ts",
    ["auth/backup-codes/renewal", "auth/elsewhere"],
    [
      ["a renewal link takes a proved mailbox", "provedBy(state, now)", "state.account"],
      ["what bars renewal bars the link", inside("mailRenewalLink", "renewalBarred(account, now)"), "undefined"],
      ["renewal mails have a budget", `!mayMailOwner(state.sends, "proved", now)`, "false"],
    ],
  ),
  ...gatesIn(
    "auth/backup-codes/rules.ts",
    ["auth/backup-codes/renewal", "auth/backup-codes/takeover"],
    [
      ["a disabled account renews no codes", "const bar = barOf(account.status);", "const bar = undefined;"],
      ["with the second step off there is nothing to renew", `if (!account.twoSteps) return "two-steps-off";`, ""],
      [
        "a day after a reset the mailbox renews no codes",
        `resetLately(account, now) ? "reset-lately" : undefined`,
        "undefined",
      ],
    ],
  ),
  ...gatesIn(
    "auth/backup-codes/rules.ts",
    ["auth/backup-codes/renewal", "auth/backup-codes/meanwhile", "auth/backup-codes/takeover"],
    [
      ["a dead link renews nothing", "isGood(link, now) && ", ""],
      ["what bars renewal bars it to the last", " && !renewalBarred(account, now) ?", " ?"],
      ["a lock refuses renewal", `if (isLocked(state, now)) return`, "if (false) return"],
      [
        "renewal takes the password",
        "!command.isRight(account)",
        "false",
        {
          file: "auth/backup-codes/backup-codes.ts",
          from: "right ? await hashFreshCodes(deps) : undefined",
          to: "await hashFreshCodes(deps)",
        },
      ],
      ["a renewal link works once", `{ kind: "renewal-link-used", hash: link.hash }, setDrawn`, "setDrawn"],
      ["a lock ends the renewal link", `locks ? [{ kind: "renewal-link-used", hash: link.hash }] : []`, "[]"],
    ],
  ),
  ...gatesIn(
    "store/sqlite/backup-codes.ts",
    ["store/backup-codes", "store/used-once"],
    [
      [
        "of two uses of one backup code one is saved",
        `expectOneRow(queries.update(backupCodes).set({ usedAt: now }).where(unused).run(), "backup code");`,
        "queries.update(backupCodes).set({ usedAt: now }).where(unused).run();",
      ],
      [
        "a set becomes active once",
        `expectOneRow(queries.update(backupCodeSets).set({ activatedAt: now }).where(waiting).run(), "set of codes");`,
        "queries.update(backupCodeSets).set({ activatedAt: now }).where(waiting).run();",
      ],
    ],
  ),

  ...gatesIn(
    "auth/backup-codes/backup-codes.ts",
    ["auth/backup-codes/draw", "auth/backup-codes/states", "auth/elsewhere"],
    [
      [
        "how many codes are left, is told in a good session",
        `actorOf(state.session, acting.seen, deps.clock.now(), "signed-in")`,
        ANY_SESSION,
      ],
    ],
  ),
];
