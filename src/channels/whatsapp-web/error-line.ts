const LONGEST = 300;

/** What broke, for the log: one line, and no number so long that it could be somebody's phone. */
export function errorLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .split("\n", 1)
    .join("")
    .slice(0, LONGEST)
    .replace(/\d{5,}/gu, "…");
}
