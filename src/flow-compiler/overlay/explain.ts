import { type Diagnostic, formatDiagnostic, type Part } from "../diagnostic.ts";
import { languageFileAt } from "../language-files.ts";
import { mistake } from "../source.ts";
import type { Book } from "../symbols.ts";

/** What happens while a mistake is there, behind what would mend it. */
const until = (one: Diagnostic, consequence: string): Diagnostic => ({ ...one, cure: `${one.cure} ${consequence}` });

/** A mistake that keeps a whole file, or lines of it, from being read. */
export function tellOfFile(one: Diagnostic, shipped: Book): Diagnostic {
  if (one.code === "overlooked") return one;
  const name = one.file.split("/").at(-1) ?? "";
  if (name.endsWith(".flow.yml")) return until(one, withoutFlow(name.slice(0, -".flow.yml".length), shipped));
  const { kind, language } = languageFileAt(one.file);
  return until(one, kind === "never-ask" ? "Until then it does not count." : withoutTexts(language, shipped));
}

/**
 * A mistake for which a part of the own folder is left out. Where it shows in a shipped file it is told at that part: the
 * shipped file is not the operator's to mend.
 */
export function tellOfPart(one: Diagnostic, part: Part, own: Book, shipped: Book): Diagnostic {
  const told = isIn(own, one.file) ? one : atPart(one, part, own);
  const [kind, name = ""] = part.split(" ");
  return until(told, kind === "flow" ? withoutFlow(name, shipped) : withoutTexts(name, shipped));
}

const isIn = ({ flows, texts }: Book, file: string) => [...flows, ...texts].some(({ source }) => source.file === file);

function atPart(one: Diagnostic, part: Part, own: Book): Diagnostic {
  const what = `This does not fit the shipped files: ${formatDiagnostic({ ...one, cure: "" }).trimEnd()}`;
  const [, name = "", text = ""] = part.split(" ");
  const flow = own.flows.find((read) => part === `flow ${read.flow.id}`);
  if (flow) return mistake(flow.source, flow.source.at(["id"]), one.code, what, FLOW_CURE);
  const words = own.texts.find(({ language }) => language === name)?.texts.get(text);
  return words ? mistake(words.source, words.place, one.code, what, TEXT_CURE) : one;
}

const FLOW_CURE = "Write it as the shipped one now is, or lay a flow of your own over the other one too.";
const TEXT_CURE = "Write it as the shipped text now is, or change the same in the other languages.";

const withoutFlow = (id: string, { flows }: Book) =>
  flows.some(({ flow }) => flow.id === id)
    ? `Until then the shipped flow "${id}" goes on.`
    : `Until then there is no flow "${id}".`;

const withoutTexts = (language: string | undefined, { texts }: Book) =>
  texts.some((read) => read.language === language)
    ? "Until then the shipped words are said."
    : "Until then it is said in en.";
