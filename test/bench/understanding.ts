import { macroF1, isRight, type Judged } from "../../src/cli/understand/figures.ts";
import type { LabelledMessage } from "../../src/cli/understand/labelled.ts";
import { openModel, trainModel, type RawReading } from "../../src/understanding/understanding.ts";
import { heldOut } from "../understanding/support/held-out.ts";
import { shipped } from "../understanding/support/loaded.ts";
import { seeded, withTypos } from "../understanding/support/typos.ts";
import { crossValidated } from "./cross-validate.ts";
import { trainNlpJs } from "./nlpjs.ts";
import { INTENTS } from "../support/intents.ts";
import { shippedIntents } from "../../src/app/shipped-intents.ts";

type Say = (line: string) => void;
type Classify = (message: LabelledMessage) => Promise<string | undefined>;

/** Ours and nlp.js, trained on the same phrases in this process, asked the same messages. */
export async function benchUnderstanding(say: Say): Promise<void> {
  const count = shipped.flatMap(({ phrases }) => Object.values(phrases).flat()).length;
  say(`understanding              ${String(count)} phrases, ${String(heldOut().length)} messages nobody tuned to`);
  const ours = await timed(async () => trainModel(shipped));
  const opened = await timed(async () => openModel(ours.made, shipped, { intents: shippedIntents() }));
  const memory = process.memoryUsage.rss() / 2 ** 20;
  await report(say, "ours", ours.seconds, async ({ text }) => opened.made.read(text).intent);
  const theirs = await timed(() => trainNlpJs(shipped));
  await report(say, "nlp.js", theirs.seconds, ({ text, lang }) => theirs.made(text, lang ?? "en"));
  say(
    `  ours again from the cache: ${(1000 * opened.seconds).toFixed(0)} ms, ${(ours.made.length / 2 ** 20).toFixed(1)} MB on disk; process ${memory.toFixed(0)} MB after training`,
  );
  say(crossValidated());
}

/** Seconds of the processor: others may be busy on this machine. */
async function timed<Made>(make: () => Promise<Made>) {
  const start = process.cpuUsage();
  const made = await make();
  const { user, system } = process.cpuUsage(start);
  return { made, seconds: (user + system) / 1e6 };
}

async function report(say: Say, name: string, seconds: number, classify: Classify): Promise<void> {
  const clean = await ask(heldOut(), classify);
  const chance = seeded(20261124);
  const noisy = await ask(
    heldOut().map((one) => ({ ...one, text: withTypos(one.text, chance) })),
    classify,
  );
  const times = clean.times.toSorted((a, b) => a - b);
  const at = (part: number) => (times[Math.floor(times.length * part)] ?? 0).toFixed(2);
  const figures = `accuracy ${percent(clean)}  macro-F1 ${macroF1(clean.judged, isRight).toFixed(3)}  with typos ${percent(noisy)}`;
  say(`  ${name.padEnd(8)} trained in ${seconds.toFixed(1)} s  ${figures}  p50 ${at(0.5)} ms  p99 ${at(0.99)} ms`);
}

const percent = ({ judged }: { judged: readonly Judged[] }) =>
  `${((100 * judged.filter(isRight).length) / judged.length).toFixed(1)} %`;

/** Asks once to warm up, then once more for the time. */
async function ask(messages: readonly LabelledMessage[], classify: Classify) {
  for (const message of messages) await classify(message);
  const judged: Judged[] = [];
  const times: number[] = [];
  for (const said of messages) {
    const { made: named, seconds } = await timed(() => classify(said));
    times.push(seconds * 1000);
    judged.push({ said, read: readingOf(INTENTS.find((intent) => intent === named)) });
  }
  return { judged, times };
}

/** An answer that is no intent of ours counts as out of scope. */
const readingOf = (intent: RawReading["intent"] = "out_of_scope"): RawReading => ({
  intent,
  confidence: 1,
  language: "en",
  entities: [],
  alternatives: [],
  reading: { kind: "sure", intent },
});
