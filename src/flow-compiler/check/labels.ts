import type { Flow, Option } from "../../engine/engine.ts";
import { isRecord, mistake } from "../source.ts";
import type { ReadFlow, ReadTexts, Rule } from "../symbols.ts";
import { stepOf, stepsOf } from "../branches.ts";
import type { Diagnostic, Part } from "../diagnostic.ts";
import { didYouMean, listed } from "../../shared/did-you-mean.ts";

/** WhatsApp: up to three options become buttons of 20 characters, more become a list with titles of 24 (Cloud API). */
const MOST_BUTTONS = 3;
const LONGEST_BUTTON = 20;
const LONGEST_ROW = 24;

/** Labels fit their buttons and can be told apart. */
export const labelsFit: Rule = ({ flows, texts }) => {
  const questions = flows.flatMap(({ flow }) => questionsOf(flow));
  const found = texts.flatMap((read) =>
    questions.flatMap((question) => [...tooLong(read, question), ...alike(read, question)]),
  );
  // A label that several questions share is still one mistake.
  return found.filter((one, index) => !found.slice(0, index).some((other) => sameMistake(one, other)));
};

const sameMistake = (one: Diagnostic, other: Diagnostic) =>
  one.code === other.code && one.file === other.file && one.line === other.line && one.column === other.column;

interface Question {
  readonly flow: Flow;
  readonly options: readonly Option[];
}

const questionsOf = (flow: Flow): readonly Question[] =>
  stepsOf(flow).flatMap(([, step]) => ("options" in step ? [{ flow, options: step.options }] : []));

/** A label is too long for this question, or like another one of it: any of them could be changed, or the question. */
const partsOf = ({ flow, options }: Question, { language }: ReadTexts): readonly Part[] => [
  `flow ${flow.id}`,
  ...options.map(({ text }): Part => `text ${language} ${text}`),
  ...offeredBy(flow, options),
];

/** The flows that options lead to: a flow may have brought its button along. */
const offeredBy = (flow: Flow, options: readonly Option[]): readonly Part[] =>
  options.flatMap(({ next }) => {
    const step = stepOf(flow, next);
    return step?.kind === "call" ? [`flow ${step.flow}` as const] : [];
  });

function tooLong(read: ReadTexts, question: Question): readonly Diagnostic[] {
  const { options, flow } = question;
  const limit = options.length <= MOST_BUTTONS ? LONGEST_BUTTON : LONGEST_ROW;
  return options.flatMap((option) => {
    const { text } = option;
    const label = read.texts.get(text);
    const length = Array.from(label?.words ?? "").length;
    if (!label || length <= limit) return [];
    const what = `This label has ${String(length)} characters; beside ${String(options.length - 1)} others it may have ${String(limit)}.`;
    const about: readonly Part[] = [`flow ${flow.id}`, `text ${read.language} ${text}`, ...offeredBy(flow, [option])];
    return [{ ...mistake(label.source, label.place, "long-label", what, "Say it in fewer words."), about }];
  });
}

function alike(read: ReadTexts, question: Question): readonly Diagnostic[] {
  const labels = question.options.flatMap(({ text }) => read.texts.get(text) ?? []);
  return labels.flatMap((label, index) => {
    const same = labels.slice(0, index).some((other) => fold(other.words) === fold(label.words));
    const what = `Another option of this question also says "${label.words}".`;
    const told = mistake(label.source, label.place, "same-label", what, "Say how this one differs.");
    return same ? [{ ...told, about: partsOf(question, read) }] : [];
  });
}

const fold = (words: string) => words.trim().toLowerCase();

/** `labels` names texts for options that exist. */
export const labelsAreUsed: Rule = ({ flows }) =>
  flows.flatMap((read) =>
    stepsOf(read.flow).flatMap(([id, step]) => ("options" in step ? strange(read, id, step.options) : [])),
  );

function strange({ source }: ReadFlow, id: string, options: readonly Option[]): readonly Diagnostic[] {
  const ids = options.map((option) => option.id);
  return labelKeys(source.value, id)
    .filter((label) => !ids.includes(label))
    .map((label) => {
      const what = `This question has no option "${label}".${didYouMean(label, ids)}`;
      const place = source.atKey(["steps", id, "labels", label]);
      return mistake(source, place, "unused-label", what, `Label one of: ${listed(ids)}. Or delete this line.`);
    });
}

function labelKeys(file: unknown, id: string): readonly string[] {
  const steps = isRecord(file) ? file["steps"] : undefined;
  const step = isRecord(steps) ? steps[id] : undefined;
  const labels = isRecord(step) ? step["labels"] : undefined;
  return isRecord(labels) ? Object.keys(labels) : [];
}
