/** A database that cannot be used. The message says why and what to do. */
export class StoreUnusable extends Error {}

/** What is said of a file whose pages do not hold together. @param found what the database says of it */
export const damaged = (file: string, found: string, cause?: unknown): StoreUnusable =>
  new StoreUnusable(
    `The database file ${file} is damaged (${found}). Keep a copy of it, then put your newest backup in its place (npm run -s latchkey -- restore FILE) and start again.`,
    { cause },
  );

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Whether SQLite came upon pages that cannot be what was once written. drizzle wraps what the database says. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return code.startsWith("SQLITE_CORRUPT") || code === "SQLITE_NOTADB" || isDamage(error.cause);
}
