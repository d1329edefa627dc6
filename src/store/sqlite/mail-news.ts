import type { OpenStore } from "./open.ts";

/** Of the transaction that runs now. Transactions are synchronous, so there is never more than one in the process. */
const now = { queued: false };

/** A mail was queued in the transaction that runs now. */
export const noteMail = (): void => void (now.queued = true);

/** Whether one was since the last look. */
function takeNote(): boolean {
  const { queued } = now;
  now.queued = false;
  return queued;
}

/**
 * The same database, with somebody who is told after each commit that queued a mail, whoever wanted it: what waits for
 * a code must not wait for the next tick as well.
 */
export const tellOfMails = (store: OpenStore, tell: () => void): OpenStore => ({
  ...store,
  transact: (work) => {
    takeNote();
    const result = store.transact(work);
    if (takeNote()) tell();
    return result;
  },
});
