import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fewPhrases, stillEnglish } from "../app/few-phrases.ts";
import { readLanguages } from "../app/read-languages.ts";
import { mistakesInLanguages } from "../app/read-understanding.ts";
import { OWN_FLOWS } from "../app/shipped-intents.ts";
import { homeOfText, loadWording, shippedMistakes } from "../wording/wording.ts";
import type { Library } from "../engine/engine.ts";
import type { IntentProfile } from "../shared/intent.ts";
import {
  type Diagnostic,
  formatDiagnostic,
  generatedFiles,
  type LaidPart,
  type Left,
  listPaths,
  type Loaded,
  loadFlows,
  loadOverlaid,
  pathName,
  walkedPaths,
  walkPaths,
} from "../flow-compiler/flow-compiler.ts";

/** Where a command's lines go, one call a line. */
export type Print = (line: string) => void;

/** 0: all is well. 1: there is something to do, and the printed lines say what. */
export type ExitCode = 0 | 1;

/**
 * `latchkey flows check`: every mistake in flows and texts, or one line that says there is none.
 *
 * @param directory the program's own folder, or an operator's, which is checked as it lies over that one
 */
export async function flowsCheck(directory: string, print: Print): Promise<ExitCode> {
  const library = load(directory, print, {
    mistakes: (intents) => mistakesInWords(directory, intents),
    warnings: (intents) => warningsOf(directory, intents),
  });
  if (!library) return 1;
  const flows = Object.values(library.flows);
  const steps = flows.reduce((sum, flow) => sum + Object.keys(flow.steps).length, 0);
  print(`${String(flows.length)} flows with ${String(steps)} steps, and their texts in every language: no mistakes.`);
  return 0;
}

/** Scenario name → the path that its dialogue walked. */
export type ScenarioPaths = ReadonlyMap<string, readonly Left[]>;

/**
 * `latchkey flows paths`: every path of every flow, and behind it the scenarios that walk it. Each path is also walked
 * with events made up from the flow; one that cannot be is told, because something in the flow is out of reach.
 *
 * @param trails what the scenarios walked; without it the paths are listed alone
 */
export async function flowsPaths(directory: string, print: Print, trails?: ScenarioPaths): Promise<ExitCode> {
  const library = load(directory, print);
  if (!library) return 1;
  for (const id of Object.keys(library.flows)) printPaths(library, id, print, trails);
  return 0;
}

function printPaths(library: Library, id: string, print: Print, trails: ScenarioPaths | undefined): void {
  const flow = library.flows[id];
  if (!flow) return;
  const { paths, cut } = listPaths(flow);
  const walks = [...(trails ?? [])].map(([scenario, trail]) => ({
    scenario,
    names: new Set(walkedPaths(flow, trail).map(pathName)),
  }));
  const lines = paths.map((path) => {
    const name = pathName(path);
    return { name, by: walks.filter(({ names }) => names.has(name)).map(({ scenario }) => scenario) };
  });
  const walked = lines.filter(({ by }) => by.length > 0).length;
  const { unwalked } = walkPaths(library, flow);
  const share = trails ? `, ${String(walked)} walked by a scenario` : "";
  print(`${flow.id} (${flow.kind}): ${counted(paths.length, "path")}, ${reachOf(unwalked)}${share}`);
  for (const name of unwalked) print(`  ✗ ${name}   cannot be walked: a limit or an outcome on it is out of reach`);
  for (const { name, by } of lines) print(`  ${trails ? (by.length > 0 ? "✓ " : "· ") : ""}${name}${walkers(by)}`);
  if (cut) print("  … and more. A flow that nobody can survey should become two.");
  print("");
}

const reachOf = (unwalked: readonly string[]) =>
  unwalked.length === 0 ? "all can be walked" : `${String(unwalked.length)} of them cannot be walked`;
const walkers = (by: readonly string[]) => (by.length === 0 ? "" : `   [${by.join(", ")}]`);
const counted = (count: number, what: string) => `${String(count)} ${what}${count === 1 ? "" : "s"}`;

/**
 * `latchkey flows draw`: writes Mermaid and SVG of every flow to `drawings`, and the schema for editors.
 *
 * @param options with `check` nothing is written; it is only said which files no longer match the flows
 */
export async function flowsDraw(directory: string, print: Print, options: { check: boolean }): Promise<ExitCode> {
  const library = load(directory, print);
  if (!library) return 1;
  const files = generatedFiles(library);
  const stale = files.filter(({ path, text }) => contentOf(join(directory, path)) !== text).map(({ path }) => path);
  const orphans = drawingsIn(directory).filter((path) => !files.some((file) => file.path === path));
  if (options.check) return reportStale(stale, orphans, print);
  for (const { path, text } of files.filter((file) => stale.includes(file.path))) write(join(directory, path), text);
  for (const path of orphans) rmSync(join(directory, path));
  print(stale.length + orphans.length === 0 ? "All drawings are up to date." : drawn(stale.length, orphans.length));
  return 0;
}

