import type { News } from "../wire.ts";
import type { Names } from "./names.ts";
import type { ReadMarks } from "./read-marks.ts";
import { readMessage, type ReadMessage, readOwn, readReaction } from "./read-message.ts";
import type { Sending } from "./sending.ts";

/** Where everything that the library hears comes through, however often it says it. */
export interface Hearing {
  message(raw: unknown): void;
  created(raw: unknown): void;
  reaction(raw: unknown): void;
}

interface HearingParts {
  readonly tell: (news: News) => void;
  readonly names: Names;
  readonly marks: ReadMarks;
  readonly sending: Pick<Sending, "echo">;
  readonly trouble: (error: unknown) => void;
}

/** Tells in the order of hearing, although a name may have to be looked up first. */
export function createHearing({ tell, names, marks, sending, trouble }: HearingParts): Hearing {
  let last: Promise<unknown> = Promise.resolve();
  const inOrder = (work: () => Promise<void>) => {
    last = last.then(work).catch(trouble);
  };
  const pass = (read: ReadMessage | undefined) => {
    if (!read || (read.body.kind !== "reaction" && !marks.waiting(read.id, read.chat))) return;
    const { id, body, repliesTo } = read;
    // Asked for at once: look-ups of different chats run side by side.
    const looking = names.of(read.chat);
    const more = repliesTo === undefined ? {} : { repliesTo };
    inOrder(async () => tell({ kind: "inbound", message: { id, chats: [...(await looking)], body, ...more } }));
  };
  return {
    message: (raw) => pass(readMessage(raw)),
    reaction: (raw) => pass(readReaction(raw)),
    created: (raw) => {
      const own = readOwn(raw);
      if (own) sending.echo(own);
    },
  };
}
