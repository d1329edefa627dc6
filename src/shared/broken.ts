/**
 * What may be told of something that was thrown: its name and, where it has one, its code. The message may hold what a
 * person wrote, an address or a number.
 */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`;
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  return `${error.name}${code}`;
}

/** The places in the code that a stack names below its message; the message may have lines that look like places. */
function placesOf({ stack = "", message }: Error): readonly string[] {
  const at = stack.indexOf(message);
  if (at < 0) return [];
  const below = stack.slice(at + message.length).split("\n");
  return below.filter((line) => /^\s+at .*:\d+:\d+\)?$/u.test(line));
}

/** The same trouble for the log: where it was thrown, and nothing that its message says. */
export function withoutWords(error: unknown): Error {
  const told = new Error(`Something of Latchkey's own broke: ${nameOf(error)}.`);
  told.name = error instanceof Error ? error.name : "Error";
  const places = error instanceof Error ? placesOf(error) : [];
  told.stack = [`${told.name}: ${told.message}`, ...places].join("\n");
  return told;
}
