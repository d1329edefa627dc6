import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/cli/understand/evaluate.ts";
import {
  type Judged,
  confusions,
  harmfulAmong,
  isAccepted,
  isReached,
  isRight,
  macroF1,
} from "../../src/cli/understand/figures.ts";
import { type LabelledMessage, readLabelled } from "../../src/cli/understand/labelled.ts";
import { createAdvisor } from "../../src/advisor/advisor.ts";
import { measureModel, unhurriedClock } from "../../src/cli/understand/with-model.ts";
import type { Intent, IntentResult } from "../../src/engine/engine.ts";
import type { RawReading, Understanding } from "../../src/understanding/understanding.ts";
import { openModelServer, saying } from "../doubles/model-server.ts";
import { FORGOT_PASSWORD, IP_BLOCKED, PRODUCT_QUESTION } from "../support/intents.ts";
import { shippedIntents } from "../../src/app/shipped-intents.ts";

const said = (label: LabelledMessage["label"], also: LabelledMessage["also"] = []): LabelledMessage => ({
  text: label,
  label,
  also,
});
const read = (intent: RawReading["intent"], reading: RawReading["reading"]): RawReading => ({
  intent,
  confidence: 0.8,
  language: "en",
  entities: [],
  alternatives: [{ intent: "human_handoff", confidence: 0.2 }],
  reading,
});
const acted = (intent: RawReading["intent"]) => read(intent, { kind: "sure", intent });

const right: Judged = { said: said(FORGOT_PASSWORD), read: acted(FORGOT_PASSWORD) };
const wrong: Judged = { said: said(PRODUCT_QUESTION), read: acted(FORGOT_PASSWORD) };
const offered: Judged = {
  said: said(IP_BLOCKED),
  read: read(FORGOT_PASSWORD, { kind: "unsure", candidates: [FORGOT_PASSWORD, IP_BLOCKED] }),
};

describe("the figures of an evaluation", () => {
  it("count an offer as reached but not as right, and only an act as harmful", () => {
    expect([right, wrong, offered].map(isRight)).toEqual([true, false, false]);
    expect([right, wrong, offered].map(isReached)).toEqual([true, false, true]);
    expect([right, wrong, offered].map(harmfulAmong(shippedIntents()))).toEqual([false, true, false]);
  });

  it("take another right intent for accepted, and go by the label alone where they are strict", () => {
    const other = { said: said(PRODUCT_QUESTION, [FORGOT_PASSWORD]), read: acted(FORGOT_PASSWORD) };
    expect([isRight(other), isAccepted(other), isReached(other)]).toEqual([false, true, true]);
    expect(harmfulAmong(shippedIntents())(other)).toBe(false);
  });

  it("count what is begun beside the right thing as harmful, and a victim who is none", () => {
    const beside = { kind: "sure", intent: IP_BLOCKED, also: FORGOT_PASSWORD } as const;
    const both: Judged = { said: said(IP_BLOCKED), read: read(IP_BLOCKED, beside) };
    const named: Judged = { said: said(IP_BLOCKED, [FORGOT_PASSWORD]), read: read(IP_BLOCKED, beside) };
    const victim: Judged = {
      said: said(IP_BLOCKED),
      read: { ...read(IP_BLOCKED, { kind: "none" }), reports: "account_misuse" },
    };
    const asked: Judged = { ...wrong, read: { ...wrong.read, doubts: "account_misuse" } };
    expect([both, named, victim, asked].map(harmfulAmong(shippedIntents()))).toEqual([true, false, true, false]);
  });

  it("are 1 when all is right, and weigh every intent alike", () => {
    expect(macroF1([right, right], isRight)).toBe(1);
    expect(macroF1([right, right, right, wrong], isRight)).toBeCloseTo((6 / 7 + 0) / 2);
    expect(macroF1([], isRight)).toBe(0);
  });

  it("name what is confused", () => {
    expect(confusions([right, wrong, wrong, offered])[0]).toEqual(["product_question taken for forgot_password", 2]);
  });

  it("are printed with the time a message takes", () => {
    const times = [0, 2, 10, 14];
    const lines = evaluate([said(FORGOT_PASSWORD), said(FORGOT_PASSWORD)], {
      understanding: { read: () => acted(FORGOT_PASSWORD) },
      intents: shippedIntents(),
      stopwatch: () => times.shift() ?? 0,
    });
    expect(lines).toContain("accuracy            100.0 %");
    expect(lines.at(-1)).toBe("latency             p50 4.00 ms, p99 4.00 ms");
  });

  it("are printed for each language, and for what is longer than 15 words alone", () => {
    const long = { ...said(IP_BLOCKED), text: "word ".repeat(16), lang: "es" } as const;
    const short = { ...said(FORGOT_PASSWORD), text: "word ".repeat(15), lang: "en" } as const;
    const lines = evaluate([short, long], {
      understanding: { read: () => acted(FORGOT_PASSWORD) },
      intents: shippedIntents(),
      stopwatch: () => 0,
    });
    const after = (title: string) => lines.slice(lines.findIndex((line) => line.startsWith(title)) + 1);
    const cells = (line = "") => line.trim().split(/\s+/u).slice(0, 5);
    expect(after("languages").slice(0, 4).map(cells)).toEqual([
      ["en", "1", "1.000", "1.000", "100.0"],
      ["es", "1", "0.000", "0.000", "0.0"],
      ["pt-BR", "0", "0.000", "0.000", "0.0"],
      ["all", "2", "0.333", "0.333", "50.0"],
    ]);
    expect(after("over 15 words").slice(0, 4).map(cells).at(-1)).toEqual(["all", "1", "0.000", "0.000", "0.0"]);
  });
});

