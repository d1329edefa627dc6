import { ApiTrouble } from "./api-trouble.ts";
import type { Payload } from "./read-payload.ts";
import type { State, Update } from "./state.ts";
import { confirmBelow, dropOld } from "./updates.ts";

/** `getUpdates`: answers at once when there is something, and otherwise waits for it. */
export interface LongPoll {
  /** @param gone fires when the other side hung up */
  poll(payload: Payload, gone: AbortSignal): Promise<readonly Update[]>;
  /** Something came in. */
  look(): void;
  /** Ends whoever waits. */
  close(): void;
}

interface Poller {
  readonly take: () => readonly Update[];
  readonly end: (how: readonly Update[] | ApiTrouble) => void;
}

export function createLongPoll(state: State): LongPoll {
  let waiting: Poller | undefined;
  const look = () => {
    const updates = waiting?.take() ?? [];
    if (updates.length > 0) waiting?.end(updates);
  };
  const poll = async (payload: Payload, gone: AbortSignal) => {
    if (state.webhook) throw new ApiTrouble(409, WEBHOOK_ACTIVE);
    waiting?.end(new ApiTrouble(409, OTHER_POLLER));
    if (payload.offset !== undefined && payload.offset > 0) confirmBelow(state, payload.offset);
    const take = () => takeSome(state, payload);
    const updates = take();
    if (updates.length > 0 || !payload.timeout) return updates;
    return wait(take, payload.timeout * 1000, gone);
  };
  const wait = (take: Poller["take"], longest: number, gone: AbortSignal) =>
    new Promise<readonly Update[]>((resolve, reject) => {
      const end: Poller["end"] = (how) => {
        clearTimeout(timer);
        waiting = undefined;
        if (how instanceof ApiTrouble) reject(how);
        else resolve(how);
      };
      const timer = setTimeout(() => end([]), longest);
      waiting = { take, end };
      gone.addEventListener("abort", () => end([]), { once: true });
    });
  return { poll, look, close: () => waiting?.end([]) };
}

function takeSome(state: State, { offset = 0, limit = 100, allowed_updates: allowed }: Payload): readonly Update[] {
  dropOld(state);
  if (allowed)
    state.waiting = state.waiting.filter(
      ({ update }) => allowed.length === 0 || allowed.some((kind) => kind in update),
    );
  const updates = state.waiting.map(({ update }) => update);
  const asked = offset < 0 ? updates.slice(offset) : updates.filter(({ update_id: id }) => id >= offset);
  return asked.slice(0, limit);
}

const OTHER_POLLER =
  "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
const WEBHOOK_ACTIVE =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
