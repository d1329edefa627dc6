import type { Api } from "grammy";
import { z } from "zod";
import { WANTED } from "./deps.ts";
import type { TakeUpdate } from "./take-update.ts";
import { chatOf, Update } from "./update.ts";

/** How long Telegram may wait for something to bring. */
export const LONG_POLL_SECONDS = 30;

const Numbered = z.looseObject({ update_id: z.number() });

/** Something was fetched and could not be stored. Telegram still has it. */
export class NotStored extends Error {}

/**
 * Fetches updates one batch after the other. `offset` names the first that is not stored; asking with it is what
 * confirms those before. It is only kept until Telegram has nothing more: after a week of silence Telegram draws new
 * numbers, which may be smaller.
 */
export function createFetch(api: Api, take: TakeUpdate) {
  let offset: number | undefined;
  /** @param seconds to wait for something. @throws NotStored, or what the Bot API threw; nothing is lost then */
  return async (seconds: number, stop: AbortSignal): Promise<void> => {
    const from = offset === undefined ? {} : { offset };
    const options = { timeout: seconds, limit: 100, allowed_updates: [...WANTED], ...from };
    // grammY's types know only the signal of a package from before there was one in Node; it takes both.
    const updates = z.array(z.unknown()).parse(await Reflect.apply(api.getUpdates.bind(api), api, [options, stop]));
    if (updates.length === 0) offset = undefined;
    const { next, causes } = await takeAll(updates, take);
    offset = next ?? offset;
    if (causes.length > 0) throw new NotStored("An update could not be stored.", { cause: causes[0] });
  };
}

/** In order within a chat. One that cannot be stored holds up its own chat, and what Telegram may forget. */
async function takeAll(updates: readonly unknown[], take: TakeUpdate) {
  const stuck = new Set<unknown>();
  const causes = new Array<unknown>();
  let next: number | undefined;
  for (const update of updates) {
    const number = numberOf(update);
    const chat = chatIn(update);
    try {
      if (!stuck.has(chat)) await take(update);
    } catch (trouble) {
      stuck.add(chat);
      causes.push(trouble);
      next ??= number;
    }
    if (stuck.size === 0) next = number === undefined ? next : number + 1;
  }
  return { next, causes };
}

const numberOf = (update: unknown) => Numbered.safeParse(update).data?.update_id;

function chatIn(update: unknown): unknown {
  const read = Update.safeParse(update);
  return read.success ? chatOf(read.data)?.id : update;
}
