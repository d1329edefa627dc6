import { z } from "zod";
import { within } from "../pause.ts";

/** Both names of a chat with one person: by phone number and by hidden id. */
export interface Names {
  /** All that is known, the phone number first. Never empty: at least the name that was asked for. */
  of(chat: string): Promise<readonly string[]>;
}

/** The library promises both; each may be missing. */
const FOUND = z.array(z.object({ lid: z.string().optional(), pn: z.string().optional() }));
const MOST = 5000;
const PATIENCE = 5000;

/** @param ask the library's own look-up; asked once for each chat */
export function createNames(ask: (chat: string) => Promise<unknown>, onTrouble: (error: unknown) => void): Names {
  const known = new Map<string, Promise<readonly string[]>>();
  const look = async (chat: string) => {
    const [found] = FOUND.parse((await within(PATIENCE, ask(chat))) ?? []);
    return [...new Set([found?.pn, found?.lid, chat].filter((name) => name !== undefined))];
  };
  const of = (chat: string) => {
    const before = known.get(chat);
    if (before) return before;
    const looking = look(chat).catch((error: unknown) => {
      onTrouble(error);
      return [chat];
    });
    void looking.then((names) => names.length === 1 && known.delete(chat));
    if (known.size >= MOST) known.clear();
    known.set(chat, looking);
    return looking;
  };
  return { of };
}
