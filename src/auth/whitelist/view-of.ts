import type { AccountId, Instant } from "../../shared/brand.ts";
import { MINUTE } from "../../shared/clock.ts";
import { isAllowed } from "../ip-whitelist.ts";
import { hasEnded, isForgotten } from "./list.ts";
import { parseRange, type RangePolicy } from "./range.ts";
import type { WhitelistState } from "./model.ts";
import { isOpen } from "./undo-offer.ts";
import type { OwnAddress, UndoView, WhitelistView } from "./whitelist.ts";

/** @param address present one of whoever looks */
export function viewOf(state: WhitelistState, address: string, now: Instant, policy: RangePolicy): WhitelistView {
  const { on, blocksApi, entries } = state.list;
  const shown = entries.filter((entry) => !isForgotten(entry, now)).reverse();
  return {
    on,
    blocksApi,
    entries: shown.map((entry) => ({ ...entry, by: nameOf(state, entry.by), ended: hasEnded(entry, now) })),
    own: ownAddress(state, address, now, policy),
    undo: undoView(state, now),
  };
}

const nameOf = ({ people }: WhitelistState, id: AccountId | undefined) =>
  people.find((person) => person.id === id)?.name;

function ownAddress({ list }: WhitelistState, address: string, now: Instant, policy: RangePolicy): OwnAddress {
  if (isAllowed({ ...list, on: true }, address, now)) return { address, state: "listed" };
  const parsed = parseRange(address, policy);
  return { address, state: parsed.ok ? "addable" : parsed.reason };
}

function undoView(state: WhitelistState, now: Instant): UndoView | undefined {
  const offer = state.undo;
  if (!isOpen(offer, now)) return undefined;
  const { id, what, range, by, madeAt, expiresAt } = offer;
  return { id, what, range, madeAt, by: nameOf(state, by), minutesLeft: Math.ceil((expiresAt - now) / MINUTE) };
}
