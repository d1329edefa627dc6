import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";

/** One change of a file of ours, as an editor would make it. */
export interface Edit {
  readonly file: string;
  readonly was: string;
  readonly becomes: string;
}

/**
 * The compiler over the program as it stands, with one edit at a time that never reaches the disk.
 *
 * @param entry the file whose imports make up the program
 * @param added further files of it that are not on the disk either, by path
 * @returns what the compiler says of `file` after `edit`
 */
export function openCompiler(
  entry: string,
  added: Readonly<Record<string, string>> = {},
): (file: string, edit?: Edit) => readonly string[] {
  const own = Object.entries(added).map(([file, text]) => [resolve(file), text] as const);
  const edited = new Map(own);
  const versions = new Map<string, number>();
  const service = ts.createLanguageService(hostOf(resolve(entry), edited, versions));
  return (file, edit) => {
    for (const name of edited.keys()) versions.set(name, (versions.get(name) ?? 0) + 1);
    edited.clear();
    for (const [file, text] of own) edited.set(file, text);
    if (edit) put(edited, versions, edit);
    return service
      .getSemanticDiagnostics(resolve(file))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  };
}

/** Only the entry and what it imports are looked at. */
const NO_FOLDERS: ts.ParseConfigHost = { ...ts.sys, readDirectory: () => [] };

function put(edited: Map<string, string>, versions: Map<string, number>, { file, was, becomes }: Edit): void {
  const path = resolve(file);
  const text = readFileSync(file, "utf8");
  if (!text.includes(was)) throw new Error(`${file} holds no ${was}: the edit of this test is out of date.`);
  edited.set(path, text.replace(was, becomes));
  versions.set(path, (versions.get(path) ?? 0) + 1);
}

function hostOf(
  entry: string,
  edited: ReadonlyMap<string, string>,
  versions: ReadonlyMap<string, number>,
): ts.LanguageServiceHost {
  const read = ts.readJsonConfigFile("tsconfig.json", (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonSourceFileConfigFileContent(read, NO_FOLDERS, process.cwd());
  const textOf = (file: string) => edited.get(file) ?? ts.sys.readFile(file);
  return {
    getCompilationSettings: () => options,
    getScriptFileNames: () => [entry],
    getScriptVersion: (file) => String(versions.get(file) ?? 0),
    getScriptSnapshot: (file) => {
      const text = textOf(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => process.cwd(),
    getDefaultLibFileName: (wanted) => ts.getDefaultLibFilePath(wanted),
    fileExists: (file) => edited.has(file) || ts.sys.fileExists(file),
    readFile: textOf,
    readDirectory: () => [],
    directoryExists: (folder) => ts.sys.directoryExists(folder),
  };
}
