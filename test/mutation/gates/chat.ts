import { type Gate, gatesIn } from "../gate.ts";

/** What is written in a chat: secrets, decisions of admins, cases. */
export const CHAT: readonly Gate[] = [
  ...gatesIn(
    "understanding/secrets/secrets.ts",
    ["understanding/secrets/each-kind", "understanding/secrets/secrets"],
    [
      ["tokens are cut", "...findTokens(text),", ""],
      ["backup codes are cut", "...findBackupCodes(text, vocabulary),", ""],
      ["card numbers are cut", "...findCards(text, vocabulary),", ""],
      ["passwords are cut", "...findPasswords(text, vocabulary),", ""],
      ["codes that are called so are cut", "...findNamedCodes(text, vocabulary),", ""],
      ["a password beside its address is cut", ", ...findPairs(cleaned, emails)]", "]"],
      ["mailed codes are cut", "[...found, ...codes.map(asSecret)]", "[...found]"],
    ],
  ),
  ...gatesIn(
    "conversation/turns/receive.ts",
    ["conversation/receive", "conversation/delivery"],
    [
      [
        "the label of a button is cut, too",
        "option: body.option, cut: cutSecrets(body.label) }",
        "option: body.option, cut: { text: body.label, codes: [], links: [], cut: [] } }",
      ],
      ["a script is not answered", "if (recent > MESSAGES_A_MINUTE)", "if (false)"],
      ["a secret is warned about", `holdsSecret(body) ? ["secret-cut"] : []`, "[]"],
      ["what is too long is not read", `if (body.long) return { kind: "notice" };`, ""],
    ],
  ),
  ...gatesIn(
    "conversation/turns/receive.ts",
    ["conversation/receive"],
    [
      ["what cannot be stored is refused", `if (!isAcceptable(inbound)) return "refused";`, ""],
      ["a secret is deleted where the channel can", "if (holdsSecret(cut)) void attempt", "if (false) void attempt"],
    ],
  ),
  ...gatesIn(
    "store/sqlite/receive-message.ts",
    ["conversation/receive"],
    [["a message that comes twice is taken once", `if (isReserved(queries, id, key)) return "duplicate";`, ""]],
  ),
  ...gatesIn(
    "conversation/turns/decide-turn.ts",
    ["conversation/hand-off"],
    [["whoever is handed over is not led through the same steps again", " || trouble.includes(reading.intent)", ""]],
  ),
  ...gatesIn(
    "conversation/turns/decide-turn.ts",
    [
      "conversation/story",
      "conversation/hand-off",
      "conversation/cases/case-desk",
      "conversation/turns",
      "conversation/decisions",
    ],
    [
      [
        "words wait while work is under way",
        `if (isPersonal(body) && waitingFor(library, facts).kind === "working") return undefined;`,
        "",
      ],
      ["while a person talks the bot is silent", "state.handedOver?.claimed && isPersonal(body)", "false"],
      [
        "what belongs to a case begins nothing",
        "handedOver && !state.episode && belongsToCase",
        "false && belongsToCase",
      ],
      ["a result for an episode that is over is dropped", `if (isStale(body, state)) return`, "if (false) return"],
      ["whoever cancels is unproved", `end?.outcome === "cancelled" || restarts`, "restarts"],
      ["whoever begins again begins unproved", " || restarts(place) > restarts(placeOf(library, facts))", ""],
    ],
  ),
  ...gatesIn(
    "conversation/admin-chat/read-decision.ts",
    ["conversation/admin-chat/read-decision", "conversation/admin-chat/decide"],
    [
      [
        "a bare ok is about the only open card in front",
        "open.length === 1 && only?.inFront === true ? only : undefined",
        "only",
      ],
      [
        "a bare ok is about a card that was just shown",
        "open.length === 1 && only?.inFront === true ?",
        "open.length === 1 ?",
      ],
      [
        "a bare ok among several cards is asked back",
        "open.length === 1 && only?.inFront === true ?",
        "only?.inFront === true ?",
      ],
      ["doubtful words are asked back", "if (isDoubtful(saying)) return isMeant", "if (false) return isMeant"],
      ["doubtful words with a code are asked back", "return isDoubtful(saying) && card.open ?", "return false ?"],
      ["a code against a quote is asked back", "if (quoted) return askBack", "if (false) return askBack"],
      ["two codes are asked back", "if (others.length > 0) return askBack", "if (false) return askBack"],
      [
        "a code of no card decides nothing",
        `if (!card) return askBack({ kind: "no-such-request", code });`,
        `if (!card) return byChoice(saying, cards[0]!);`,
      ],
      ["yes and no at once decide nothing", "verdicts.length > 1 || more.length > 0", "more.length > 0"],
      ["two durations decide nothing", "verdicts.length > 1 || more.length > 0", "verdicts.length > 1"],
      [
        "a yes without a time is the least",
        `duration === undefined ? "once" : LENGTHS.get(duration)`,
        `duration === undefined ? "always" : LENGTHS.get(duration)`,
      ],
      [
        "a question that was asked takes the yes",
        "saying.named || (saying.verdicts.length > 0 && !asked) ?",
        "saying.named || saying.verdicts.length > 0 ?",
      ],
    ],
  ),
  ...gatesIn(
    "conversation/admin-chat/admin-turn.ts",
    ["conversation/admin-chat/decide", "conversation/admin-chat/changed-cards"],
    [
      [
        "what was written before a card could be read is not about it",
        "saidBefore && wasRead(saidBefore.at, next.at) ?",
        "saidBefore ?",
      ],
      ["a quote names the card", "quoted: card.id === answered", "quoted: false"],
    ],
  ),
  ...gatesIn(
    "conversation/admin-chat/admin-turn.ts",
    ["conversation/admin-chat/decide", "conversation/admin-chat/changed-cards"],
    [
      [
        "a thumb decides nothing",
        `if (card) return tell(deps, state, { kind: "what-now", card }, now);`,
        `if (card) return doThis(deps, state, { kind: "decide-request", request: card.id, choice: "once" }, "reacts");`,
      ],
    ],
  ),
  ...gatesIn(
    "conversation/admin-chat/quote-name.ts",
    ["conversation/admin-chat/quote-name", "conversation/admin-chat/attacks"],
    [
      ["a name is no markup and no link", `.replace(MARKUP, " ")`, ""],
      ["a name stays on its line", `.replace(UNSEEN, " ")`, ""],
      ["a name with a dot is no link", `.replace(DOT_BETWEEN, "$1 ")`, ""],
    ],
  ),
  ...gatesIn(
    "store/sqlite/conversations.ts",
    ["conversation/admin-chat/changed-cards"],
    [
      [
        "a quote is of this chat",
        "eq(deliveries.conversation, id), eq(deliveries.messageId, named)",
        "eq(deliveries.messageId, named)",
      ],
    ],
  ),

  ...gatesIn(
    "conversation/effects/mailbox.ts",
    ["conversation/turns", "conversation/story", "security/attacks"],
    [
      [
        "a flow goes on as proved with a proof only",
        "const account = await auth.codes.provedAccount(conversation.id);",
        `const account = { id: "anybody" };`,
      ],
    ],
  ),
  ...gatesIn(
    "conversation/cases/rules.ts",
    ["conversation/cases/case-desk", "conversation/cases/agents"],
    [
      [
        "a case takes a support agent with a fresh password",
        `actorOf(actor.session, seen, now, "agent")`,
        `actorOf(actor.session, seen, now, "signed-in")`,
      ],
      [
        "in a chat, too, a case takes somebody",
        `if (!owner || owner.status !== "active") return no("signed-out");`,
        "",
      ],
      ["in a chat, too, a case takes a support agent", "owner.support ? ok(", "true ? ok("],
    ],
  ),
  ...gatesIn(
    "conversation/cases/case-desk.ts",
    ["conversation/cases/case-desk"],
    [
      ["the list of cases takes a support agent", `seen, now, "agent")`, `seen, now, "signed-in")`],
      ["a case takes a support agent to read", `seen, clock.now(), "agent")`, `seen, clock.now(), "signed-in")`],
    ],
  ),
  ...gatesIn(
    "conversation/cases/rules.ts",
    ["conversation/cases/case-desk"],
    [
      [
        "of two agents who claim, the first has the case",
        `if (found.holder?.id !== from) return refused("taken");`,
        "",
      ],
      ["a closed case is closed", `if (found.closedAt !== undefined) return refused("closed");`, ""],
    ],
  ),
  ...gatesIn(
    "store/sqlite/case-desk.ts",
    ["conversation/cases/case-race"],
    [
      ["of two claims of a case one is saved", `expectOneRow({ changes: claimed.length }, "claim");`, ""],
      [
        "whoever lost a case neither answers nor closes it",
        `expectOneRow(queries.update(cases).set(set).where(held).run(), "case");`,
        "queries.update(cases).set(set).where(eq(cases.number, number)).run();",
      ],
    ],
  ),
];
