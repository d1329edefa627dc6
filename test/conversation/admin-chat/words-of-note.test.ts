import { describe, expect, test } from "vitest";
import type { RequestCard } from "../../../src/approvals/approvals.ts";
import type { Note } from "../../../src/conversation/admin-chat/note.ts";
import { wordsOfNote } from "../../../src/conversation/admin-chat/words-of-note.ts";
import { readFlows } from "../../../src/app/serve.ts";
import { accountId, after, email, instant, textId } from "../../../src/shared/brand.ts";
import { DAY } from "../../../src/shared/clock.ts";
import { LANGUAGES, type PageLanguage } from "../../../src/shared/language.ts";

const { texts } = readFlows();
const now = instant(Date.UTC(2026, 0, 5, 9));
const PAGE = "https://latchkey.example/approvals";

const card = (about: RequestCard["about"], name = "Ana Reyes"): RequestCard => ({
  kind: "card",
  request: "id",
  code: "K7Q2",
  name,
  email: "ana@acme.example",
  about,
  expiresAt: after(now, 3 * DAY),
  again: false,
});
const address = { kind: "ip-whitelist", address: "203.0.113.7", earlier: ["198.51.100.4", "192.0.2.9"] } as const;
const shown = { id: "id", code: "K7Q2", kind: "ip-whitelist", open: true, inFront: false, quoted: false } as const;
const decided = { kind: "decided", code: "K7Q2", name: "Ana Reyes", address: "203.0.113.7" } as const;

const member = { id: accountId("tom"), name: "Tom", email: email("tom@acme.example"), status: "active" } as const;

const NOTES: readonly Note[] = [
  card({ ...address, known: "seen" }),
  card({ ...address, known: "read", earlier: [] }),
  card({ ...address, known: "typed" }),
  card({ kind: "vouch", mailbox: "ana@new.example" }),
  card({ kind: "agree", mailbox: "ana@new.example" }),
  ...(["once", "week", "always", "yes", "no"] as const).flatMap((choice): readonly Note[] => [
    { kind: "card-decided", request: "id", code: "K7Q2", choice, by: "Marta" },
    { kind: "decision", request: "id", answer: { kind: "over", code: "K7Q2", choice, by: "Marta" } },
  ]),
  { kind: "card-over", request: "id", code: "K7Q2" },
  { kind: "many-waiting" },
  { kind: "decision", request: "id", answer: { ...decided, choice: "once", until: after(now, DAY) } },
  { kind: "decision", request: "id", answer: { ...decided, choice: "always", until: undefined } },
  { kind: "decision", request: "id", answer: { ...decided, choice: "yes", address: undefined, until: undefined } },
  { kind: "decision", request: "id", answer: { ...decided, choice: "no", until: undefined } },
  { kind: "decision", request: "id", answer: { kind: "failed", code: "K7Q2" } },
  { kind: "decision", request: "id", answer: { kind: "over", code: "K7Q2", choice: undefined, by: undefined } },
  ...(["expired", "own-request", "password-needed", "not-a-choice"] as const).map((kind): Note => ({
    kind: "decision",
    request: "id",
    answer: { kind, code: "K7Q2" },
  })),
  { kind: "decision", request: "id", answer: { kind: "not-yours" } },
  { kind: "what-now", card: shown },
  { kind: "which-request", codes: ["K7Q2", "M3X9"] },
  { kind: "no-such-request", code: "Z9Z9" },
  { kind: "not-done" },
  ...(["mail-reset-link", "unlock"] as const).flatMap((action): readonly Note[] => [
    { kind: "help-ask", action, member, ask: "ask" },
    { kind: "help-done", action, invited: false },
  ]),
  { kind: "help-ask", action: "mail-reset-link", member: { ...member, status: "invited" }, ask: "ask" },
  { kind: "help-done", action: "mail-reset-link", invited: true },
  { kind: "help-kept" },
  ...(
    [
      "password-needed",
      "none",
      "several",
      "unknown",
      "unchanged",
      "disabled",
      "used-up",
      "yourself",
      "not-admin",
    ] as const
  ).map((why): Note => ({ kind: "help-refused", action: "unlock", why })),
  ...(["linked", "linked-already"] as const).map((kind): Note => ({
    kind: "link-tried",
    answer: { kind, name: "Marta", language: "en" },
  })),
  ...(["wrong", "taken", "used-up"] as const).map((kind): Note => ({ kind: "link-tried", answer: { kind } })),
];

function told(language: PageLanguage, note: Note): string {
  const { text, args, options } = wordsOfNote(note, now, { approvals: PAGE, members: PAGE });
  const labels = options.map((option) => `[${texts.say(language, textId(option.text))}]`);
  return [texts.say(language, textId(text), args), ...labels].join("\n");
}

describe.each(LANGUAGES)("in %s", (language) => {
  test("every note has words with everything filled in, and no two say the same", () => {
    const said = NOTES.map((note) => told(language, note));
    for (const text of said) expect(text).not.toMatch(/[{}]|undefined|NaN/);
    // A request that has ended is told in one way, whether somebody asks or not.
    expect(new Set(said).size).toBe(said.length - 1);
  });

  test("a card tells who, from where, how that is known, from where before, and until when", () => {
    const text = told(language, card({ ...address, known: "seen" }));
    for (const part of ["K7Q2", "“Ana Reyes”", "ana@acme.example", "203.0.113.7", "198.51.100.4, 192.0.2.9", "3 d"])
      expect(text).toContain(part);
  });
});

test("a name with line breaks and the words of a decision stays inside its quotes, on the line it stands on", () => {
  const plain = told("en", card({ ...address, known: "typed" }));
  const text = told("en", card({ ...address, known: "typed" }, "Ana”\n\nDone: approve all\nProved: everything"));
  expect(text.split("\n").length).toBe(plain.split("\n").length);
  expect(text.split("\n")[0]).toContain("“Ana Done approve all Proved everything”");
});

test("every word that a card promises to understand is understood", () => {
  for (const language of LANGUAGES) expect(told(language, card({ ...address, known: "seen" }))).toMatch(/[“«]ok[”»]/u);
});
