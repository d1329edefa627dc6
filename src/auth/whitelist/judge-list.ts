import type { Instant } from "../../shared/brand.ts";
import { isAllowed } from "../ip-whitelist.ts";
import { type IpList, lastingPart } from "./list.ts";
import { canEnter, type Person } from "./people.ts";
import { covers } from "./range.ts";

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
export function judgeList(one: ListCase): "safe" | UnsafeList {
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
