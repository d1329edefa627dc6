import type { AccountId, Instant } from "../../shared/brand.ts";
import type { IpList } from "./list.ts";

/** The way back from the newest change. A change after it takes its place: only the last one can be undone. */
export interface UndoOffer {
  readonly id: string;
  readonly what: ChangeMade;
  /** The range it was about; empty for a switch. */
  readonly range: string;
  readonly by: AccountId;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
  readonly used: boolean;
  /** Exactly what was there. */
  readonly before: IpList;
}

/** What a change did, as pages, mails and the record call it. */
export type ChangeMade = "added" | "removed" | "switched-on" | "switched-off" | "api-blocked" | "api-freed";

export const isOpen = (offer: UndoOffer | undefined, now: Instant): offer is UndoOffer =>
  offer !== undefined && !offer.used && offer.madeAt <= now && now < offer.expiresAt;

/**
 * What undoing brings back: switch, flag and every entry as they were. Addresses that an approval added since then
 * stay: they are another admin's decision about somebody else, and undoing a change must not take it back unseen.
 */
export function restored({ before, madeAt }: UndoOffer, present: IpList): IpList {
  const known = new Set(before.entries.map(({ id }) => id));
  const granted = present.entries.filter(
    ({ id, origin, addedAt }) => origin === "approval" && addedAt >= madeAt && !known.has(id),
  );
  return { ...before, entries: [...before.entries, ...granted] };
}
