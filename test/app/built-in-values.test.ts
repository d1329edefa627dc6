import { describe, expect, test } from "vitest";
import { shippedWording } from "../support/shipped-wording.ts";
import { withBuiltIn } from "../../src/app/built-in-values.ts";
import { answerAt } from "../../src/engine/engine.ts";
import { readFlows } from "../../src/app/serve.ts";
import type { Texts } from "../../src/flow-compiler/flow-compiler.ts";
import { BUILT_IN } from "../../src/flow-compiler/built-in.ts";
import { textId } from "../../src/shared/brand.ts";
import { INQUIRIES, type Inquiry } from "../../src/shared/inquiry.ts";
import { addedLanguage } from "../../src/shared/brand.ts";
import { type Language, LANGUAGES } from "../../src/shared/language.ts";

const { texts, library } = readFlows();
const CONFIG = { publicBaseUrl: "https://login.example.com", mailFrom: "Latchkey <no-reply@example.com>" };
const NOBODY = () => [];
/** Where the person is, for the answers that depend on it. */
const SOMEWHERE = { flow: "ip_blocked", asked: "no" };
const LINKS = { trial: undefined, demo: undefined, plans: undefined, partners: undefined };

const filled = (here: Partial<Parameters<typeof withBuiltIn>[1]> = {}) =>
  withBuiltIn(texts, { config: CONFIG, wording: shippedWording, messengers: NOBODY, ...here });

function answer(inquiry: Inquiry, from: Texts = filled(), language: Language = "en", flow = SOMEWHERE.flow) {
  const { text, args } = answerAt(inquiry, { flow, asked: "no" });
  return from.say(language, text, args);
}

/** Wherever somebody may ask: in no flow, in any, and while a person has their case. */
const EVERYWHERE = ["none", ...Object.keys(library.flows)];

/** What is handed to the texts besides what a flow knows. */
function valuesIn(language: Language): Record<string, string | number> {
  const seen: Record<string, string | number>[] = [];
  const listening: Texts = { ...texts, say: (_language, _text, args = {}) => (seen.push({ ...args }), "") };
  withBuiltIn(listening, { config: CONFIG, wording: shippedWording, messengers: NOBODY }).say(language, textId("x"));
  return seen[0] ?? {};
}

describe.each(LANGUAGES)("in %s", (language) => {
  // "How long?" while a case waited ended the turn, and the whole of a played script, for want of a value.
  test("every answer is said whole, wherever it is asked for", () => {
    for (const inquiry of INQUIRIES)
      for (const flow of EVERYWHERE)
        expect(answer(inquiry, filled(), language, flow)).not.toMatch(/[{}]|undefined|NaN/u);
  });

  test("there is each value, and whoever changes one changes a sentence", () => {
    const values = valuesIn(language);
    expect(Object.keys(values).toSorted()).toEqual([...BUILT_IN].toSorted());
    const said = (more: Record<string, string | number>) =>
      INQUIRIES.map((inquiry) =>
        texts.say(language, textId(`answers.${inquiry}`), { ...SOMEWHERE, ...values, ...more }),
      );
    for (const name of BUILT_IN) expect([name, said({ [name]: "changed" })]).not.toEqual([name, said({})]);
  });
});

test("what is said is what holds", () => {
  expect(answer("code-lifetime")).toBe("A code from the mail works for 10 minutes, and only once.");
  expect(answer("password-rules")).toContain("at least 8 and at most 128 characters");
  expect(answer("two-steps-on")).toContain("go to Profile → Security. Under “Two-step verification” press “Turn on”");
  expect(answer("mail-from-you")).toContain("come from no-reply@example.com.");
  expect(answer("languages")).toContain("English, Spanish, and Portuguese");
  expect(answer("languages", filled(), "es")).toContain("inglés, español y portugués");
});

test("what is not there is said to be not there, and a person is offered", () => {
  for (const inquiry of ["whatsapp", "telegram", "trial", "demo", "plans", "partner-for-hire"] as const)
    expect(answer(inquiry)).toMatch(/^(?:No, we aren’t on|I have no|I know nothing|I don’t know).*“person”/u);
});

test("a page of the company and a messenger are named where they are", () => {
  const config = { ...CONFIG, productLinks: { ...LINKS, plans: "https://www.example.com/plans" } };
  expect(answer("plans", filled({ config }))).toBe("Plans and prices are here: https://www.example.com/plans");
  expect(answer("whatsapp", filled({ messengers: () => [{ name: "whatsapp-cloud" }] }))).toMatch(/^Yes/u);
});

test("a bot is named by its address once it knows its own name, and not before", () => {
  const bot = {
    name: "telegram",
    link: (payload: string): string | undefined => (self.name === "" ? undefined : `${self.name}?start=${payload}`),
  } as const;
  const self = { name: "" };
  const from = filled({ messengers: () => [bot] });
  expect(answer("telegram", from)).toBe("Yes, you can write to us on Telegram as well.");
  self.name = "https://t.me/example_bot";
  expect(answer("telegram", from)).toBe("Yes, you can write to us on Telegram as well: https://t.me/example_bot");
});

test("a language without texts of its own hears English, numbers and names too", () => {
  expect(answer("code-lifetime", filled(), addedLanguage("ru"))).toBe(answer("code-lifetime"));
});

test("what a flow knows goes before a value that everybody knows", () => {
  const from = withBuiltIn(
    { ...texts, say: (_language, _text, args = {}) => String(args["sender"]) },
    { config: CONFIG, wording: shippedWording, messengers: NOBODY },
  );
  expect(from.say("en", textId("x"), { sender: "mine" })).toBe("mine");
});
