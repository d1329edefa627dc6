import { type Gate, gatesIn } from "../gate.ts";

/** The doors of pages and chat, and the statements that let a thing be used once. */
export const DOORS_AND_STORE: readonly Gate[] = [
  ...gatesIn(
    "portal/guards.ts",
    ["security/foreign-requests"],
    [
      ["a form of another site is refused", "startedByUs(publicOrigin, source) && context", "context"],
      ["a form without our token is refused", " && context.tokens.fits(visitor, form.data?.token)", ""],
    ],
  ),
  ...gatesIn(
    "channels/web-chat/error-response.ts",
    ["security/foreign-requests"],
    [
      ["a chat message of another site is refused", "startedByUs(publicOrigin, sourceOf(request)) && tokens", "tokens"],
      ["a chat message without our token is refused", ` && tokens.fits(visitor, request.get("x-page-token"))`, ""],
    ],
  ),
  ...gatesIn(
    "channels/web-chat/error-response.ts",
    ["portal/embed"],
    [
      [
        "a message for the chat in a frame comes from the frame",
        "=> startedByUs(publicOrigin, sourceOf(request)));",
        '=> request !== undefined && publicOrigin !== "");',
      ],
    ],
  ),
  ...gatesIn(
    "portal/guards.ts",
    ["portal/embed"],
    [
      [
        "only listed sites show the chat in a frame",
        `"frame-ancestors": [...origins]`,
        `"frame-ancestors": [...origins, "*"]`,
      ],
    ],
  ),
  ...gatesIn(
    "portal/pages/embed.ts",
    ["portal/embed"],
    [
      [
        "scripts of listed sites alone read the loader",
        "origin !== undefined && origins.includes(origin)",
        "origin !== undefined",
      ],
    ],
  ),
  ...gatesIn(
    "shared/same-origin.ts",
    ["security/foreign-requests"],
    [
      ["what browsers say is believed first", `if (source.fetchSite !== "same-origin") return false;`, ""],
      [
        "an old browser names our origin",
        "if (source.fetchSite === undefined) return source.origin === publicOrigin;",
        "if (source.fetchSite === undefined) return true;",
      ],
    ],
  ),
  ...gatesIn(
    "conversation/turns/same-chat.ts",
    ["conversation/admin-chat/two-names"],
    [
      [
        "a number that another account writes with is taken off the chat that had it",
        "[...before, ...releaseFromOthers(afterAll(known, before), number, account)]",
        "before",
      ],
      ["a chat of another account is never joined", "theirs === undefined || theirs === account", "true"],
      [
        "answers follow the person to a new number",
        "const chat = isOldNumber(kept, account, numbers)",
        "const chat = false",
      ],
    ],
  ),
  ...gatesIn(
    "shared/page-token.ts",
    ["security/foreign-requests", "security/anothers-page"],
    [
      ["a page token belongs to one browser", "sameMac(partsOf(token)[0], ofBrowser(visitor))", "true"],
      ["a page token belongs to one account", "sameMac(partsOf(token)[1], ofAccount(visitor, account))", "true"],
    ],
  ),
  ...gatesIn(
    "portal/require-session.ts",
    ["security/anothers-page"],
    [
      [
        "a form of somebody else's page is refused",
        "else if (isTheirPage(context, request, standing.account))",
        "else if (true)",
      ],
      [
        "a form of another admin's page is refused",
        "if (standing && !isTheirPage(context, request, standing.account))",
        "if (standing && false)",
      ],
    ],
  ),
  ...gatesIn(
    "portal/held-token.ts",
    ["security/two-tabs"],
    [
      [
        "a form acts on the token that it names, and on no other",
        "const isUnnamed = !isForm && ",
        "const isUnnamed = ",
      ],
    ],
  ),
  ...gatesIn(
    "portal/slow-down.ts",
    ["portal/bad-input"],
    [
      [
        "forms of one client have a limit",
        "isPost ? await budget.take(networkOf(visitorOf(request).address)) : 0",
        "0",
      ],
    ],
  ),
  ...gatesIn(
    "channels/web-chat/pace.ts",
    ["channels/web-chat/web-chat"],
    [["one chat has a pace", "if (used >= MESSAGES_PER_MINUTE)", "if (false)"]],
  ),
  ...gatesIn(
    "channels/web-chat/streams.ts",
    ["channels/web-chat/web-chat"],
    [["one chat has five pages open", "of(chat).size >= STREAMS_PER_CHAT", "false"]],
  ),
  ...gatesIn(
    "channels/web-chat/token-holding.ts",
    ["channels/web-chat/web-chat"],
    [
      [
        "what is no token of ours opens no chat",
        "token !== undefined && TOKEN_SHAPE.test(token)",
        "token !== undefined",
      ],
    ],
  ),
  ...gatesIn(
    "portal/client-address.ts",
    ["portal/client-address", "portal/proxy-matrix"],
    [["not everybody is a trusted proxy", "KEYWORDS.includes(entry) || isNarrow(entry)", "true"]],
  ),
  ...gatesIn(
    "auth/spender.ts",
    ["portal/client-address", "auth/known-devices"],
    [["an IPv6 client has one budget for its network", "${normal.toString()}/64", "${normal.toString()}/128"]],
  ),
  ...gatesIn(
    "store/sqlite/conflict.ts",
    ["store/contract"],
    [["a thing that was used is not used again", "if (result.changes !== 1) throw", "if (false) throw"]],
  ),
  ...gatesIn(
    "store/sqlite/idempotency.ts",
    ["auth/codes", "store/contract"],
    [["under one key a change is made once", "if (before) return", "if (false) return"]],
  ),
  ...gatesIn(
    "store/sqlite/codes.ts",
    ["store/contract"],
    [
      [
        "of two uses of one code one is saved",
        `expectOneRow(endCode(queries, id, now), "code")`,
        "void endCode(queries, id, now)",
      ],
      ["tries stay below their limit", `expectOneRow(counted, "last try");`, ""],
    ],
  ),
  ...gatesIn(
    "store/sqlite/links.ts",
    ["store/used-once"],
    [
      [
        "of two uses of one link one is saved",
        `expectOneRow(queries.update(table).set({ endedAt: now }).where(unused).run(), "link");`,
        "queries.update(table).set({ endedAt: now }).where(unused).run();",
      ],
      [
        "of two presses on the button of one mail one is saved",
        `expectOneRow(queries.update(disownLinks).set({ passedAt: now }).where(unused).run(), "link");`,
        "queries.update(disownLinks).set({ passedAt: now }).where(unused).run();",
      ],
    ],
  ),
  ...gatesIn(
    "store/sqlite/linked-chats.ts",
    ["store/used-once"],
    [
      [
        "of two uses of one link code one is saved",
        `expectOneRow(endCode(queries, mac, now), "link code")`,
        "void endCode(queries, mac, now)",
      ],
    ],
  ),
  ...gatesIn(
    "store/sqlite/whitelist.ts",
    ["store/used-once"],
    [["a change of the list is undone once", "expectOneRow(\n    queries", "void String(\n    queries"]],
  ),
  ...gatesIn(
    "store/sqlite/recovery.ts",
    ["store/used-once"],
    [
      [
        "of two moves of a recovery one is saved",
        `expectOneRow(queries.update(recoveries).set(set).where(there).run(), "recovery");`,
        "queries.update(recoveries).set(set).where(there).run();",
      ],
    ],
  ),
  ...gatesIn(
    "store/sqlite/mailbox-claims.ts",
    ["store/used-once"],
    [
      [
        "a mailbox is proved once",
        `expectOneRow(queries.update(mailboxClaims).set({ provedAt: now }).where(unproved).run(), "claim");`,
        "queries.update(mailboxClaims).set({ provedAt: now }).where(unproved).run();",
      ],
      [
        "only a proved mailbox takes the place of another, once",
        `isNotNull(mailboxClaims.provedAt),\n    isNull(mailboxClaims.tookPlaceAt),`,
        "",
      ],
      ["a decoy takes nobody's place", `eq(mailboxClaims.decoy, false),\n    isNotNull`, "isNotNull"],
      [
        "an address belongs to one account",
        "if (queries.select().from(accounts).where(other).get()) throw",
        "if (false) throw",
      ],
      [
        "a claim that is not there changes no address",
        `if (!owner || !claim) throw new ConflictError("claim");`,
        "if (!owner || !claim) return;",
      ],
    ],
  ),
  ...gatesIn(
    "store/sqlite/save-turn.ts",
    ["conversation/turns"],
    [
      ["of two turns at once one is saved", `expectOneRow(counted, "turn");`, ""],
      ["an event is settled once", `expectOneRow({ changes: row.length }, "event");`, ""],
    ],
  ),
  ...gatesIn(
    "store/sqlite/transfer.ts",
    ["conversation/continue-elsewhere"],
    [
      [
        "a chat moves by a link that is good",
        "where(isGood(token, now)).get()?.conversation",
        "where(eq(chatMoves.hash, token)).get()?.conversation",
      ],
      ["a link that moves a chat expires", ", gt(chatMoves.expiresAt, now));", ");"],
      ["a chat that moved leaves its proof behind", "endProofs(queries, from, now);", ""],
    ],
  ),
];
