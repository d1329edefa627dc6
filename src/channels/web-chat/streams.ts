import type { ChatAddress, Inbox } from "../channel.ts";
import { createLineReader } from "./line-reader.ts";

/** Browsers open about six connections to one host; a person has a few tabs. */
const STREAMS_PER_CHAT = 5;

/** Where events go: one open connection. */
interface Sink {
  readonly write: (event: string) => void;
  readonly end: () => void;
}

/** The open pages of all chats. */
export interface Streams {
  /** One more page would be too many for this chat. */
  isFull(chat: string): boolean;
  /** Adds a page that has everything up to line `after` and sends it the rest. @returns what to call when it leaves */
  add(chat: ChatAddress, after: number, sink: Sink): () => void;
  /** Something changed in this chat: its pages read on. Nobody there is fine. */
  poke(chat: string): void;
  typing(chat: string): void;
  /** Keeps connections open, and reads on in case a poke was lost. */
  beat(): void;
  close(): void;
}

interface Page {
  readonly sink: Sink;
  readonly readOn: () => void;
}

export function createStreams(inbox: Inbox, onTrouble: (where: string, error: unknown) => void): Streams {
  const pages = new Map<string, Set<Page>>();
  const of = (chat: string) => pages.get(chat) ?? new Set();
  const all = () => [...pages.values()].flatMap((set) => [...set]);
  const leave = (chat: string, page: Page) => {
    of(chat).delete(page);
    if (of(chat).size === 0) pages.delete(chat);
  };
  return {
    isFull: (chat) => of(chat).size >= STREAMS_PER_CHAT,
    add: (chat, after, sink) => {
      const read = createLineReader(inbox, chat, after, sink.write);
      const page = { sink, readOn: () => void read().catch((error: unknown) => onTrouble("web chat stream", error)) };
      pages.set(chat.chat, of(chat.chat).add(page));
      page.readOn();
      return () => leave(chat.chat, page);
    },
    poke: (chat) => of(chat).forEach((page) => page.readOn()),
    typing: (chat) => of(chat).forEach((page) => page.sink.write("event: typing\ndata: {}\n\n")),
    beat: () => all().forEach(beatOne),
    close: () => all().forEach((page) => page.sink.end()),
  };
}

function beatOne(page: Page): void {
  page.sink.write(": still here\n\n");
  page.readOn();
}
