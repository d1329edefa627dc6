import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { didYouMean } from "../shared/did-you-mean.ts";
import { readLanguage } from "../shared/language.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { FORMER, formerPlacesIn, LANGUAGES_FOLDER, languageFilesIn, strangeLanguageFiles } from "./language-files.ts";
import { readWritten } from "./read-written.ts";
import type { SourceFile } from "./source.ts";

export interface FolderRead {
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

const FLOW_FOLDERS = ["sign-in", "shared", "repair"] as const;
const FOLDERS: readonly string[] = [...FLOW_FOLDERS, LANGUAGES_FOLDER];

/**
 * Reads `sign-in`, `shared`, `repair` (`*.flow.yml`), and of each folder in `languages` what the chat says (`chat.yml`) and
 * the words by which texts are caught that ask for a password (`never-ask.yml`). Sorted by name.
 */
export function readFolder(directory: string): FolderRead {
  if (!existsSync(directory)) return { files: [], diagnostics: [unreadable(directory, NO_FOLDER, FOLDER_CURE)] };
  return inTwo([...FLOW_FOLDERS.flatMap((folder) => readFlows(directory, folder)), ...readLanguages(directory)]);
}

const inTwo = (read: readonly (SourceFile | Diagnostic)[]): FolderRead => ({
  files: read.flatMap((one) => ("text" in one ? [one] : [])),
  diagnostics: read.flatMap((one) => ("code" in one ? [one] : [])),
});

export interface OwnFolderRead extends FolderRead {
  readonly exists: boolean;
  /** What is read where it lies and belongs elsewhere. */
  readonly hints: readonly Diagnostic[];
}

/**
 * Reads an operator's folder, which need not hold every one of the four, and whose texts may lie in `texts`, as they did
 * before a language was a folder. Paths begin with the folder's own, for the shipped files have the same names.
 */
export function readOwnFolder(directory: string): OwnFolderRead {
  if (!existsSync(directory) || !statSync(directory).isDirectory())
    return { exists: false, files: [], diagnostics: [unreadable(directory, NO_FOLDER, OWN_FOLDER_CURE)], hints: [] };
  const entries = readdirSync(directory, { withFileTypes: true }).filter(({ name }) => !name.startsWith("."));
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const loose = entries.map(({ name }) => name).filter((name) => /\.ya?ml$/iu.test(name) && !TOP_FILES.includes(name));
  const strange = folders.filter((name) => ![...FOLDERS, ...FORMER, "drawings", ...TOP_FILES].includes(name));
  const read = [
    ...FLOW_FOLDERS.filter((folder) => folders.includes(folder)).flatMap((folder) => readFlows(directory, folder)),
    ...readLanguages(directory),
    ...strange.map((name) => overlooked(name, `${OVERLOOKED}${didYouMean(name, FOLDERS)}`, folderCure(name))),
    ...loose.map((name) => overlooked(name, `${OVERLOOKED_FILE}${didYouMean(name, TOP_FILES)}`, looseCure(name))),
  ];
  const hints = formerPlacesIn(directory).map((one) => ({ ...one, file: join(directory, one.file) }));
  return { exists: true, ...inTwo(read.map((one) => below(directory, one))), hints };
}

/** What may lie beside the folders. */
const TOP_FILES: readonly string[] = ["other-languages.yml"];

const folderCure = (name: string) =>
  readLanguage(name)
    ? `Move it to ${LANGUAGES_FOLDER}/${name}.`
    : `Rename it: what counts lies in ${FOLDERS.join(", ")}.`;

const looseCure = (name: string) =>
  name.includes(".flow.")
    ? `Move it to one of: ${FLOW_FOLDERS.join(", ")}.`
    : `Move it to the folder of its language, such as ${LANGUAGES_FOLDER}/en.`;

const OVERLOOKED = "This folder is overlooked here.";
const OWN_FOLDER_CURE = "Set FLOWS_FOLDER to the folder that your own flows and texts lie in.";

const below = (directory: string, one: SourceFile | Diagnostic): SourceFile | Diagnostic =>
  "text" in one ? { ...one, path: join(directory, one.path) } : { ...one, file: join(directory, one.file) };

function readFlows(directory: string, folder: string): readonly (SourceFile | Diagnostic)[] {
  try {
    const names = readdirSync(join(directory, folder)).filter((name) => !name.startsWith("."));
    return names.sort().map((name) => {
      const path = `${folder}/${name}`;
      return name.endsWith(".flow.yml") ? readText(directory, path) : overlooked(path, OVERLOOKED_FILE, FLOW_CURE);
    });
  } catch {
    return [unreadable(folder, NO_FOLDER, `Put the folder back; every one of ${FOLDERS.join(", ")} is needed.`)];
  }
}

const readLanguages = (directory: string): readonly (SourceFile | Diagnostic)[] => [
  ...strangeLanguageFiles(directory),
  ...languageFilesIn(directory)
    .filter(({ kind }) => kind === "chat" || kind === "never-ask")
    .map(({ path }) => readText(directory, path)),
];

function readText(directory: string, path: string): SourceFile | Diagnostic {
  const written = readWritten(join(directory, path));
  return "text" in written ? { path, text: written.text } : { code: "unreadable", file: path, ...written.noText };
}

const NO_FOLDER = "There is no such folder, or it may not be read.";
const FOLDER_CURE = "Run this from the project's folder, or say where the flows are.";

const OVERLOOKED_FILE = "This file would be overlooked here.";
const FLOW_CURE = "End its name with .flow.yml, or move it elsewhere.";

const overlooked = (file: string, what: string, cure: string): Diagnostic => ({
  ...unreadable(file, what, cure),
  code: "overlooked",
});

const unreadable = (file: string, what: string, cure: string): Diagnostic => ({
  code: "unreadable",
  file,
  line: 1,
  column: 1,
  what,
  cure,
});
