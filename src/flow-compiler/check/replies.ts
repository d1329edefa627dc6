import type { Option, Reply } from "../../engine/engine.ts";
import { stepsOf } from "../branches.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { didYouMean, listed } from "../../shared/did-you-mean.ts";
import { isRecord, mistake } from "../source.ts";
import type { ReadFlow, ReadTexts, Rule } from "../symbols.ts";

/** One reply means one option: otherwise the same words would lead two ways. */
export const repliesAreClear: Rule = ({ flows }) =>
  flows.flatMap((read) =>
    stepsOf(read.flow).flatMap(([id, step]) =>
      "options" in step ? [...heardTwice(read, id, step.options), ...strange(read, id, step.options)] : [],
    ),
  );

function heardTwice({ source }: ReadFlow, step: string, options: readonly Option[]): readonly Diagnostic[] {
  const heard = options.flatMap(({ id, hears = [] }) => hears.map((reply): Heard => ({ id, reply })));
  return heard.flatMap(({ id, reply }, index) => {
    const first = heard.slice(0, index).find((other) => other.reply === reply);
    if (!first) return [];
    const what = `"${reply}" chooses "${first.id}" already.`;
    const place = source.atKey(["steps", step, "hears", id]);
    return [mistake(source, place, "reply-heard-twice", what, "Take it away from one of the two options.")];
  });
}

interface Heard {
  readonly id: string;
  readonly reply: Reply;
}

/** `hears` speaks of options that exist. */
function strange({ source }: ReadFlow, step: string, options: readonly Option[]): readonly Diagnostic[] {
  const ids = options.map(({ id }) => id);
  return hearingOptions(source.value, step)
    .filter((id) => !ids.includes(id))
    .map((id) => {
      const what = `This question has no option "${id}".${didYouMean(id, ids)}`;
      const place = source.atKey(["steps", step, "hears", id]);
      return mistake(source, place, "unknown-option", what, `Use one of: ${listed(ids)}. Or delete this line.`);
    });
}

function hearingOptions(file: unknown, id: string): readonly string[] {
  const steps = isRecord(file) ? file["steps"] : undefined;
  const step = isRecord(steps) ? steps[id] : undefined;
  const hears = isRecord(step) ? step["hears"] : undefined;
  return isRecord(hears) ? Object.keys(hears) : [];
}

/** Buttons are not everywhere: each option is heard in some reply, or has a label with a word in it that can be typed. */
export const optionsAreSayable: Rule = ({ flows, texts }) =>
  flows.flatMap(({ flow }) =>
    stepsOf(flow).flatMap(([, step]) =>
      "options" in step ? step.options.flatMap((option) => texts.flatMap((read) => unsayable(option, read))) : [],
    ),
  );

function unsayable({ hears = [], text }: Option, { texts, language }: ReadTexts): readonly Diagnostic[] {
  const label = texts.get(text);
  if (!label || label.words.trim() === "" || hears.length > 0 || /[\p{L}\p{N}]/u.test(label.words)) return [];
  const what = `Nobody can choose "${label.words}" in words.`;
  const cure = "Put a word into the label, or say with hears: which replies choose it.";
  const told = mistake(label.source, label.place, "unsayable-option", what, cure);
  return [{ ...told, about: [`text ${language} ${text}`] }];
}
