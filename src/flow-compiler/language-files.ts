import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Language, readLanguage } from "../shared/language.ts";
import type { Code, Diagnostic } from "./diagnostic.ts";
import { didYouMean, listed } from "../shared/did-you-mean.ts";

/** Holds a folder for each language. */
export const LANGUAGES_FOLDER = "languages";

const KINDS = [
  "chat",
  "phrases",
  "words",
  "reports",
  "replies",
  "questions",
  "never-ask",
  "portal",
  "mail",
  "cases",
  "messengers",
] as const;

/** What a file of a language holds; it is called after that. */
export type LanguageFileKind = (typeof KINDS)[number];

/** Where files lay before a language was one folder: `texts/en.yml`. An operator's are read there for good. */
const FORMER_FOLDERS: ReadonlyMap<string, LanguageFileKind> = new Map<string, LanguageFileKind>([
  ["texts", "chat"],
  ...KINDS.slice(1, KINDS.indexOf("portal")).map((kind) => [kind, kind] as const),
]);

/** Folders of an operator in which nothing new belongs. */
export const FORMER: readonly string[] = [...FORMER_FOLDERS.keys()];

/** One file of a language. */
export interface LanguageFile {
  readonly kind: LanguageFileKind;
  readonly language: Language;
  /** Below the flows folder, with forward slashes. */
  readonly path: string;
  readonly isFormer: boolean;
}

/** Where a file of a language lies below a flows folder, with forward slashes: `languages/en/chat.yml`. */
export const languageFilePath = (kind: LanguageFileKind, language: string): string =>
  `${LANGUAGES_FOLDER}/${language}/${kind}.yml`;

/**
 * Every file of every language in a flows folder. Of one kind and language there may be two: that of a former place comes
 * first, for the other lies over it.
 *
 * @param flows the program's folder, or an operator's, which need not hold any of them
 */
export function languageFilesIn(flows: string): readonly LanguageFile[] {
  const former = [...FORMER_FOLDERS].flatMap(([folder, kind]) =>
    namesIn(join(flows, folder)).flatMap((name): readonly LanguageFile[] => {
      const language = name.endsWith(".yml") ? readLanguage(name.slice(0, -".yml".length)) : undefined;
      return language === undefined ? [] : [{ kind, language, path: `${folder}/${name}`, isFormer: true }];
    }),
  );
  const named = namesIn(join(flows, LANGUAGES_FOLDER)).flatMap((tag) => {
    const language = readLanguage(tag);
    const names = language === undefined ? [] : namesIn(join(flows, LANGUAGES_FOLDER, tag));
    return KINDS.flatMap((kind): readonly LanguageFile[] => {
      const path = languageFilePath(kind, tag);
      return language !== undefined && names.includes(`${kind}.yml`) ? [{ kind, language, path, isFormer: false }] : [];
    });
  });
  return [...former, ...named];
}

/** Kind and language of a file by its path, wherever its flows folder lies. */
export function languageFileAt(path: string): Pick<LanguageFile, "kind"> & { readonly language: Language | undefined } {
  const [folder = "", name = ""] = path.split("/").slice(-2);
  const base = name.replace(/\.yml$/u, "");
  const former = FORMER_FOLDERS.get(folder);
  if (former) return { kind: former, language: readLanguage(base) };
  return { kind: KINDS.find((kind) => kind === base) ?? "chat", language: readLanguage(folder) };
}

/** What lies among the files of languages and is none: it is named after no language, or as no file of one. */
export function strangeLanguageFiles(flows: string): readonly Diagnostic[] {
  const former = FORMER.flatMap((folder) =>
    namesIn(join(flows, folder)).flatMap((name) => {
      if (!name.endsWith(".yml"))
        return overlooked(`${folder}/${name}`, "End its name with .yml, or move it elsewhere.");
      return readLanguage(name.slice(0, -".yml".length))
        ? []
        : unnamed(`${folder}/${name}`, "file", "ru.yml or pt-BR.yml");
    }),
  );
  const named = namesIn(join(flows, LANGUAGES_FOLDER)).flatMap((tag) => {
    const folder = `${LANGUAGES_FOLDER}/${tag}`;
    if (!isFolder(join(flows, folder)))
      return overlooked(folder, "Put it into the folder of its language, or move it elsewhere.");
    if (!readLanguage(tag)) return unnamed(folder, "folder", "ru or pt-BR", tagMeant(tag));
    return namesIn(join(flows, folder))
      .filter((name) => !KINDS.some((kind) => name === `${kind}.yml`))
      .flatMap((name) =>
        overlooked(`${folder}/${name}`, `Rename it: a language has ${listed(FILES)}.`, didYouMean(name, FILES)),
      );
  });
  return [...former, ...named];
}

/** What is read where it lies and belongs elsewhere: told once, and once more for each file that lies in both places. */
export function formerPlacesIn(flows: string): readonly Diagnostic[] {
  const files = languageFilesIn(flows);
  const former = files.filter(({ isFormer }) => isFormer);
  const [first] = former;
  if (!first) return [];
  const others = former.length === 1 ? "" : `, and ${String(former.length - 1)} more in the same way`;
  const cure = `When you like, move it to ${languageFilePath(first.kind, first.language)}${others}.`;
  const covered = former.flatMap(({ kind, language, path }) => {
    const over = languageFilePath(kind, language);
    const isCovered = files.some((one) => one.path === over);
    return isCovered ? tell("former-place", path, `${over} lies over this file.`, BOTH) : [];
  });
  return [
    ...tell("former-place", first.path, "A language is one folder now; this file is read all the same.", cure),
    ...covered,
  ];
}

const BOTH = "Put what you need of it there, and delete it.";
const FILES = KINDS.map((kind) => `${kind}.yml`);

const unnamed = (file: string, what: string, such: string, meant = "") =>
  tell(
    "wrong-value",
    file,
    `This ${what} is named after no language.${meant}`,
    `Name it after the tag of its language, such as ${such}.`,
  );

/** A language by its name, or a tag that is written otherwise: `English`, `italiano`, `pt_br`. */
function tagMeant(written: string): string {
  const [base = "", region] = written.toLowerCase().split(/[-_ ]/u);
  const tag = region === undefined ? base : `${base}-${region.toUpperCase()}`;
  const found =
    readLanguage(tag) && tag !== written && tag.length <= LONGEST_TAG ? tag : tagNamed(written.toLowerCase());
  return found === undefined ? "" : ` Did you mean "${found}"?`;
}

/** `pt-BR`: a longer one is no tag that somebody wrote in capitals. */
const LONGEST_TAG = 6;

function tagNamed(name: string): string | undefined {
  const letters = Array.from("abcdefghijklmnopqrstuvwxyz");
  const tags = letters.flatMap((first) => letters.map((second) => `${first}${second}`));
  const english = new Intl.DisplayNames("en", { type: "language" });
  return tags.find(
    (tag) =>
      english.of(tag)?.toLowerCase() === name ||
      new Intl.DisplayNames(tag, { type: "language" }).of(tag)?.toLowerCase() === name,
  );
}

const overlooked = (file: string, cure: string, meant = "") =>
  tell("overlooked", file, `This file would be overlooked here.${meant}`, cure);

const tell = (code: Code, file: string, what: string, cure: string): readonly Diagnostic[] => [
  { code, file, line: 1, column: 1, what, cure },
];

/** Sorted, without what is hidden; empty where there is no such folder, or it may not be read. */
function namesIn(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => !name.startsWith("."));
    return names.toSorted();
  } catch {
    return [];
  }
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
