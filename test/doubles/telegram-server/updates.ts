import type { State, Update } from "./state.ts";

/** Telegram keeps what nobody fetched for so long. */
const RETENTION = 24 * 60 * 60 * 1000;

/** An update waits until it is confirmed, at most a day. */
export function enqueue(state: State, kind: string, body: unknown, chat: number): number {
  const id = state.nextUpdate;
  state.nextUpdate += 1;
  putBack(state, { update_id: id, [kind]: body }, chat);
  return id;
}

/** Brings an update that may have been brought before. */
export function putBack(state: State, update: Update, chat: number): void {
  if (!isWanted(state, update)) return;
  state.waiting.push({ update, at: state.now(), chat });
  state.news();
}

const isWanted = ({ webhook }: State, update: Update) =>
  webhook?.allowed === undefined || webhook.allowed.some((kind) => kind in update);

export function dropOld(state: State): void {
  state.waiting = state.waiting.filter(({ at }) => state.now() - at < RETENTION);
}

/** All with a smaller number are forgotten, as Telegram does it. */
export function confirmBelow(state: State, offset: number): void {
  state.waiting = state.waiting.filter(({ update }) => update.update_id >= offset);
}

export function settle(state: State, update: Update): void {
  state.waiting = state.waiting.filter((one) => one.update !== update);
}
