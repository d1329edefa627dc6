import { LIMITS } from "../../auth/auth.ts";
import type { ChatAddress } from "../../channels/channel.ts";
import { after, type Instant } from "../../shared/brand.ts";
import { MINUTE } from "../../shared/clock.ts";
import type { CutText } from "../../understanding/understanding.ts";

type Part = NonNullable<CutText["part"]>;

interface Kept {
  /** In the order in which they were typed. */
  readonly parts: readonly Part[];
  readonly until: Instant;
}

/** How long the rest of a code is waited for. In between nothing else may be written, so no other code can be meant. */
const PATIENCE = MINUTE;

/** Six digits in twos, and a slip before them. */
const MOST_PARTS = 4;

/** Chats in which somebody types a code in parts at this moment; of more the oldest is forgotten. */
const MOST_CHATS = 1000;

/**
 * Codes that are typed in several messages in a row. Only this process knows, and only for a minute, so that no half of a
 * code rests anywhere; when it is forgotten, the person is asked for the whole.
 */
export function createCodeParts() {
  const kept = new Map<string, Kept>();
  const partsOf = (from: ChatAddress, now: Instant) => {
    const found = kept.get(keyOf(from));
    return found && now < found.until ? found.parts : undefined;
  };
  return {
    /** The code that this message makes whole, with those before it; undefined while there is none. */
    wholeWith(from: ChatAddress, part: Part, now: Instant): string | undefined {
      const all = [...(partsOf(from, now) ?? []), part];
      const joined = all.slice(0, -1).map((_, index) => inOrder(all.slice(index)));
      return joined.findLast(isWhole);
    },
    /** To be told of every message that was stored, once: whatever is no part of a code ends what was begun. */
    note(from: ChatAddress, part: Part | undefined, now: Instant): void {
      const before = partsOf(from, now) ?? [];
      kept.delete(keyOf(from));
      if (part) kept.set(keyOf(from), { parts: [...before, part].slice(-MOST_PARTS), until: after(now, PATIENCE) });
      const [oldest] = kept.keys();
      if (kept.size > MOST_CHATS && oldest !== undefined) kept.delete(oldest);
    },
  };
}

export type CodeParts = ReturnType<typeof createCodeParts>;

const keyOf = ({ channel, bot, chat }: ChatAddress) => JSON.stringify([channel, bot, chat]);

const isWhole = (digits: string) =>
  digits.length === LIMITS.code.digits || digits.length === LIMITS.code.digitsUnderAttack;

/** "The second half is 913", and then the first. */
function inOrder(parts: readonly Part[]): string {
  const [one, other, ...more] = parts;
  const isReversed = more.length === 0 && (one?.place === "last" || (other?.place === "first" && !one?.place));
  return (isReversed ? parts.toReversed() : parts).map(({ digits }) => digits).join("");
}
