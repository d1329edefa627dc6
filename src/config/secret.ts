import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Random } from "../shared/random.ts";

/** Bytes of a key. */
const SHORTEST = 32;
/**
 * Different bytes among them. Of 32 random bytes about 30 differ; fewer than 16 is rarer than one key in 10^15, and is
 * what somebody gets who types a pattern.
 */
const LEAST_DIFFERENT = 16;

/**
 * Bytes of a written key. Exactly base64 (of either alphabet) or hex: a reader that skips what does not fit would take
 * any sentence.
 *
 * @returns the bytes, or what is wrong with the text, as the end of a sentence
 */
export function readKey(text: string): Uint8Array | string {
  const bytes = bytesOf(text.trim());
  if (!bytes) return `is neither base64 nor hex, or lacks a part. ${CURE}`;
  if (bytes.length < SHORTEST) return `is too short. ${CURE}`;
  if (new Set(bytes).size < LEAST_DIFFERENT) return `is a pattern, which can be guessed. ${CURE}`;
  return bytes;
}

const CURE = "It needs 32 random bytes in base64 or hex: run `openssl rand -base64 32` and write what it prints.";

function bytesOf(text: string): Uint8Array | undefined {
  if (/^(?:[0-9a-f]{2})+$/iu.test(text)) return Buffer.from(text, "hex");
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/u.test(text) || !isMixed(text)) return undefined;
  const bytes = Buffer.from(text, "base64");
  const written = text.replace(/=+$/u, "").replaceAll("-", "+").replaceAll("_", "/");
  return bytes.toString("base64").replace(/=+$/u, "") === written ? bytes : undefined;
}

/** Of random bytes, no 43 letters of base64 lack capitals or small letters; words written together do. */
const isMixed = (text: string) => /[a-z]/u.test(text) && /[A-Z]/u.test(text);

/** Makes the key file when there is none. @returns its key. @throws when it holds no whole key, or cannot be used */
export function keyInFile(file: string, random: Random): Uint8Array {
  if (!existsSync(file)) makeKeyFile(file, random);
  const key = readKey(readFileSync(file, "utf8"));
  if (typeof key === "string") throw new KeyFileBroken();
  return key;
}

/** It is there, and what it holds is no key. */
export class KeyFileBroken extends Error {}

/** Whole or not at all, and never over one that somebody else made meanwhile. */
function makeKeyFile(file: string, random: Random): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${String(process.pid)}`;
  writeFileSync(draft, Buffer.from(random.bytes(SHORTEST)).toString("base64"), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch {
    // There already, or on a disk without links.
    if (!existsSync(file)) renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}
