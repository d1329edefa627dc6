import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withBuiltIn } from "../../../src/app/built-in-values.ts";
import type { Step } from "../../../src/engine/engine.ts";
import { checkFiles } from "../../../src/flow-compiler/check-flows.ts";
import { readMessage } from "../../../src/flow-compiler/message.ts";
import { readFolder, readOwnFolder } from "../../../src/flow-compiler/read-folder.ts";
import { SAID_BY_CODE } from "../../../src/flow-compiler/check/texts.ts";
import { createTexts } from "../../../src/flow-compiler/texts.ts";
import { textId } from "../../../src/shared/brand.ts";
import type { Language } from "../../../src/shared/language.ts";
import { loadWording } from "../../../src/wording/wording.ts";
import { writePseudoLanguages } from "../../support/pseudo-language.ts";
import { everyTurn, valuesIn } from "./values.ts";

/** A message of the agent as the person sees it, and the names of the texts in it. */
interface Said {
  readonly texts: readonly string[];
  readonly words: string;
  readonly options: readonly string[];
}

/** All that one flow, the engine or the shell can say. */
export interface Sheet {
  readonly name: string;
  readonly says: readonly Said[];
}

const own = mkdtempSync(join(tmpdir(), "latchkey-pseudo-"));
writePseudoLanguages(own);
/** What the program says, in the made-up languages as well. */
export const wording = loadWording({ own });
const { book } = checkFiles([...readFolder("flows").files, ...readOwnFolder(own).files]);
rmSync(own, { recursive: true });

const HERE = { publicBaseUrl: "https://help.acme.example", mailFrom: "Acme <no-reply@acme.example>" };
const texts = withBuiltIn(createTexts(book.texts), { config: HERE, wording, messengers: () => [] });

const wordsIn = (language: Language) => book.texts.find((one) => one.language === language)?.texts;

/** Names of all texts that there are in a language. */
export const textsIn = (language: Language): readonly string[] => [...(wordsIn(language)?.keys() ?? [])];

/** One text in all that it can come out as. */
function say(language: Language, text: string, options: readonly string[] = []): readonly Said[] {
  const message = readMessage(wordsIn(language)?.get(text)?.words ?? "", language);
  const label = (name: string) => texts.say(language, textId(name), valuesIn(language));
  return everyTurn(message.ok ? message.value.placeholders : [], language).map((args) => ({
    texts: [text, ...options],
    words: texts.say(language, textId(text), args),
    options: options.map(label),
  }));
}

function sayStep(language: Language, step: Step): readonly Said[] {
  if (step.kind === "say") return say(language, step.text);
  if (step.kind !== "ask" && step.kind !== "choose") return [];
  const options = step.options.map(({ text }) => text);
  return [...say(language, step.text, options), ...say(language, step.retry, options), ...say(language, step.reason)];
}

/** Buttons that the shell puts under its own words. */
const SHELL_BUTTONS: Readonly<Record<string, readonly string[]>> = {
  "shell.card-address": ["once", "week", "always", "decline"].map((choice) => `shell.choice-${choice}`),
  "shell.card-vouch": ["shell.choice-approve", "shell.choice-decline"],
  "shell.unlink-ask": ["shell.unlink-yes", "shell.unlink-no"],
};
const ON_BUTTONS = Object.values(SHELL_BUTTONS).flat();

const sayByCode = (language: Language, prefix: string): readonly Said[] =>
  [...SAID_BY_CODE.keys()]
    .filter((text) => text.startsWith(prefix) && !ON_BUTTONS.includes(text))
    .flatMap((text) => say(language, text, SHELL_BUTTONS[text]));

/** A sheet for each flow, one for all repairs, and one each for what engine and shell say by themselves. */
export function sheetsIn(language: Language): readonly Sheet[] {
  const saidIn = ({ flow }: (typeof book.flows)[number]) =>
    Object.values(flow.steps).flatMap((step) => sayStep(language, step));
  const flows = book.flows.filter(({ flow }) => flow.kind !== "repair");
  return [
    ...flows.map((read) => ({ name: read.flow.id, says: saidIn(read) })),
    { name: "repairs", says: book.flows.filter(({ flow }) => flow.kind === "repair").flatMap(saidIn) },
    { name: "engine", says: sayByCode(language, "engine.") },
    { name: "answers", says: sayByCode(language, "answers.") },
    { name: "shell", says: sayByCode(language, "shell.") },
    { name: "told", says: sayByCode(language, "told.") },
  ];
}