describe("a file of labelled messages", () => {
  it("may leave out language and other labels, and blank lines", () => {
    const messages = readLabelled(
      ['{"text":"hi","label":"greeting_smalltalk"}', "", '{"text":"x","label":"ip_blocked","also":"human_handoff"}'],
      shippedIntents(),
    );
    expect(messages).toMatchObject({ ok: true, value: [{ also: [] }, { also: ["human_handoff"] }] });
  });

  it("that cannot be read has every mistake named by its line", () => {
    const messages = readLabelled(
      ["no json", '{"text":"hi","label":"hello"}', '{"label":"ip_blocked"}'],
      shippedIntents(),
    );
    expect(messages.ok ? "" : messages.reason.split("\n").map((line) => line.slice(0, 6))).toEqual([
      "Line 1",
      "Line 2",
      "Line 3",
    ]);
  });
});

describe("a language model that is measured", () => {
  it("is asked over HTTP about what would be asked back, with the same buttons, and its answers are counted", async () => {
    const server = await openModelServer(saying("forgot_password"));
    const intents = shippedIntents();
    const model = { url: `${server.url}/v1/chat/completions`, name: undefined, key: undefined };
    const advisor = createAdvisor({ model, intents, clock: unhurriedClock(), onTrouble: () => undefined });
    const reads: Pick<Understanding, "read" | "shareable"> = {
      read: (text) => read(FORGOT_PASSWORD, readings[text] ?? { kind: "none" }),
      shareable: (text) => text,
    };
    const said = (text: string, label: Intent): LabelledMessage => ({ text, label, also: [] });
    const messages = [
      ...Array.from({ length: 70 }, () => said("unclear", FORGOT_PASSWORD)),
      said("unclear", "code_not_received"),
      said("clear", FORGOT_PASSWORD),
      said("nothing", FORGOT_PASSWORD),
    ];
    const report = await measureModel(messages, { understanding: reads, advisor, intents });
    await server.close();
    expect(server.asked).toHaveLength(71);
    expect(report.join("\n")).toMatch(/asked +71 .*\n.*rightly +70 .*\n.*wrongly +1 .*\n.*none +0 /u);
  });
});

const readings: Readonly<Record<string, IntentResult>> = {
  unclear: { kind: "unsure", candidates: [FORGOT_PASSWORD, "code_not_received"] },
  clear: { kind: "sure", intent: FORGOT_PASSWORD },
};
