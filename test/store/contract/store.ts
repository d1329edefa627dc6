import { describe, test } from "vitest";
import type { AnnouncementStore } from "../../../src/announcements/announcements.ts";
import type { AddressPageStore, ApprovalStore } from "../../../src/approvals/ports.ts";
import type { AuditRecord } from "../../../src/auth/ports.ts";
import type { AuthStore } from "../../../src/auth/store.ts";
import type { ConversationStore } from "../../../src/conversation/ports.ts";
import type { MailboxStore, MailLedger } from "../../../src/mail/ports.ts";

/** Every port of the store on one database. */
export interface Ports {
  readonly auth: AuthStore;
  readonly approvals: ApprovalStore;
  readonly announcements: AnnouncementStore;
  readonly addressPages: AddressPageStore;
  readonly conversation: ConversationStore;
  readonly mail: MailLedger;
  readonly mailbox: MailboxStore;
  readonly audit: AuditRecord;
}

/** A database that is held against the contracts: fresh and empty. */
export interface Store extends Ports {
  /** The same database, opened a second time, as another process would. */
  readonly beside: Ports;
  close(): Promise<void>;
}

export type Make = () => Promise<Store>;

/** Laws of one port, each on a database of its own. They look through ports only. */
export type Laws = Readonly<Record<string, (store: Store) => Promise<void>>>;

/** Holds a database against the laws of a port. @param begin what is there before each law */
export function holdLaws(port: string, make: Make, laws: Laws, begin?: (store: Store) => Promise<void>): void {
  describe(port, () => {
    test.each(Object.entries(laws))("%s", async (_law, holds) => {
      const store = await make();
      try {
        await begin?.(store);
        await holds(store);
      } finally {
        await store.close();
      }
    });
  });
}

/** Asks `times` times at once, by turns of two processes. @returns what came of each */
export const atOnce = <Result>(
  store: Store,
  times: number,
  ask: (ports: Ports, n: number) => Promise<Result>,
): Promise<readonly PromiseSettledResult<Result>[]> =>
  Promise.allSettled(Array.from({ length: times }, (_, n) => ask(n % 2 === 0 ? store : store.beside, n)));

/** How many of `times` at once are not refused. */
export async function howMany(
  store: Store,
  times: number,
  ask: (ports: Ports, n: number) => Promise<unknown>,
): Promise<number> {
  const all = await atOnce(store, times, ask);
  return all.filter(({ status }) => status === "fulfilled").length;
}
