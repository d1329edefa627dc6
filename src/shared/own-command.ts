/** Runs from its sources, and not from the package. */
const isSource = import.meta.url.endsWith(".ts");

/** How a command of ours is typed where this program runs, for sentences that tell what to do. */
export function ownCommand(words: string): string {
  if (!isSource) return `npx latchkey ${words}`;
  return words === "start" ? "npm start" : `npm run -s latchkey -- ${words}`;
}
