import type { AccountId, Instant, TokenHash, WorkspaceId } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import { LIMITS } from "../limits.ts";
import type { AccountStatus, Session } from "../model.ts";

/** Whose list it is about: that of whoever acts, or of a workspace that others vouch for. */
export type WhitelistSubject =
  | { readonly kind: "session"; readonly hash: TokenHash }
  | { readonly kind: "workspace"; readonly workspace: WorkspaceId };

/** All that a rule about a whitelist may look at. */
export interface WhitelistState {
  /** Of a subject `session`. */
  readonly session: Session | undefined;
  /** Undefined when there is no such workspace. */
  readonly workspace: WorkspaceId | undefined;
  readonly list: IpList;
  /** Everybody in the workspace. */
  readonly people: readonly Member[];
  /** That of the newest change, used or not. */
  readonly undo: UndoOffer | undefined;
}

export interface Member extends Person {
  readonly language: Language;
}

/** What the store saves for the rules about whitelists. */
export type WhitelistChange =
  /** The whole list: entries that are not in it any more go, new ones come. */
  | { readonly kind: "whitelist-set"; readonly workspace: WorkspaceId; readonly list: IpList }
  | { readonly kind: "whitelist-undo-offered"; readonly workspace: WorkspaceId; readonly offer: UndoOffer }
  /** Refused by the store when the offer was used already, by whomever. */
  | { readonly kind: "whitelist-undo-used"; readonly id: string; readonly by: AccountId };

/** A member, and from where this person comes. */
export interface Person {
  readonly id: AccountId;
  readonly name: string;
  readonly role: "admin" | "member";
  readonly status: AccountStatus;
  readonly twoSteps: boolean;
  readonly places: readonly Place[];
}

/** An address at which somebody signed in or used a session, and when they did so last. */
export interface Place {
  readonly kind: "sign-in" | "session";
  readonly address: string;
  readonly at: Instant;
}

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