const drawn = (written: number, deleted: number) =>
  `${counted(written, "file")} written${deleted > 0 ? `, ${String(deleted)} of flows that are gone deleted` : ""}.`;

function reportStale(stale: readonly string[], orphans: readonly string[], print: Print): ExitCode {
  for (const path of stale) print(`${path}: no longer matches the flows.`);
  for (const path of orphans) print(`${path}: its flow is gone.`);
  if (stale.length + orphans.length === 0) return 0;
  print('Run "latchkey flows draw" and commit what it writes.');
  return 1;
}

function drawingsIn(directory: string): readonly string[] {
  const folder = join(directory, "drawings");
  return existsSync(folder) ? readdirSync(folder).map((name) => `drawings/${name}`) : [];
}

const contentOf = (file: string) => (existsSync(file) ? readFileSync(file, "utf8") : undefined);

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/**
 * The library, or undefined after every mistake was printed.
 *
 * @param more finds mistakes in other files of the folder, and what is worth a thought. With it, what an operator's folder really brings is said as well
 */
function load(
  directory: string,
  print: Print,
  more?: { readonly mistakes: FromIntents; readonly warnings: FromIntents },
): Library | undefined {
  const loaded = isOwn(directory) ? loadOverlaid(OWN_FLOWS, directory) : loadFlows(directory);
  const intents = loaded.ok ? loaded.value.intents : [];
  const found = more ? withHome(directory, loaded) : loaded;
  const mistakes = [...mistakesIn(directory, found), ...(more?.mistakes(intents) ?? [])];
  for (const mistake of mistakes) print(mistake);
  for (const hint of loaded.ok && more ? loaded.hints : []) print(`hint: ${formatDiagnostic(hint)}`);
  const doubts = more && loaded.ok ? loaded.warnings.map(formatDiagnostic) : [];
  for (const warning of [...doubts, ...(more?.warnings(intents) ?? [])]) print(`warning: ${warning}`);
  if (mistakes.length > 0) print("");
  for (const line of loaded.ok && more ? origins(loaded.laid, directory) : []) print(line);
  if (mistakes.length === 0) return loaded.ok ? loaded.value.library : undefined;
  print(`${counted(mistakes.length, "mistake")} to repair.`);
  return undefined;
}

/** What can only be said when it is known what people can want of the flows. */
type FromIntents = (intents: readonly IntentProfile[]) => readonly string[];

/** Any folder but the program's lies over the program's. */
const isOwn = (directory: string) => resolve(directory) !== resolve(OWN_FLOWS);

function mistakesIn(directory: string, loaded: Loaded): readonly string[] {
  if (loaded.ok) return loaded.leftOut.map(formatDiagnostic);
  return loaded.diagnostics.map((one) => (isOwn(directory) ? formatDiagnostic(one) : locate(directory, one)));
}

/** A text that stands in the wrong file of its language is named with the right one. */
function withHome(directory: string, loaded: Loaded): Loaded {
  if (!loaded.ok || !isOwn(directory)) return loaded;
  const leftOut = loaded.leftOut.map((one) => {
    const kind = one.code === "unused-text" ? homeOfText(/"([^"]+)"/u.exec(one.what)?.[1] ?? "") : undefined;
    return kind === undefined ? one : { ...one, cure: `It is a text of ${kind}.yml: move it there.` };
  });
  return { ...loaded, leftOut };
}

const locate = (directory: string, diagnostic: Diagnostic) =>
  formatDiagnostic({ ...diagnostic, file: join(directory, diagnostic.file) });

/** Mistakes in the words of pages, mails and cases, and in an operator's phrases, words and reports. */
function mistakesInWords(directory: string, intents: readonly IntentProfile[]): readonly string[] {
  if (!isOwn(directory)) return shippedMistakes();
  const mistakes = [...mistakesInLanguages(directory, intents)];
  loadWording({ own: directory, onLeftOut: (mistake) => void mistakes.push(mistake) });
  return mistakes;
}

/** What works, and could be better. */
const warningsOf = (directory: string, intents: readonly IntentProfile[]): readonly string[] =>
  isOwn(directory)
    ? [
        ...fewPhrases(
          directory,
          intents,
          readLanguages(directory, { intents }).map(({ language }) => language),
        ),
        ...stillEnglish(directory),
      ]
    : [];

/** Which file each flow and text of the operator comes from; a list that nobody would read is cut short. */
function origins(laid: readonly LaidPart[], directory: string): readonly string[] {
  const files = [...new Set(laid.map(({ file }) => file))];
  const lines = files.map((file) => {
    const names = laid.filter((one) => one.file === file).map(({ part }) => part.split(" ").at(-1) ?? "");
    const shown = names.length > MOST_NAMED ? [...names.slice(0, MOST_NAMED), "…"] : names;
    return `${file}: ${counted(names.length, file.endsWith(".flow.yml") ? "flow" : "text")} of yours (${shown.join(", ")})`;
  });
  return lines.length === 0 ? [] : [...lines, `${OWN_FLOWS}: everything that ${directory} says nothing about`];
}

const MOST_NAMED = 5;
