import type { AddressPages } from "../../src/approvals/approvals.ts";

export const GOOD_ADDRESS = "good-address-link-0001";
/** A link whose button is pressed in a home network. */
export const HOME_ADDRESS = "home-address-link-0001";

/** Links that a chat gave: one that reads, one whose address no list may hold. All others are dead. */
export const addressPagesDouble: Pick<AddressPages, "inspect" | "read"> = {
  inspect: async (token) => (token === GOOD_ADDRESS || token === HOME_ADDRESS ? "good" : "dead"),
  read: async (token) => (token === GOOD_ADDRESS ? "read" : token === HOME_ADDRESS ? "special" : "dead"),
};
