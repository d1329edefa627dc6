import { z } from "zod";
import { after, type Instant } from "../../../shared/brand.ts";
import { type Clock, DAY } from "../../../shared/clock.ts";
import { within } from "../../../shared/schedule.ts";

/** Both names of a chat with one person: by phone number and by hidden id. */
export interface Names {
  /** All that is known, the phone number first. Never empty: at least the name that was asked for. */
  of(chat: string): Promise<readonly string[]>;
  /** The same, asked anew: what was known does not lead there any more. */
  anew(chat: string): Promise<readonly string[]>;
}

/** The library promises both; each may be missing. */
const FOUND = z.array(z.object({ lid: z.string().optional(), pn: z.string().optional() }));
const MOST = 5000;
const PATIENCE = 5000;
/** A number may be somebody else's one day, and whoever is called by it must not be taken for the one before. */
const GOOD_FOR = DAY;

interface Known {
  readonly looking: Promise<readonly string[]>;
  readonly until: Instant;
}

/** @param ask the library's own look-up; asked once a day for each chat */
export function createNames(
  ask: (chat: string) => Promise<unknown>,
  onTrouble: (error: unknown) => void,
  clock: Clock,
): Names {
  const known = new Map<string, Known>();
  const look = async (chat: string) => {
    const [found] = FOUND.parse((await within(PATIENCE, ask(chat))) ?? []);
    return [...new Set([found?.pn, found?.lid, chat].filter((name) => name !== undefined))];
  };
  const of = (chat: string) => {
    const now = clock.now();
    const before = known.get(chat);
    if (before && now < before.until) return before.looking;
    const looking = look(chat).catch((error: unknown) => {
      onTrouble(error);
      return [chat];
    });
    void looking.then((names) => names.length === 1 && known.delete(chat));
    if (known.size >= MOST) known.clear();
    known.set(chat, { looking, until: after(now, GOOD_FOR) });
    return looking;
  };
  const anew = (chat: string) => {
    known.delete(chat);
    return of(chat);
  };
  return { of, anew };
}
