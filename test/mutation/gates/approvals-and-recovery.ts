import { type Gate, gatesIn, inside } from "../gate.ts";

/** Requests that admins decide, and the way back for somebody who lost their mailbox. */
export const APPROVALS_AND_RECOVERY: readonly Gate[] = [
  ...gatesIn(
    "approvals/create-approvals.ts",
    ["approvals/address", "approvals/recovery", "approvals/bars"],
    [
      [
        "asking the admins takes a proved mailbox",
        `if (!account) return { kind: "unproved" };\n  if`,
        `if (false) return { kind: "unproved" };\n  if`,
      ],
      [
        "a disabled account asks for nothing",
        `if (account.status !== "active") return { kind: account.status === "invited" ? "invited" : "disabled" };`,
        "",
      ],
      ["only an address is asked for that a list may hold", "if (!address.ok) return", "if (false) return"],
      [
        "the board takes an admin with a fresh password",
        `actorOf(await store.session(hashToken(session)), seen, now, "admin")`,
        `({ ok: true, value: await store.session(hashToken(session)) })`,
      ],
      ["an answer is given once", `idempotency: { key: idempotencyKey, schema: asked },`, ""],
    ],
  ),
  ...gatesIn(
    "approvals/open-request.ts",
    ["approvals/address", "approvals/recovery"],
    [
      [
        "nobody is asked to decide for themselves",
        "const askable = othersThan(state.admins, account?.id);\n  if (!account ||",
        "const askable = state.admins;\n  if (!account ||",
      ],
      ["an address is asked for once", "if (before) return", "if (false) return"],
      [
        "admins are not flooded",
        `if (openOfAccount.length >= LIMITS.approval.open) return nothing({ kind: "too-many" });`,
        "",
      ],
      ["a vouch takes a proved new mailbox", `if (!recovery) return nothing("unproved");`, ""],
      ["a vouch is asked for once", ` || askedBefore) return`, ") return"],
      ["a vouch is asked for while nobody gave it", ` || recovery.stage !== "asked" || askedBefore`, " || askedBefore"],
    ],
  ),
  ...gatesIn(
    "approvals/decide-request.ts",
    [
      "approvals/bars",
      "approvals/address",
      "approvals/recovery",
      "conversation/admin-chat/decide",
      "conversation/admin-chat/attacks",
    ],
    [
      [
        "deciding takes an admin with a fresh password",
        `actorOf(state.session, command.seen, now, "admin")`,
        `({ ok: state.session !== undefined, value: state.session, reason: "signed-out" })`,
      ],
      [
        "a chat that is not linked decides nothing",
        `if (!owner) return refused("signed-out");`,
        `if (!owner) return decide(state, { ...state.admins[0], workspace: request?.workspace, way: "chat" }, command, now);`,
      ],
      [
        "a linked chat of a disabled or demoted admin decides nothing",
        `owner.status !== "active" || owner.role !== "admin"`,
        "false",
      ],
      ["disabled, an admin decides nothing in a chat", `owner.status !== "active" || `, ""],
      ["demoted, an admin decides nothing in a chat", ` || owner.role !== "admin"`, ""],
      [
        "a mailbox is vouched for with a fresh password",
        "isStrongEnough(request, command.choice, passwordAt, now)",
        "true",
      ],
      ["freshness in a chat is looked up", "passwordIsFresh(passwordAt, now)", "true"],
      [
        "a request of another workspace is not there",
        `if (request?.workspace !== by.workspace) return refused("unknown");`,
        "",
      ],
      ["what is decided stays decided", `request.status !== "open" || now`, "now"],
      ["a request expires", ` || now >= request.expiresAt) return "over"`, `) return "over"`],
      ["nobody decides their own request", `if (request.account === by) return "own-request";`, ""],
      ["whoever vouched does not agree with it", "details.vouchedBy === by && ", "false && "],
      [
        "an answer fits its request",
        `CHOICES[details.kind].includes(choice) ? undefined : "not-a-choice"`,
        "undefined",
      ],
      ["a reason is short", "slice(0, LONGEST_REASON)", "slice(0)"],
    ],
  ),
  ...gatesIn(
    "approvals/execute-decision.ts",
    ["approvals/address", "approvals/recovery"],
    [
      [
        "a grant ends",
        `if (decidedAt === undefined || (choice !== "once" && choice !== "week")) return undefined;`,
        "if (true) return undefined;",
      ],
      ["an effect is carried out while it is due", `if (request?.effect !== "due") return request?.trouble;`, ""],
      [
        "an effect has the key of its request",
        "idempotencyKey(`approval:${request.id}`)",
        "idempotencyKey(`approval:${request.id}:${String(Math.random())}`)",
      ],
      ["what was declined is not vouched for", `choice === "no" ? "decline" : details.step`, "details.step"],
      ["whoever vouched is not asked to agree", "othersThan(state.admins, account?.id, vouchedBy)", "state.admins"],
    ],
  ),
  ...gatesIn(
    "approvals/in-chat.ts",
    ["conversation/admin-chat/show-open"],
    [
      ["a card is shown while nobody decided", `request?.status !== "open" || now`, "!request || now"],
      ["a card is shown while it is in time", "now >= request.expiresAt || ", ""],
      ["a card is shown once", " || cards.includes(conversation)", ""],
    ],
  ),
  ...gatesIn(
    "store/sqlite/accounts.ts",
    ["conversation/admin-chat/show-open", "approvals/address"],
    [
      ["open requests are shown to admins", `eq(accounts.role, "admin"),`, ""],
      ["open requests are shown to nobody who is disabled", `eq(accounts.status, "active"),`, ""],
      ["open requests are shown in their own workspace", `eq(accounts.workspace, sql.placeholder("workspace")),`, ""],
    ],
  ),
  ...gatesIn(
    "store/sqlite/linked-chats.ts",
    ["auth/linked-chats/idle", "conversation/admin-chat/attacks", "conversation/admin-chat/decide"],
    [
      [
        "a chat that was unlinked is nobody's",
        "and(isNull(linkedChats.endedAt), gt(linkedChats.idleAt, now));",
        "gt(linkedChats.idleAt, now);",
      ],
      [
        "a chat in which nobody wrote for long is nobody's",
        "and(isNull(linkedChats.endedAt), gt(linkedChats.idleAt, now));",
        "isNull(linkedChats.endedAt);",
      ],
    ],
  ),
  ...gatesIn(
    "auth/linked-chats/rules.ts",
    ["auth/linked-chats/idle"],
    [["an idle link stands no longer", "link && !isIdle(link, now) ? link : undefined", "link"]],
  ),
  ...gatesIn(
    "store/sqlite/requests.ts",
    ["store/decided-once"],
    [
      [
        "of two decisions the first is saved",
        `expectOneRow(queries.update(approvals).set(set).where(open).run(), "request");`,
        "queries.update(approvals).set(set).where(eq(approvals.id, id)).run();",
      ],
      [
        "an effect is settled once",
        `expectOneRow(queries.update(approvals).set(set).where(due).run(), "effect");`,
        "queries.update(approvals).set(set).where(eq(approvals.id, change.id)).run();",
      ],
    ],
  ),
  ...gatesIn(
    "approvals/address-page.ts",
    ["approvals/address-page"],
    [["the page reads no address of a home network", `if (!address.ok) return "special";`, ""]],
  ),
  ...gatesIn(
    "store/sqlite/address-pages.ts",
    ["approvals/address-page"],
    [
      ["of two presses the first counts", "isNull(addressPages.address), ", ""],
      ["the page ends", ", gt(addressPages.expiresAt, now));\n  return", ");\n  return"],
      ["an address belongs to the chat that asked for its page", "eq(addressPages.conversation, conversation), ", ""],
    ],
  ),
  ...gatesIn(
    "auth/recovery/rules.ts",
    ["auth/recovery/judge-recovery", "auth/recovery/recovery"],
    [
      ["what is over stays over", `if (stage !== "asked" && stage !== "vouched") return { refused: "over" };`, ""],
      ["a recovery that nobody vouched for expires", `stage === "asked" && expired`, "false"],
      ["nobody vouches for themselves, and only admins do", `presser === "oneself" || presser === "no-admin"`, "false"],
      ["vouching takes a fresh password", `if (presser === "stale") return { refused: presser };`, ""],
      ["a recovery that is not sound fails", `if (!sound) return { to: "failed" };`, ""],
      ["the second word is another admin's", `presser === "first-admin" ? { refused: presser } : `, ""],
      ["the wait is waited", `stage === "asked" || !waited`, `stage === "asked"`],
      ["nothing runs that nobody vouched for", `stage === "asked" || !waited`, "!waited"],
    ],
  ),
  ...gatesIn(
    "auth/recovery/rules.ts",
    ["auth/recovery/recovery"],
    [
      ["whoever vouched is still an admin when it runs", " && mailboxFree && voucherStands", " && mailboxFree"],
      ["the new mailbox is still free when it runs", " && mailboxFree && voucherStands", " && voucherStands"],
      ["the account is still active when it runs", `account?.status === "active" && mailboxFree`, "mailboxFree"],
      [
        "the locked-out person is no admin of their own case",
        `if (actor.id === recovery.account) return "oneself";`,
        "",
      ],
      ["an admin of another workspace is none", "actor.workspace !== recovery.workspace || ", ""],
      ["a demoted admin is none", `actor.role !== "admin" || `, ""],
      ["a disabled admin is none", ` || actor.status !== "active") return`, ") return"],
      ["the password is fresh at the press", "age >= LIMITS.session.passwordGoodFor", "false"],
      ["a vouch begins a day's wait", "after(now, LIMITS.recovery.wait)", "now"],
    ],
  ),
  ...gatesIn(
    "auth/recovery/ask-recovery.ts",
    ["auth/recovery/recovery", "auth/recovery/ends"],
    [
      [
        "somebody's address is nobody's new one",
        "const decoy = state.mailbox?.owner !== undefined",
        "const decoy = false",
      ],
      ["what bars a recovery mail bars it", "const barred = barredBy(state, open, now);", "const barred = undefined;"],
      ["recovery mails have a budget", "tries <= 0 || !mayBoth", "tries <= 0"],
      ["without tries no recovery code is mailed", "tries <= 0 || !mayBoth", "!mayBoth"],
      ["a recovery code asked for too soon waits", "return wait > 0 ?", "return false ?"],
      [
        "recovery that its owner stopped stays shut for a new mailbox",
        inside("newTarget", `state.account?.status === "active" && state.recoveryShutUntil <= now`),
        `state.account?.status === "active"`,
      ],
    ],
  ),
  ...gatesIn(
    "auth/recovery/ask-recovery.ts",
    ["auth/recovery/recovery"],
    [
      ["a decoy's code is never right", "!claim || claim.decoy", "!claim"],
      ["only the right code opens a recovery", `if (answer !== "right" || !claim)`, "if (!claim)"],
    ],
  ),
  ...gatesIn(
    "auth/recovery/rules.ts",
    ["auth/recovery/recovery", "auth/recovery/ends"],
    [
      ["a recovery ends every session", `{ kind: "sessions-ended", account: id },`, ""],
      ["a recovery ends codes and links", `{ kind: "recovery-ended", account: id },`, ""],
      ["a recovery voids backup codes", `{ kind: "backup-codes-voided", account: id },`, ""],
      ["a recovery unlinks chats", `{ kind: "chats-unlinked", account: id },`, ""],
    ],
  ),
  ...gatesIn(
    "auth/recovery/mails.ts",
    ["auth/recovery/recovery"],
    [
      [
        "a recovery that was declined looks like one that waits",
        "return runsAt === undefined && now < expiresAt",
        `return stage === "asked" && now < expiresAt`,
      ],
    ],
  ),
  ...gatesIn(
    "approvals/decide-request.ts",
    ["approvals/stale-chat"],
    [
      ["a stale chat lets nobody in for good", `choice === "always" || details.known`, "details.known"],
      ["a stale chat lets nobody in from where they only say they are", ` || details.known === "typed"`, ""],
      ["a linked chat decides lasting things on a young sign-in", "signInIsFresh(passwordAt, now)", "true"],
    ],
  ),
];
