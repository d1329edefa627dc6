/** `[file below src, part of the line, why]`. */
type Excuse = readonly [file: string, line: string, why: string];

/** Places where a guard is asked and no law hangs on the answer: the rule behind asks again. */
export const ONLY_SHOWN: readonly Excuse[] = [
  [
    "auth/passwords/passwords.ts",
    "|| !isGood(link, deps.clock.now())) return no(",
    "A dead link must not cost a hash; the rule looks at the link again when it counts.",
  ],
  [
    "auth/backup-codes/backup-codes.ts",
    "const shut = vouchedByMailboxAlone(",
    "The page says why it offers nothing; drawing is judged by its own rule.",
  ],
  [
    "auth/sessions/sessions.ts",
    "const actor = actorOf(state.session, seen, now, ",
    "Asked a second time, for a session that ends between two reads of the same call.",
  ],
  [
    "conversation/effects/mailbox.ts",
    'const account = outcome === "right" ?',
    "The outcome decides the way; the account only notes whose proof it is.",
  ],
  [
    "store/sqlite/transfer.ts",
    "expectOneRow(queries.update(chatMoves)",
    "Looked at a few lines above in the same transaction; this is the statement that uses it up.",
  ],
];
