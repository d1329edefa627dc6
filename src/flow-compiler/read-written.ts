import { lstatSync, readFileSync, statSync, type Stats } from "node:fs";
import type { Place } from "./diagnostic.ts";

/** Why a file is no text that somebody wrote: where in it, what is wrong, and what to do. */
interface NoText extends Place {
  readonly what: string;
  readonly cure: string;
}

/** A file as it was written, or why it is none. */
type Written = { readonly text: string } | { readonly noText: NoText };

/** No file of flows or words that a person wrote is longer (bytes): the longest that is shipped has a fifth of that. */
const LARGEST = 1_000_000;

/**
 * Reads a file that somebody wrote by hand. Whatever lies there instead (a folder, a link to nothing, a picture, words in
 * another encoding, a gigabyte) is told and not read; never throws, never waits.
 */
export function readWritten(file: string): Written {
  try {
    const wrong = noFile(statSync(file));
    return wrong ? { noText: wrong } : textOf(readFileSync(file));
  } catch (error) {
    return { noText: unreadable(file, error) };
  }
}

function noFile(found: Stats): NoText | undefined {
  if (found.isDirectory()) return nothing("This is a folder, and a file is needed here.", "Put the file in its place.");
  if (!found.isFile()) return nothing("This is no file that can be read.", "Put a file of words in its place.");
  if (found.size <= LARGEST) return undefined;
  const cure = `At most ${String(LARGEST)} are read: take out what is no part of it.`;
  return nothing(`The file has ${String(found.size)} bytes.`, cure);
}

function unreadable(file: string, error: unknown): NoText {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "EACCES" || code === "EPERM")
    return nothing("The file may not be read.", "Let the user that Latchkey runs as read it.");
  return isLink(file)
    ? nothing("This link leads to no file.", "Put the file there that it leads to, or delete the link.")
    : nothing("The file cannot be read.", "Check that it is a file, and who may read it.");
}

const isLink = (file: string) => lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

function textOf(bytes: Uint8Array): Written {
  // A zero byte is in no text but one whose letters take two bytes each.
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isWide) return { noText: nothing("The file is saved as UTF-16.", SAVE_CURE) };
  if (bytes.includes(0))
    return { noText: nothing("This is no text.", "Put a text file in its place, saved as UTF-8.") };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { noText: strangeLetter(bytes) };
  }
}

/** Where the first byte stands that is no letter of UTF-8. */
function strangeLetter(bytes: Uint8Array): NoText {
  const lines = new TextDecoder().decode(bytes).split("\n");
  const line = lines.findIndex((one) => one.includes(STRANGE));
  const column = (lines[line] ?? "").indexOf(STRANGE);
  const what = "From here on letters cannot be read: the file is not saved as UTF-8.";
  return { line: Math.max(1, line + 1), column: Math.max(1, column + 1), what, cure: SAVE_CURE };
}

/** What a decoder writes in the place of such a byte. */
const STRANGE = "\uFFFD";

const SAVE_CURE = "Open it in your editor, choose “Save as”, and UTF-8 as the encoding.";

const nothing = (what: string, cure: string): NoText => ({ line: 1, column: 1, what, cure });
