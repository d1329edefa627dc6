import type { News } from "../wire.ts";

/** The way from the child to its parent. */
export interface Teller {
  readonly tell: (news: News) => void;
  /** Resolves when everything that was told has left this process. */
  said(): Promise<void>;
}

/** @param send calls back when the news has left, or cannot */
export function createTeller(send: (news: News, done: () => void) => void): Teller {
  let last: Promise<unknown> = Promise.resolve();
  const tell = (news: News) => {
    last = Promise.all([last, new Promise<void>((resolve) => send(news, resolve))]);
  };
  return { tell, said: () => last.then(() => undefined) };
}
