import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDecision } from "../../../src/conversation/admin-chat/read-decision.ts";
import type { ShownCard } from "../../../src/conversation/admin-chat/note.ts";
import { readLanguages } from "../../../src/app/read-languages.ts";
import { OWN_FLOWS } from "../../../src/app/shipped-intents.ts";
import { readApprovalReply } from "../../../src/understanding/decisions/read-approval-reply.ts";
import { cases } from "../../support/soak.ts";

const vocabulary = readLanguages(OWN_FLOWS);
const card = (code: string, more: Partial<ShownCard> = {}): ShownCard => ({
  id: `id-${code}`,
  code,
  kind: "ip-whitelist",
  open: true,
  inFront: false,
  quoted: false,
  ...more,
});
const FRONT = card("K7Q2", { inFront: true });
const read = (text: string, cards: readonly ShownCard[], asked = false) =>
  readDecision(
    readApprovalReply(
      text,
      cards.map(({ code }) => code),
      vocabulary,
    ),
    cards,
    asked,
  );

describe("what is beyond doubt decides", () => {
  test.each([
    ["approve K7Q2", "once"],
    ["Approve k7q2 please", "once"],
    ["APPROVE K7Q2", "once"],
    ["K7Q2 ok", "once"],
    ["yes but only today", "once"],
    ["approve K7Q2 today", "once"],
    ["approve once", "once"],
    ["for a week", "week"],
    ["approve K7Q2 for one week", "week"],
    ["7 days", "week"],
    ["permanently", "always"],
    ["approve K7Q2 for good", "always"],
    ["ok", "once"],
    ["👍", "once"],
    ["no", "no"],
    ["decline K7Q2", "no"],
    ["apruebo K7Q2 por una semana", "week"],
    ["sí, pero solo hoy", "once"],
    ["rechazar K7Q2", "no"],
    ["aprovar K7Q2 só hoje", "once"],
    ["pode", "once"],
    ["recuso K7Q2", "no"],
    ["3", "always"],
    ["4.", "no"],
  ])("%s: %s", (text, choice) => {
    expect(read(text, [FRONT])).toMatchObject({ kind: "decision", request: FRONT.id, choice });
  });

  test.each([
    ["decline K7Q2, call me first", "call me first"],
    ["decline K7Q2 call me first", "call me first"],
    ["Decline: please use the office network", "please use the office network"],
    ["rechazo K7Q2 porque no te conozco", "porque no te conozco"],
    ["recusar K7Q2 - me ligue antes", "me ligue antes"],
  ])("%s declines with the reason: %s", (text, reason) => {
    expect(read(text, [FRONT])).toEqual({ kind: "decision", request: FRONT.id, choice: "no", reason });
  });

  test("a code decides of several, whatever stands in front", () => {
    const cards = [card("M3X9"), FRONT, card("ABCD")];
    expect(read("approve M3X9", cards)).toMatchObject({ request: "id-M3X9" });
    expect(read("approve abcd for a week", cards)).toMatchObject({ request: "id-ABCD", choice: "week" });
  });
});

