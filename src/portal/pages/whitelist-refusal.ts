import type { EditRefusal, UnsafeList } from "../../auth/auth.ts";
import type { View } from "../views/view.ts";

export type Refusal = EditRefusal | { readonly why: UnsafeList };

/** Refusals by the words that tell them: where a thing lies inside of a network the cure is always the same. */
const SAYS = {
  "not-an-address": "notAnAddress",
  "too-wide": "tooWide",
  private: "inside",
  loopback: "inside",
  "link-local": "inside",
  "carrier-nat": "inside",
  multicast: "nowhere",
  documentation: "nowhere",
  reserved: "nowhere",
  full: "full",
  ended: "unchanged",
  gone: "gone",
  unchanged: "unchanged",
  "no-admin-left": "noAdminLeft",
  "no-admin-later": "noAdminLater",
} as const;

/** @param address present one of whoever reads it */
export function refusalWords({ words }: View, refusal: Refusal, address: string): string {
  const { refusals } = words.whitelist;
  if (refusal.why === "already-there") return refusals.alreadyThere(refusal.range);
  return refusal.why === "locks-you-out" ? refusals.locksYouOut(address) : refusals[SAYS[refusal.why]];
}

/** Whether the box itself has to be corrected. */
export const isAboutTheBox = ({ why }: Refusal): boolean =>
  why !== "locks-you-out" && why !== "no-admin-left" && why !== "no-admin-later" && why !== "full";
