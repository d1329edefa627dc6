import type { AccountId, Instant } from "../../shared/brand.ts";
import { covers, isAllowed } from "./range.ts";
import { LIMITS } from "../limits.ts";
import { hasEnded, type IpList, lastingPart, type Person, type Place } from "./model.ts";

/** Why a list may not be: it would shut out whoever saves it, everybody who could mend it, or both some day later. */
export type UnsafeList = "locks-you-out" | "no-admin-left" | "no-admin-later";

/** All that the decision depends on. */
export interface ListCase {
  /** The address of whoever saves it passes the new list. */
  readonly editorPasses: boolean;
  /** An active admin can enter under the new list. */
  readonly adminNow: boolean;
  /** Sign-in is limited where it was not, or an address that was allowed for good no longer is. */
  readonly narrows: boolean;
  /** An active admin can enter when every entry with an end has ended. */
  readonly adminLater: boolean;
}

/**
 * Whether a list may be saved. The first row that fits decides.
 *
 * The last row: whoever lets in nobody but an address that ends tomorrow would be shut out tomorrow, with nobody left
 * to mend it. What takes nothing away makes that no worse, and is not refused for it.
 */
export function evaluateList(one: ListCase): "safe" | UnsafeList {
  if (!one.editorPasses) return "locks-you-out";
  if (!one.adminNow) return "no-admin-left";
  if (one.narrows && !one.adminLater) return "no-admin-later";
  return "safe";
}

/**
 * The case of a change from `before` to `after`.
 *
 * @param editorAt present address of the admin who makes it: one more place where an admin can enter
 */
export function listCase(
  before: IpList,
  after: IpList,
  people: readonly Person[],
  editorAt: string,
  now: Instant,
): ListCase {
  const passes = (list: IpList) => isAllowed(list, editorAt, now);
  const entered = (list: IpList) => passes(list) || people.some((person) => canEnter(person, list, now));
  return {
    editorPasses: passes(after),
    adminNow: entered(after),
    narrows: narrows(before, after),
    adminLater: entered(lastingPart(after)),
  };
}

function narrows(before: IpList, after: IpList): boolean {
  if (!after.on || !before.on) return after.on && !before.on;
  const kept = lastingPart(after).entries;
  return lastingPart(before).entries.some(({ range }) => !kept.some((entry) => covers(entry.range, range)));
}

/** Somebody whom a change would cut off. */
export interface LockedOut {
  readonly id: AccountId;
  readonly name: string;
  readonly isAdmin: boolean;
  /** Newest first: where they come from now, and no longer could. */
  readonly addresses: readonly string[];
  /** At least one address of theirs stays good. */
  readonly partly: boolean;
}

/** Active members who come from addresses that `after` refuses and `before` does not. */
export function lockedOutBy(
  before: IpList,
  after: IpList,
  people: readonly Person[],
  now: Instant,
): readonly LockedOut[] {
  const passes = memberOf(after, now);
  const passedBefore = memberOf(before, now);
  return people.flatMap((person) => {
    const addresses = addressesOf(person, now);
    const lost = addresses.filter((address) => passedBefore(address) && !passes(address));
    if (person.status !== "active" || lost.length === 0) return [];
    const { id, name, role } = person;
    return [{ id, name, isAdmin: role === "admin", addresses: lost, partly: addresses.some(passes) }];
  });
}

/** Newest first, each once: sign-ins of the last 90 days and sessions that still run. */
function addressesOf(person: Person, now: Instant): readonly string[] {
  const recent = person.places.filter((place) => isRecent(place, person, now));
  return [...new Set([...recent].sort((a, b) => b.at - a.at).map(({ address }) => address))];
}

function isRecent({ kind, at }: Place, { twoSteps }: Person, now: Instant): boolean {
  if (kind === "sign-in") return now - at < LIMITS.whitelist.signInsCount;
  return now - at < (twoSteps ? LIMITS.session.idleWithTwoSteps : LIMITS.session.idle);
}

/** An active admin who came from an allowed address lately. With the list off every active admin can. */
export const canEnter = (person: Person, list: IpList, now: Instant): boolean =>
  person.role === "admin" &&
  person.status === "active" &&
  (!list.on || person.places.some((place) => isLately(place, person, now) && isAllowed(list, place.address, now)));

const isLately = (place: Place, person: Person, now: Instant): boolean =>
  place.kind === "session" ? isRecent(place, person, now) : now - place.at < LIMITS.whitelist.adminReachable;

/** Asks the list many times: what has ended is looked at once. */
function memberOf(list: IpList, now: Instant): (address: string) => boolean {
  const valid = { on: list.on, entries: list.entries.filter((entry) => !hasEnded(entry, now)) };
  return (address) => isAllowed(valid, address, now);
}