describe("what could mean two things is asked back", () => {
  const two = [card("M3X9"), FRONT];
  test.each(["ok", "yes", "no", "approve", "for a week please approve", "approve all", "decline both"])(
    "%s, with two open requests",
    (text) => {
      expect(read(text, two)).toEqual({ kind: "ask-back", note: { kind: "which-request", codes: ["M3X9", "K7Q2"] } });
    },
  );

  test.each([
    "approve K7Q2?",
    "don't approve K7Q2",
    "no apruebo K7Q2",
    "não aprovo K7Q2",
    "never approve K7Q2",
    "yes no",
    "approve or decline",
    "approve K7Q2 for a month",
    "approve K7Q2 until friday",
    "yes for a week or permanently",
    "approve K7Q2 permanently, for a week",
    "today, for a week",
    "approve it when she calls",
    "decline, or approve K7Q2",
    "9",
    "no, one week",
    "K7Q2",
  ])("%s, with one", (text) => {
    expect(read(text, [FRONT])).toEqual({ kind: "ask-back", note: { kind: "what-now", card: FRONT } });
  });

  test.each(["approve K7Q2 and M3X9", "decline K7Q2, approve M3X9", "ok M3X9 K7Q2"])("%s", (text) => {
    expect(read(text, two).kind).toBe("ask-back");
  });

  test.each([true, false])("the code of one request in an answer to the card of another, open or not: %s", (open) => {
    const other = card("M3X9", { open, quoted: true });
    expect(read("approve K7Q2", [other, FRONT])).toEqual({
      kind: "ask-back",
      note: { kind: "which-request", codes: ["K7Q2", "M3X9"] },
    });
  });

  test("a bare yes is about a request only when that was the last thing said, and no flow waits for it", () => {
    const away = { ...FRONT, inFront: false };
    expect(read("yes", [away])).toEqual({ kind: "ask-back", note: { kind: "what-now", card: away } });
    expect(read("yes", [away], true)).toEqual({ kind: "other" });
    expect(read("1", [away])).toEqual({ kind: "other" });
    expect(read("approve", [away], true).kind).toBe("ask-back");
  });

  test("a code that nobody was shown is named as unknown", () => {
    expect(read("approve Z9Z9", [FRONT])).toEqual({
      kind: "ask-back",
      note: { kind: "no-such-request", code: "Z9Z9" },
    });
  });
});

test.each([
  "I forgot my password",
  "my manager must approve my address before I can sign in",
  "what about K7Q2",
  "thanks",
  "hello",
  "no, it's ana@example.com and I still cannot get in",
  "ok thanks, but I cannot sign in myself",
])("%s is no matter of requests", (text) => {
  expect(read(text, [FRONT])).toEqual({ kind: "other" });
});

test("nothing is ever decided where nothing was shown", () => {
  fc.assert(fc.property(fc.string(), (text) => read(text, []).kind === "other"));
  expect(read("approve K7Q2", [])).toEqual({ kind: "other" });
});

const YES = ["approve", "yes", "ok", "apruebo", "sim", "allow"];
const UNKNOWN = ["not", "never", "maybe", "unless", "manager", "nunca", "talvez", "all", "tomorrow's", "zebra", "wait"];
const KNOWN = [...YES, "please", "but", "only", "for a week", "today", "K7Q2", "decline", "no"];

test("a single word that is not known keeps any words from approving", () => {
  const words = fc.tuple(fc.array(fc.constantFrom(...KNOWN), { maxLength: 6 }), fc.constantFrom(...UNKNOWN), fc.nat(6));
  fc.assert(
    fc.property(words, ([known, unknown, at]) => {
      const text = known.toSpliced(at, 0, unknown).join(" ");
      const reading = read(text, [FRONT]);
      return reading.kind !== "decision" || reading.choice === "no";
    }),
    { numRuns: cases(2000) },
  );
});

test("words that say both yes and no, in any order and number, never approve", () => {
  const both = fc.tuple(
    fc.shuffledSubarray(KNOWN),
    fc.constantFrom(...YES),
    fc.constantFrom("no", "decline", "recuso"),
  );
  fc.assert(
    fc.property(both, fc.boolean(), ([around, yes, no], first) => {
      const reading = read([...around, ...(first ? [yes, no] : [no, yes])].join(" "), [FRONT]);
      return reading.kind !== "decision" || reading.choice === "no";
    }),
    { numRuns: cases(2000) },
  );
});

test("with several open requests no words without a code decide", () => {
  const said = [...KNOWN.filter((word) => word !== "K7Q2"), ...UNKNOWN, "1"];
  const words = fc.array(fc.constantFrom(...said), { maxLength: 8 });
  fc.assert(
    fc.property(words, fc.boolean(), (spoken, first) => {
      const cards = first ? [FRONT, card("M3X9")] : [card("M3X9"), FRONT];
      return read(spoken.join(" "), cards).kind !== "decision";
    }),
    { numRuns: cases(2000) },
  );
});

test("whatever anybody writes, a decision names a request that was shown", () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom("", "approve ", "ok "), (text, before) => {
      const reading = read(`${before}${text}`, [FRONT, card("M3X9", { open: false })]);
      return reading.kind !== "decision" || ["id-K7Q2", "id-M3X9"].includes(reading.request);
    }),
  );
});
