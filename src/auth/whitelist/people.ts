import type { AccountId, Instant } from "../../shared/brand.ts";
import { isAllowed } from "../ip-whitelist.ts";
import { LIMITS } from "../limits.ts";
import type { AccountStatus } from "../model.ts";
import { type IpList, hasEnded } from "./list.ts";

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
interface Place {
  readonly kind: "sign-in" | "session";
  readonly address: string;
  readonly at: Instant;
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
