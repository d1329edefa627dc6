import { ANY_SESSION, type Gate, gatesIn, inside } from "../gate.ts";

/** What admins may do, and to whom. */
export const ADMINS: readonly Gate[] = [
  ...gatesIn(
    "auth/members/rules.ts",
    ["auth/members/judge-member-change", "auth/members/members"],
    [
      ["only admins change members", `if (one.actorRole !== "admin") return "not-admin";`, ""],
      ["nobody changes themselves", `one.isSelf && one.action !== "mail-reset-link"`, "false"],
      ["the last admin stays", "takesAdmin(one) && one.otherAdmins === 0", "false"],
      [
        "a disabled member gets no reset mail",
        `if (one.status !== "active" && one.status !== "invited") return one.status;`,
        "",
      ],
      ["reset mails by admins have a budget", `one.mayMail ? "allowed" : "used-up"`, `"allowed"`],
    ],
  ),
  ...gatesIn(
    "auth/members/rules.ts",
    ["auth/members/members", "auth/elsewhere"],
    [
      [
        "changing members takes an admin with a fresh password",
        inside("changeMember", `actorOf(state.session, seen, now, "admin")`),
        ANY_SESSION,
      ],
      ["what the table refuses is not done", `if (verdict !== "allowed") return decided(no(verdict));`, ""],
      ["the lock of a member is looked at", "isLocked(target, now)", "true"],
      ["the mail budget of a member is looked at", `mayMailOwner(target.sends, "proved", now)`, "true"],
      ["whoever is disabled is out at once", `{ kind: "sessions-ended", account: id },`, ""],
      ["whoever is disabled loses codes and links", `{ kind: "recovery-ended", account: id },`, ""],
      ["whoever is disabled loses their linked chats", `{ kind: "chats-unlinked", account: id },`, ""],
    ],
  ),
  ...gatesIn(
    "auth/members/members.ts",
    ["auth/members/members"],
    [["the list of members takes an admin", `actorOf(session, seen, now, "admin")`, `({ ok: true, value: session })`]],
  ),
  ...gatesIn(
    "auth/members/rules.ts",
    ["auth/members/rename-workspace"],
    [
      [
        "a new name takes an admin",
        inside("renameWorkspace", `actorOf(state.session, seen, now, "admin")`),
        ANY_SESSION,
      ],
    ],
  ),
  ...gatesIn(
    "store/sqlite/members.ts",
    ["auth/members/members"],
    [["members of another workspace are not there", "account?.workspace !== workspace", "!account"]],
  ),
  ...gatesIn(
    "auth/ip-whitelist/change-list.ts",
    ["auth/ip-whitelist/edits", "auth/ip-whitelist/lock-out"],
    [
      [
        "the list takes an admin with a fresh password",
        inside("consider", `actorOf(state.session, seen, now, "admin")`),
        ANY_SESSION,
      ],
      [
        "a list that shuts out is refused",
        `if (verdict !== "safe") return { kind: "refused", refusal: { why: verdict } };`,
        "",
      ],
      ["what locks somebody out is seen first", "mustBeSeen(preview) && command.shown !== preview.digest", "false"],
      ["what is saved is what was shown", "command.shown !== preview.digest", "command.shown === undefined"],
    ],
  ),
  ...gatesIn(
    "auth/ip-whitelist/rules.ts",
    ["auth/ip-whitelist/judge-list", "auth/ip-whitelist/lock-out", "auth/ip-whitelist/reachable"],
    [
      ["nobody shuts themselves out", `if (!one.editorPasses) return "locks-you-out";`, ""],
      ["an admin can still come in", `if (!one.adminNow) return "no-admin-left";`, ""],
      ["an admin can come in later, too", "one.narrows && !one.adminLater", "false"],
      ["whether the editor passes, the new list says", "isAllowed(list, editorAt, now)", "true"],
    ],
  ),
  ...gatesIn(
    "auth/ip-whitelist/rules.ts",
    ["auth/ip-whitelist/lock-out", "auth/ip-whitelist/reachable"],
    [
      [
        "an admin who could come in has an allowed address",
        "isLately(place, person, now) && isAllowed(list, place.address, now)",
        "isLately(place, person, now)",
      ],
      [
        "whom a list locks out, the list says",
        "return (address) => isAllowed(valid, address, now)",
        "return () => true",
      ],
    ],
  ),
  ...gatesIn(
    "auth/ip-whitelist/change-list.ts",
    ["auth/ip-whitelist/undo"],
    [
      [
        "undoing takes an admin with a fresh password",
        inside("undoChange", `actorOf(state.session, seen, now, "admin")`),
        ANY_SESSION,
      ],
      ["undoing is held to the same rule", `if (verdict !== "safe") return decided(no(verdict));`, ""],
    ],
  ),
  ...gatesIn(
    "auth/ip-whitelist/model.ts",
    ["auth/ip-whitelist/undo"],
    [
      ["a change is undone once", "!offer.used && ", ""],
      ["a change is undone within half an hour", "now < offer.expiresAt", "true"],
    ],
  ),
  ...gatesIn(
    "auth/ip-whitelist/grant.ts",
    ["auth/ip-whitelist/grant"],
    [
      ["whoever approved is still an active admin", `!workspace || admin?.status !== "active"`, "!workspace"],
      [
        "whoever approved is an admin of this workspace",
        `person.id === grant.by && person.role === "admin"`,
        "person.id === grant.by",
      ],
    ],
  ),
  ...gatesIn(
    "auth/ip-whitelist/range.ts",
    ["auth/ip-whitelist/range"],
    [
      ["wide ranges are refused", `if (bits < WIDEST[network.kind()]) return no("too-wide");`, ""],
      ["special ranges are refused", "if (special && !policy.includes(special)) return no(special);", ""],
    ],
  ),
  ...gatesIn(
    "auth/ip-whitelist/ip-whitelist.ts",
    ["auth/ip-whitelist/edits", "auth/ip-whitelist/grant"],
    [
      ["the list takes an admin to see", `actorOf(state.session, seen, now, "admin")`, "({ ok: true })"],
      ["the API is kept out as well", "!list.blocksApi || isAllowed(list, address, now)", "true"],
      ["a grant is made once", "idempotency: { key: idempotencyKey, schema: grantAnswer },", ""],
    ],
  ),
  ...gatesIn(
    "auth/linked-chats/rules.ts",
    ["auth/linked-chats/linked-chats"],
    [
      [
        "a link code takes a fresh password",
        `actorOf(state.session, seen, now, "fresh")`,
        `actorOf(state.session, seen, now, "signed-in")`,
      ],
    ],
  ),
  ...gatesIn(
    "auth/linked-chats/rules.ts",
    ["auth/linked-chats/linked-chats"],
    [
      ["a chat has a few tries at link codes", "state.tries >= LIMITS.linkCode.tries", "false"],
      ["a wrong link code costs a try", `return refused("wrong", [counted]);`, `return refused("wrong", []);`],
      ["a used link code is dead", "!code.ended && ", ""],
      ["a link code expires", "now < code.expiresAt && ", ""],
      ["a disabled account links no chat", `code.account.status === "active"`, "true"],
      ["a chat belongs to one account", "linkedTo !== undefined && linkedTo !== account.id", "false"],
      ["a link code is used up", `[counted, { kind: "link-code-used", mac }]`, "[counted]"],
    ],
  ),
  ...gatesIn(
    "auth/linked-chats/rules.ts",
    ["auth/linked-chats/linked-chats", "auth/elsewhere"],
    [["unlinking takes a good session", `actorOf(state.session, seen, now, "signed-in")`, ANY_SESSION]],
  ),
  ...gatesIn(
    "auth/linked-chats/linked-chats.ts",
    ["auth/linked-chats/linked-chats", "auth/elsewhere"],
    [["linked chats take a good session to see", `actorOf(found, seen, now, "signed-in").ok ?`, "true ?"]],
  ),
  ...gatesIn(
    "auth/diagnosis/diagnosis.ts",
    ["auth/diagnosis/entitled"],
    [
      [
        "the doctor speaks for a proved mailbox only",
        `provedBy(await peek(deps, { kind: "proof", conversation }), deps.clock.now())`,
        `(await peek(deps, { kind: "proof", conversation })).account`,
      ],
      [
        "an admin asks the doctor with a fresh password",
        `seen, deps.clock.now(), "admin")`,
        `seen, deps.clock.now(), "signed-in")`,
      ],
      [
        "an admin asks about their own workspace",
        "workspace !== undefined && record.account.workspace !== workspace",
        "false",
      ],
    ],
  ),
];
