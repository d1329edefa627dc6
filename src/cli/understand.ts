import { z } from "zod";
import { createAdvisor } from "../advisor/advisor.ts";
import { readUnderstanding } from "../app/read-understanding.ts";
import { readFlows } from "../app/serve.ts";
import { systemClock, systemStopwatch } from "../shared/clock.ts";
import { type IntentProfile, REPORT_PROFILES } from "../shared/intent.ts";
import type { Understanding } from "../understanding/understanding.ts";
import { parseJson } from "./converse/dialogue.ts";
import { complain, linesOf } from "./converse.ts";
import { say, runCommand } from "./output.ts";
import { ownFlowsFolder, settings } from "./settings.ts";
import { evaluate } from "./understand/evaluate.ts";
import { readLabelled } from "./understand/labelled.ts";
import { measureModel, unhurriedClock } from "./understand/with-model.ts";

const shape = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

interface Wishes {
  /** Name of a file of labelled messages. */
  readonly evaluate?: string | undefined;
  readonly explain?: string | undefined;
  readonly withModel?: boolean;
}

/** `latchkey understand`: JSON lines in, what was understood of each out; or how well, or why. */
export const understand = (wishes: Wishes): Promise<void> =>
  runCommand(async () => {
    const folder = ownFlowsFolder();
    const { intents } = readFlows(folder);
    const understanding = readUnderstanding(undefined, folder, { intents, onLeftOut: say.warning });
    if (wishes.withModel === true && wishes.evaluate === undefined)
      throw new Error(
        "--with-model needs --evaluate and a file: it tells what the language model adds to those figures.",
      );
    const known = [...intents, ...REPORT_PROFILES];
    if (wishes.evaluate !== undefined) await measure(understanding, known, wishes.evaluate, wishes.withModel);
    else if (wishes.explain !== undefined) explain(understanding, wishes.explain);
    else await readLines(understanding);
  });

async function readLines(understanding: Understanding): Promise<void> {
  const moment = { now: systemClock.now(), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
  let number = 0;
  for await (const line of linesOf("-")) {
    number += 1;
    if (line.trim() === "") continue;
    const asked = shape.safeParse(parseJson(line));
    if (asked.success) say.line(JSON.stringify({ id: asked.data.id, ...understanding.read(asked.data.text, moment) }));
    else complain(number, 'is not {"id","text"}. Write one object a line: {"id":"1","text":"hi"}');
  }
}

async function measure(
  understanding: Understanding,
  intents: readonly IntentProfile[],
  file: string,
  withModel = false,
): Promise<void> {
  const model = withModel ? settings().languageModel : undefined;
  if (withModel && !model)
    throw new Error("--with-model asks the model of LLM_URL. Set it in .env, or leave the option out.");
  const lines: string[] = [];
  for await (const line of linesOf(file)) lines.push(line);
  const messages = readLabelled(lines, intents);
  if (!messages.ok) throw new Error(messages.reason);
  for (const line of evaluate(messages.value, { understanding, intents, stopwatch: systemStopwatch })) say.line(line);
  if (!model) return;
  const onTrouble = (_where: string, error: unknown) => say.warning(String(error));
  const advisor = createAdvisor({ model, intents, clock: unhurriedClock(), onTrouble });
  for (const line of await measureModel(messages.value, { understanding, advisor, intents })) say.line(line);
}

/** More words than these only show noise. */
const MOST_EVIDENCE = 12;

function explain(understanding: Understanding, text: string): void {
  const { intent, confidence, alternatives, reading } = understanding.read(text);
  say.line(`${intent}  ${confidence.toFixed(2)}  (${reading.kind})`);
  for (const other of alternatives.slice(0, 3)) say.line(`  else ${other.intent}  ${other.confidence.toFixed(2)}`);
  say.line("Without this word the log odds would fall by:");
  for (const { word, weight } of understanding.explain(text).slice(0, MOST_EVIDENCE))
    say.line(`  ${weight.toFixed(2).padStart(6)}  ${word}`);
}
