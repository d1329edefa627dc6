import { readFileSync } from "node:fs";
import type { Advisor } from "../../src/advisor/advisor.ts";
import { buttonsAmong, type Intent } from "../../src/engine/engine.ts";
import { z } from "zod";
import { readFlows } from "../../src/app/serve.ts";
import { understanding } from "../understanding/support/loaded.ts";
import { FORGOT_PASSWORD } from "../support/intents.ts";

const { library } = readFlows();
const HELD_OUT = new URL("../understanding/held-out.jsonl", import.meta.url);
const LINE = z.object({ text: z.string() });

/** Real messages of which the agent alone is not sure, and `forgot_password` is among what they could mean. */
export const UNCLEAR: readonly string[] = heldOut().filter(isUnclear);

function heldOut(): readonly string[] {
  const lines = readFileSync(HELD_OUT, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => LINE.parse(JSON.parse(line)).text);
}

/** Real words that would be no answer to "did it work?", and mean nothing else there. */
export const UNHEARD = heldOut().find(isUnheard) ?? "";

function isUnheard(text: string): boolean {
  const options = ["yes", "no"].map((id) => ({ id, labels: [id] }));
  const { reading, corrects, entities, said, isBrief, ...rest } = understanding.understand(text, {
    language: "en",
    named: true,
    expects: { options },
  });
  const isPlain = !corrects && entities.length === 0 && said !== undefined && isBrief === undefined;
  return isPlain && reading.kind !== "sure" && Object.keys(rest).length === 0;
}

function isUnclear(text: string): boolean {
  const { reading, command, language, doubts } = understanding.understand(text, { language: "en" });
  const buttons = reading.kind === "unsure" ? buttonsAmong(library, reading.candidates) : [];
  const fits = buttons.length > 1 && buttons.includes(FORGOT_PASSWORD) && !buttons.includes("human_handoff");
  return command === undefined && language === undefined && doubts === undefined && fits;
}

/** One of them with something added, and still not clear. */
export const unclearWith = (added: string): string => UNCLEAR.map((text) => text + added).find(isUnclear) ?? "";

/** The first of them. */
export const UNCLEAR_WORDS = UNCLEAR[0] ?? "";

/** An advisor that notes what it was asked. */
export function advisorSaying(intent: Intent | undefined, option?: string) {
  const asked: { readonly text: string; readonly among: readonly Intent[] }[] = [];
  const choose: Advisor["choose"] = async (text, among) => {
    asked.push({ text, among });
    return intent;
  };
  const answers: { readonly text: string; readonly among: readonly string[] }[] = [];
  const answer: Advisor["answer"] = async (text, among) => {
    answers.push({ text, among: among.map(({ word }) => word) });
    return option;
  };
  return { asked, answers, choose, answer };
}
