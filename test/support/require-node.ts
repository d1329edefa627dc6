/** The oldest Node that runs TypeScript files as they are, without a flag. */
export const OLDEST_NODE = "22.18.0";

/** @returns a sentence for the person when `version` is too old, else undefined */
export function tooOld(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return undefined;
  return `Latchkey needs Node ${OLDEST_NODE} or newer, and this is ${version}. Use "npm test", which brings its own Node, or install a newer one.`;
}

/** Runs before any worker: on an older Node the database driver would crash without a word. */
export default function requireNode(): void {
  const sentence = tooOld(process.versions.node);
  if (sentence) throw new Error(sentence);
}
