import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { goldenAnswers } from "./golden-answers.ts";
import { goldenChats } from "./golden-chats.ts";
import { goldenPages } from "./golden-pages.ts";

/**
 * `npm run golden`: plays everything that people see and the database keeps, and compares it byte for byte with what
 * was written down before a move. For changes that must not change behaviour.
 *
 * `--write` takes today's run as the new golden one. `--to FOLDER` also writes each piece as a file, so that two
 * runs can be laid side by side with `diff -r`.
 */
const DIGESTS = fileURLToPath(new URL("digests.txt", import.meta.url));

/** One piece of a run: a chat, a page, the classifier's answers. */
export interface Piece {
  readonly name: string;
  readonly text: string;
}

const pieces = [...(await goldenChats()), ...(await goldenPages()), ...goldenAnswers()];
const written = pieces.map(({ name, text }) => `${createHash("sha256").update(text).digest("hex")}  ${name}`);

const folder = process.argv.includes("--to") ? process.argv[process.argv.indexOf("--to") + 1] : undefined;
if (folder !== undefined) for (const piece of pieces) writePiece(folder, piece);

if (process.argv.includes("--write")) writeFileSync(DIGESTS, `${written.join("\n")}\n`);
else compare(readFileSync(DIGESTS, "utf8").trim().split("\n"), written);

function writePiece(into: string, { name, text }: Piece): void {
  const file = join(into, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function compare(golden: readonly string[], now: readonly string[]): void {
  const other = now.filter((line) => !golden.includes(line)).map((line) => `differs  ${line.slice(66)}`);
  const names = now.map((line) => line.slice(66));
  const gone = golden.map((line) => line.slice(66)).filter((name) => !names.includes(name));
  const wrong = [...other, ...gone.map((name) => `missing  ${name}`)];
  process.stdout.write(
    [...wrong, `${String(now.length - other.length)} passed, ${String(wrong.length)} failed`, ""].join("\n"),
  );
  if (wrong.length > 0) process.exitCode = 1;
}
