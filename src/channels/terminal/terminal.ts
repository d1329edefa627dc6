import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Language } from "../../shared/language.ts";
import type { Random } from "../../shared/random.ts";
import type { Channel, ChatAddress, Outbound, Inbox } from "../channel.ts";

/** A chat with whoever sits at this terminal, or with a pipe. */
export interface Terminal {
  readonly channel: Channel;
  /** Reads lines until the end of the input, each one message. Resolves when the last one was handed in. */
  talk(): Promise<void>;
}

export interface TerminalDeps {
  readonly inbox: Inbox;
  readonly random: Random;
  readonly input: Readable;
  readonly output: Writable;
  readonly language: Language;
  /** Lets everything happen that follows from a message, so that a piped script reads like a chat. */
  readonly settled: () => Promise<void>;
}

const ADDRESS: ChatAddress = { channel: "terminal", bot: "latchkey", chat: "terminal" };

export function createTerminal(deps: TerminalDeps): Terminal {
  const { input, output } = deps;
  const channel: Channel = {
    name: "terminal",
    capabilities: { buttons: 0, textLimit: 4000, deletes: false, edits: false },
    send: (message) => {
      output.write(`${shown(message)}\n\n`);
      return Promise.resolve({ kind: "sent" });
    },
  };
  const talk = async () => {
    const lines = createInterface({ input, crlfDelay: Infinity });
    for await (const line of lines) if (line.trim() !== "") await handIn(deps, line);
  };
  return { channel, talk };
}

/** Indented, so that the two voices are told apart without colour. */
const shown = ({ text }: Outbound) =>
  text
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");

async function handIn({ inbox, random, language, settled, output }: TerminalDeps, text: string): Promise<void> {
  const body = { kind: "text", text } as const;
  const answer = await inbox.receive({ from: ADDRESS, messageId: random.id(), body, language });
  if (answer === "refused") output.write("  That message is too long for a chat. Please send less at a time.\n\n");
  else await settled();
}
