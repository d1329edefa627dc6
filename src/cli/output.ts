import { createInterface } from "node:readline/promises";
import { ownEnvironment } from "../config/config.ts";

/** What the command line says to the person in front of it. */
export const say = {
  line: (text = "") => void process.stdout.write(`${text}\n`),
  warning: (text: string) => void process.stderr.write(`${text}\n`),
};

/** Said at every start of the demo. */
export const IS_DEMO =
  "This is the demo: made-up people, published passwords, no mail leaves this machine. SMTP_URL ends it.";

/**
 * Runs a command. What keeps it from its work is told in a sentence; the stack is for `LOG_LEVEL=debug`.
 */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    say.warning(error instanceof Error ? error.message : String(error));
    if (ownEnvironment()["LOG_LEVEL"] === "debug" && error instanceof Error) say.warning(error.stack ?? "");
    process.exitCode = 1;
  }
}

/**
 * Asks before something is destroyed. Only the word `yes` is one.
 *
 * @returns undefined where nobody sits at a terminal to answer
 */
export async function isConfirmed(question: string): Promise<boolean | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await asking.question(`${question} Type yes to go on: `)).trim().toLowerCase() === "yes";
  } finally {
    asking.close();
  }
}
