import type { Diagnostic } from "./diagnostic.ts";
import { compileFlow, compileOffers } from "./compile.ts";
import { languageFileAt } from "./language-files.ts";
import { didYouMean } from "../shared/did-you-mean.ts";
import { flowSchema, type FlowShape, KEYS } from "./schema.ts";
import { isRecord, readDespite, type Source, type SourceFile } from "./source.ts";
import type { Book, ReadFlow, ReadTexts, Unread } from "./symbols.ts";
import { readTexts } from "./text-file.ts";

/** What a file with mistakes still says, and what it would have said for all that anybody knows. */
interface Rest {
  readonly flow?: ReadFlow;
  readonly texts?: ReadTexts | undefined;
  /** Files that cannot be read at all, by what they are named after. */
  readonly gone?: string;
  readonly lostSteps?: readonly string[];
  /** Something that counts is missing in the flow, and not only a strange line too much. */
  readonly isDamaged?: boolean;
  /** Ids of texts, or beginnings of them, by language; the empty one stands for all. */
  readonly lostTexts?: readonly string[];
}

/**
 * Goes on with what can be read of files that have mistakes, so that one pass finds the others as well. What cannot be
 * read is taken to be right, or one slip would be told many times. Good for finding mistakes and for nothing else.
 *
 * @param book what could be read without
 * @param broken files with at least one mistake of syntax or shape
 */
export function salvage(book: Book, broken: readonly SourceFile[]): Book & { readonly unread: Unread } {
  const rests = broken.map((file) => ({ ...restOf(file), file }));
  const flows = rests.flatMap(({ flow }) => flow ?? []);
  const texts = rests.flatMap(({ texts }) => texts ?? []);
  const inFlows = rests.filter(({ file }) => isFlow(file));
  const lostTexts = rests.flatMap(({ file, lostTexts = [] }) =>
    lostTexts.map((begins) => ({ language: languageFileAt(file.path).language, begins })),
  );
  const homes = new Set([...book.flows, ...flows].map(({ flow }) => flow.id));
  // What stands below no flow is there for several, and a slip in a name is not made in every language.
  const isBorrowed = (text: string) =>
    !homes.has(text.split(".")[0] ?? "") && book.texts.every((read) => read.texts.has(text));
  return {
    ...book,
    flows: [...book.flows, ...flows],
    texts: [...book.texts, ...texts.filter(({ language }) => !book.texts.some((read) => read.language === language))],
    unread: {
      flows: new Set(inFlows.flatMap(({ gone }) => gone ?? [])),
      damaged: new Set(rests.flatMap(({ flow, isDamaged }) => (flow && isDamaged === true ? [flow.flow.id] : []))),
      steps: new Set(
        inFlows.flatMap(({ flow, lostSteps = [] }) => lostSteps.map((id) => `${flow?.flow.id ?? ""}.${id}`)),
      ),
      says: (text) => inFlows.some((rest) => maySay(rest, text) || (rest.gone !== undefined && isBorrowed(text))),
      hasText: (text, language) =>
        lostTexts.some((lost) => (language ?? lost.language) === lost.language && text.startsWith(lost.begins)),
    },
  };
}

/** By its name, or because the name follows from what is lost. */
function maySay({ file, gone, flow, lostSteps = [] }: Rest & { readonly file: SourceFile }, text: string): boolean {
  const homes = gone === undefined ? lostSteps.map((step) => `${flow?.flow.id ?? ""}.${step}`) : [gone];
  const isThere = homes.some(
    (home) => text === home || text.startsWith(home.replace(/\*$/u, "").replace(/(?<=\w)$/u, ".")),
  );
  return isThere || file.text.includes(text);
}

const isFlow = ({ path }: SourceFile) => path.endsWith(".flow.yml");

function restOf(file: SourceFile): Rest {
  const source = readDespite(file);
  if (isFlow(file)) return restOfFlow(file, source);
  if (languageFileAt(file.path).kind !== "chat") return {};
  if (!source) return { lostTexts: [""] };
  const { texts } = readTexts(source);
  return { texts, lostTexts: lostIn(source) };
}

/** Lines that are no texts. Where a name stands twice, only the last one is known. */
function lostIn({ value, isWhole }: Source): readonly string[] {
  if (!isWhole || !isRecord(value)) return [""];
  return Object.entries(value).flatMap(([home, lines]) =>
    isRecord(lines)
      ? Object.keys(lines).flatMap((line) => (typeof lines[line] === "string" ? [] : [`${home}.${line}`]))
      : [`${home}.`],
  );
}

