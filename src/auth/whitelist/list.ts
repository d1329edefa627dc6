import type { AccountId, Instant } from "../../shared/brand.ts";
import { LIMITS } from "../limits.ts";

/** The whitelist of a workspace as it rests. */
export interface IpList {
  /** Off: sign-in from anywhere. */
  readonly on: boolean;
  /** Requests of programs are held to the list, too. */
  readonly blocksApi: boolean;
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly id: string;
  /** In normal form: see `parseRange`. */
  readonly range: string;
  /** What people call the place. May be empty, as may the reason. */
  readonly label: string;
  readonly reason: string;
  /** Absent where the workspace came with it. */
  readonly by: AccountId | undefined;
  readonly origin: "set-up" | "admin" | "approval";
  readonly addedAt: Instant;
  /** Ends by itself at this moment. */
  readonly until: Instant | undefined;
}

export const hasEnded = ({ until }: Pick<Entry, "until">, now: Instant): boolean => until !== undefined && until <= now;

/** What is left of the list when every entry with an end has ended. */
export const lastingPart = (list: IpList): IpList => ({
  ...list,
  entries: list.entries.filter(({ until }) => until === undefined),
});

/** Nobody is shown an entry that ended long ago, so with the next change it goes. */
export const withoutForgotten = (list: IpList, now: Instant): IpList => ({
  ...list,
  entries: list.entries.filter((entry) => !isForgotten(entry, now)),
});

export const isForgotten = ({ until }: Pick<Entry, "until">, now: Instant): boolean =>
  until !== undefined && now - until >= LIMITS.whitelist.endedShownFor;
