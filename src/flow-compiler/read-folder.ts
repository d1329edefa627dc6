import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "./diagnostic.ts";
import { FORMER, formerPlacesIn, LANGUAGES_FOLDER, languageFilesIn, strangeLanguageFiles } from "./language-files.ts";
import type { SourceFile } from "./source.ts";

export interface FolderRead {
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** No flow or text file that a person wrote is longer (bytes). */
const LARGEST = 1_000_000;
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
  const entries = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const folders = entries.map(({ name }) => name).filter((name) => !name.startsWith("."));
  const strange = folders.filter((name) => ![...FOLDERS, ...FORMER, "drawings"].includes(name));
  const read = [
    ...FLOW_FOLDERS.filter((folder) => folders.includes(folder)).flatMap((folder) => readFlows(directory, folder)),
    ...readLanguages(directory),
    ...strange.map((name) => unreadable(name, OVERLOOKED, `Rename it: what counts lies in ${FOLDERS.join(", ")}.`)),
  ];
  const hints = formerPlacesIn(directory).map((one) => ({ ...one, file: join(directory, one.file) }));
  return { exists: true, ...inTwo(read.map((one) => below(directory, one))), hints };
}

const OVERLOOKED = "This folder is overlooked here.";
const OWN_FOLDER_CURE = "Set FLOWS_FOLDER to the folder that your own flows and texts lie in.";

const below = (directory: string, one: SourceFile | Diagnostic): SourceFile | Diagnostic =>
  "text" in one ? { ...one, path: join(directory, one.path) } : { ...one, file: join(directory, one.file) };

function readFlows(directory: string, folder: string): readonly (SourceFile | Diagnostic)[] {
  try {
    const names = readdirSync(join(directory, folder)).filter((name) => !name.startsWith("."));
    return names.sort().map((name) => {
      const path = `${folder}/${name}`;
      return name.endsWith(".flow.yml") ? readText(directory, path) : unreadable(path, OVERLOOKED_FILE, FLOW_CURE);
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
  const file = join(directory, path);
  try {
    const { size } = statSync(file);
    if (size <= LARGEST) return { path, text: readFileSync(file, "utf8") };
    return unreadable(
      path,
      `The file has ${String(size)} bytes.`,
      `Split it: at most ${String(LARGEST)} bytes are read.`,
    );
  } catch {
    return unreadable(path, "The file cannot be read.", "Check that it is a file, and who may read it.");
  }
}

const NO_FOLDER = "There is no such folder, or it may not be read.";
const FOLDER_CURE = "Run this from the project's folder, or say where the flows are.";

const OVERLOOKED_FILE = "This file would be overlooked here.";
const FLOW_CURE = "End its name with .flow.yml, or move it elsewhere.";

const unreadable = (file: string, what: string, cure: string): Diagnostic => ({
  code: "unreadable",
  file,
  line: 1,
  column: 1,
  what,
  cure,
});
