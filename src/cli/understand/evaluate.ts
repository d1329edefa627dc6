import type { IntentProfile } from "../../shared/intent.ts";
import { LANGUAGES } from "../../shared/language.ts";
import type { Understanding } from "../../understanding/understanding.ts";
import {
  calibrationError,
  confusions,
  harmfulAmong,
  isAccepted,
  isReached,
  isRight,
  type Judged,
  macroF1,
  share,
} from "./figures.ts";
import type { LabelledMessage } from "./labelled.ts";

const MOST_CONFUSIONS = 12;

interface Measure {
  readonly understanding: Pick<Understanding, "read">;
  readonly intents: readonly IntentProfile[];
  readonly stopwatch: () => number;
}

/**
 * The report of `latchkey understand --evaluate`, line by line. Every message is read twice, and timed when the code
 * is warm.
 *
 * @param by `stopwatch` gives milliseconds, for the time a message takes; `intents` are what messages can mean
 */
export function evaluate(messages: readonly LabelledMessage[], by: Measure): readonly string[] {
  const { understanding, intents, stopwatch } = by;
  for (const { text } of messages) understanding.read(text);
  const timed = messages.map((said) => {
    const start = stopwatch();
    const read = understanding.read(said.text);
    return { said, read, milliseconds: stopwatch() - start };
  });
  return [
    ...overall(timed, intents),
    ...bands(timed),
    ...partly(timed, intents),
    ...groups(timed, intents),
    "",
    "confusions",
    ...confusions(timed)
      .slice(0, MOST_CONFUSIONS)
      .map(([pair, count]) => `  ${String(count).padStart(4)}  ${pair}`),
    "",
    latency(timed.map(({ milliseconds }) => milliseconds)),
  ];
}

const percent = (part: number) => `${(100 * part).toFixed(1)} %`;

const overall = (all: readonly Judged[], intents: readonly IntentProfile[]) => [
  `messages            ${all.length}`,
  `accuracy            ${percent(share(all, isAccepted))}`,
  `macro-F1 strict     ${macroF1(all, isRight).toFixed(3)}   the likeliest intent is the label`,
  `macro-F1 lenient    ${macroF1(all, isAccepted).toFixed(3)}   … or one of those that are right too (also)`,
  `reached             ${percent(share(all, isReached))}   acted on rightly, or the right one is among the buttons`,
  `harm                ${percent(share(all, harmfulAmong(intents)))}   acts at once on a trouble that is not there`,
  `calibration error   ${calibrationError(all).toFixed(3)}`,
];

/** People who tell a story write more words than this. */
const LONG = 15;

const isLong = ({ said }: Judged) => said.text.trim().split(/\s+/u).length > LONG;

/** The same figures of a part of the messages, in a row. */
function partly(all: readonly Judged[], intents: readonly IntentProfile[]): readonly string[] {
  const spoken = [...new Set([...LANGUAGES, ...all.flatMap(({ said }) => said.lang ?? [])])];
  const harmful = harmfulAmong(intents);
  const row = (name: string, some: readonly Judged[]) =>
    [
      `  ${name.padEnd(20)}`,
      String(some.length).padStart(5),
      macroF1(some, isRight).toFixed(3).padStart(8),
      macroF1(some, isAccepted).toFixed(3).padStart(8),
      percent(share(some, isReached)).padStart(9),
      percent(share(some, harmful)).padStart(8),
    ].join("");
  const rows = (some: readonly Judged[]) => [
    ...spoken.map((lang) =>
      row(
        lang,
        some.filter(({ said }) => said.lang === lang),
      ),
    ),
    row("all", some),
  ];
  const long = all.filter(isLong);
  return [
    "",
    `${"languages".padEnd(22)}    of  strict lenient  reached    harm`,
    ...rows(all),
    "",
    `over ${LONG} words`,
    ...rows(long),
  ];
}

function bands(all: readonly Judged[]): readonly string[] {
  const names = { sure: "acts", unsure: "offers", none: "admits it did not understand" };
  const line = (kind: keyof typeof names) => {
    const band = all.filter(({ read }) => read.reading.kind === kind);
    const right = kind === "none" ? "" : `, right in ${percent(share(band, isReached))}`;
    return `  ${percent(band.length / Math.max(1, all.length)).padStart(7)} ${names[kind]}${right}`;
  };
  return ["", "bands", line("sure"), line("unsure"), line("none")];
}

function groups(all: readonly Judged[], known: readonly IntentProfile[]): readonly string[] {
  const line = (name: string, some: readonly Judged[]) =>
    `  ${name.padEnd(20)} ${String(some.length).padStart(5)}  right ${percent(share(some, isAccepted)).padStart(7)}  reached ${percent(share(some, isReached)).padStart(7)}`;
  return [
    "",
    "intents",
    ...known.map(({ intent }) =>
      line(
        intent,
        all.filter(({ said }) => said.label === intent),
      ),
    ),
  ];
}

function latency(milliseconds: readonly number[]): string {
  const ordered = milliseconds.toSorted((a, b) => a - b);
  const at = (part: number) =>
    (ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * part))] ?? 0).toFixed(2);
  return `latency             p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}
