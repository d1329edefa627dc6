import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "./diagnostic.ts";
import type { SourceFile } from "./source.ts";

export interface FolderRead {
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** No flow or text file that a person wrote is longer (bytes). */
const LARGEST = 1_000_000;
const FOLDERS = ["sign-in", "shared", "repair", "texts"] as const;

/**
 * Reads `sign-in`, `shared`, `repair` (`*.flow.yml`) and `texts` (`*.yml`) below the flows folder, sorted by name.
 * The only place here that touches a disk.
 */
export function readFolder(directory: string): FolderRead {
  if (!existsSync(directory)) return { files: [], diagnostics: [unreadable(directory, NO_FOLDER, FOLDER_CURE)] };
  const read = [...FOLDERS, ...optionalIn(directory)].flatMap((folder) => readOne(directory, folder));
  return {
    files: read.flatMap((one) => ("text" in one ? [one] : [])),
    diagnostics: read.flatMap((one) => ("code" in one ? [one] : [])),
  };
}

/** Words by which texts are caught that ask for a password: a set of flows can do without. */
const NEVER_ASK = "never-ask";

const optionalIn = (directory: string): readonly string[] =>
  existsSync(join(directory, NEVER_ASK)) ? [NEVER_ASK] : [];

export interface OwnFolderRead extends FolderRead {
  readonly exists: boolean;
}

/** What an operator's folder holds beside flows and texts: read elsewhere, or never. */
const BESIDE: readonly string[] = [
  "phrases",
  "words",
  "reports",
  "replies",
  "questions",
  "never-ask",
  "languages",
  "drawings",
];

/**
 * Reads an operator's folder, which need not hold every one of the four. Paths begin with the folder's own, for the
 * shipped files have the same names.
 */
export function readOwnFolder(directory: string): OwnFolderRead {
  if (!existsSync(directory) || !statSync(directory).isDirectory())
    return { exists: false, files: [], diagnostics: [unreadable(directory, NO_FOLDER, OWN_FOLDER_CURE)] };
  const entries = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const folders = entries.map(({ name }) => name).filter((name) => !name.startsWith("."));
  const known = [...FOLDERS, NEVER_ASK].filter((folder) => folders.includes(folder));
  const strange = folders.filter((name) => !FOLDERS.some((one) => one === name) && !BESIDE.includes(name));
  const read = known.flatMap((folder) => readOne(directory, folder)).map((one) => below(directory, one));
  return {
    exists: true,
    files: read.flatMap((one) => ("text" in one ? [one] : [])),
    diagnostics: [
      ...read.flatMap((one) => ("code" in one ? [one] : [])),
      ...strange.map((name) => unreadable(join(directory, name), OVERLOOKED, `Rename it: ${OWN_FOLDERS}.`)),
    ],
  };
}

const OVERLOOKED = "This folder is overlooked here.";
const OWN_FOLDERS = `what counts lies in ${[...FOLDERS, ...BESIDE.slice(0, -1)].join(", ")}`;
const OWN_FOLDER_CURE = "Set FLOWS_FOLDER to the folder that your own flows and texts lie in.";

const below = (directory: string, one: SourceFile | Diagnostic): SourceFile | Diagnostic =>
  "text" in one ? { ...one, path: join(directory, one.path) } : { ...one, file: join(directory, one.file) };

function readOne(directory: string, folder: string): readonly (SourceFile | Diagnostic)[] {
  const ending = folder === "texts" || folder === NEVER_ASK ? ".yml" : ".flow.yml";
  try {
    const names = readdirSync(join(directory, folder)).filter((name) => !name.startsWith("."));
    return names.sort().map((name) => {
      const path = `${folder}/${name}`;
      return name.endsWith(ending) ? readText(directory, path) : strangeFile(path, ending);
    });
  } catch {
    return [
      unreadable(folder, NO_FOLDER, "Put the folder back; every one of sign-in, shared, repair, texts is needed."),
    ];
  }
}

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

const strangeFile = (path: string, ending: string) =>
  unreadable(path, "This file would be overlooked here.", `End its name with ${ending}, or move it elsewhere.`);

const unreadable = (file: string, what: string, cure: string): Diagnostic => ({
  code: "unreadable",
  file,
  line: 1,
  column: 1,
  what,
  cure,
});
