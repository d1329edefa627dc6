import { readFileSync } from "node:fs";
import type { Judged } from "../../../src/cli/understand/figures.ts";
import { type LabelledMessage, readLabelled } from "../../../src/cli/understand/labelled.ts";
import { understanding } from "./loaded.ts";
import { shippedIntents } from "../../../src/app/shipped-intents.ts";
import { REPORT_PROFILES } from "../../../src/shared/intent.ts";

/** Messages by somebody who never saw the phrases. Measured on, never tuned to. @throws naming each broken line */
export const heldOut = (): readonly LabelledMessage[] => labelled("held-out.jsonl");

/** Stories of more than 15 words. Each third was read once before anything was learned for its kinds. @throws naming each broken line */
export const longMessages = (): readonly LabelledMessage[] => labelled("long-messages.jsonl");

function labelled(file: string): readonly LabelledMessage[] {
  const read = readLabelled(readFileSync(new URL(`../${file}`, import.meta.url), "utf8").split("\n"), [
    ...shippedIntents(),
    ...REPORT_PROFILES,
  ]);
  if (!read.ok) throw new Error(read.reason);
  return read.value;
}

/** @param change what becomes of the text before it is read */
export const judge = (messages: readonly LabelledMessage[], change = (text: string) => text): readonly Judged[] =>
  messages.map((said) => ({ said, read: understanding.read(change(said.text)) }));
