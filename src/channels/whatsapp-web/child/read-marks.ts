import { sleep } from "../../../shared/schedule.ts";

/** Which messages may be shown as read: only those that are stored. */
export interface ReadMarks {
  /** Was told to the parent. @returns false when it is stored already */
  waiting(id: string, chat: string): boolean;
  stored(id: string): void;
}

const MOST = 5000;
/** One mark for a whole burst: it is a call into the page each time. */
const GATHER = 300;

/** @param mark shows all messages of a chat as read */
export function createReadMarks(mark: (chat: string) => unknown): ReadMarks {
  const chats = new Map<string, string>();
  const done = new Set<string>();
  const gathering = new Set<string>();
  const markLater = async (chat: string) => {
    if (gathering.has(chat)) return;
    gathering.add(chat);
    await sleep(GATHER);
    gathering.delete(chat);
    // Marking shows the whole chat as read: not while one of its messages is on its way.
    if (![...chats.values()].includes(chat)) mark(chat);
  };
  return {
    waiting: (id, chat) => {
      if (done.has(id)) return false;
      chats.set(id, chat);
      return true;
    },
    stored: (id) => {
      const chat = chats.get(id);
      if (chat === undefined) return;
      chats.delete(id);
      forgetOldest(done, MOST);
      done.add(id);
      void markLater(chat);
    },
  };
}

function forgetOldest(kept: Set<string>, most: number): void {
  const [oldest] = kept;
  if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
}