function restOfFlow({ path }: SourceFile, source: Source | undefined): Rest {
  const name = (path.split("/").at(-1) ?? "").slice(0, -".flow.yml".length);
  const found = source && soundPart(source.value);
  if (!source || !found) return { gone: name };
  const { shape, lostSteps, isDamaged } = found;
  const proves = shape.kind === "shared" ? (shape.proves ?? []) : [];
  return {
    flow: { flow: compileFlow(shape), ...compileOffers(shape), proves, source },
    lostSteps,
    isDamaged: isDamaged || !source.isWhole,
  };
}

const ANY = "*";

interface Sound {
  readonly shape: FlowShape;
  readonly lostSteps: readonly string[];
  readonly isDamaged: boolean;
}

/** The flow without the steps and lines that do not fit. Undefined where one of them is needed. */
function soundPart(value: unknown): Sound | undefined {
  const issues = flowSchema.safeParse(value).error?.issues ?? [];
  const strange = issues.flatMap((one) =>
    one.code === "unrecognized_keys" ? one.keys.map((key) => [...one.path, key]) : [],
  );
  const wrong = issues.flatMap((one) => (one.code === "unrecognized_keys" ? [] : [one.path]));
  const lost = wrong.map((path) => (path[0] === "steps" ? path.slice(0, 2) : path.slice(0, 1)));
  const parsed = flowSchema.safeParse([...strange, ...lost].reduce<unknown>(without, value));
  const named = lost.flatMap(([first, id]) => (first === "steps" && id !== undefined ? [String(id)] : []));
  // What a step with a name that is none was to be called, nobody knows.
  const lostSteps = issues.some(({ code }) => code === "invalid_key") ? [...named, ANY] : named;
  if (!parsed.success) return undefined;
  // "prove:" may have been meant to be "proves:".
  const isMeant = strange.some((path) => didYouMean(String(path.at(-1)), KEYS.flow[parsed.data.kind] ?? []) !== "");
  return { shape: parsed.data, lostSteps, isDamaged: lost.length > 0 || isMeant };
}

function without(value: unknown, [first, ...more]: readonly PropertyKey[]): unknown {
  if (first === undefined || !isRecord(value)) return value;
  const rest = Object.entries(value).filter(([key]) => key !== first || more.length > 0);
  return Object.fromEntries(rest.map(([key, one]) => [key, key === first ? without(one, more) : one]));
}

/** Where a flow is damaged, nothing sure can be said about where its ways lead and what they bring along. */
const UNSURE_INSIDE: readonly Diagnostic["code"][] = [
  ...(["unreachable-step", "no-end", "endless-loop", "needs-proof", "false-proof", "unknown-proof"] as const),
  ...([
    "unknown-placeholder",
    "missing-reason",
    "missing-means",
    "idle-menu",
    "unknown-option",
    "unused-label",
  ] as const),
];

/** The same of flows that call it, or are called from a question that offers it. */
const UNSURE_BEFORE: readonly Diagnostic["code"][] = ["needs-proof", "false-proof", "unknown-placeholder"];
const UNSURE_OFFERED: readonly Diagnostic["code"][] = ["unknown-option", "unused-label", "unreachable-step"];

/** Whether a mistake may be there only because of what could not be read. */
export function followsFrom({ flows, unread }: Book & { readonly unread: Unread }): (one: Diagnostic) => boolean {
  const isUnread = (id: string) => unread.damaged.has(id) || unread.flows.has(id);
  const shaken = new Set([...unread.damaged, ...unread.flows]);
  for (const before = { size: -1 }; before.size < shaken.size;) {
    before.size = shaken.size;
    for (const { flow } of flows)
      if (Object.values(flow.steps).some((step) => step.kind === "call" && shaken.has(step.flow))) shaken.add(flow.id);
  }
  return (one) =>
    flows.some(({ flow, source, offers }) => {
      if (source.file !== one.file && one.about?.includes(`flow ${flow.id}`) !== true) return false;
      if (isUnread(flow.id)) return UNSURE_INSIDE.includes(one.code);
      if (offers.length > 0 && shaken.size > 0 && UNSURE_OFFERED.includes(one.code)) return true;
      return shaken.has(flow.id) && UNSURE_BEFORE.includes(one.code);
    });
}
