import { type AccountId, type Instant, after } from "../../shared/brand.ts";
import { DAY } from "../../shared/clock.ts";
import { never } from "../../shared/never.ts";
import { LIMITS } from "../limits.ts";
import { type Entry, type IpList, hasEnded } from "./model.ts";
import { covers, parseRange, type RangePolicy, type RangeRefusal } from "./range.ts";

/** What an admin may do to the list. */
export type WhitelistEdit =
  | {
      readonly kind: "add";
      /** As it was typed. */
      readonly range: string;
      readonly label: string;
      readonly reason: string;
      /** Whole days until the entry ends by itself, 1 to 365; for good when absent. */
      readonly days: number | undefined;
    }
  | { readonly kind: "remove"; readonly entry: string }
  | { readonly kind: "switch"; readonly on: boolean }
  | { readonly kind: "block-api"; readonly on: boolean };

/** Why an entry cannot be added. `ended`: it would end before it began. */
export type AddRefusal =
  | { readonly why: RangeRefusal | "full" | "ended" }
  /** Everything in it is allowed by this range already, for as long. */
  | { readonly why: "already-there"; readonly range: string };

/** `gone`: the entry is not there any more. `unchanged`: it is so already. */
export type EditRefusal = AddRefusal | { readonly why: "gone" | "unchanged" };

export type Edited<Refusal = EditRefusal> =
  | { readonly kind: "edited"; readonly list: IpList; readonly range: string }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** A new entry but for its range. */
export type NewEntry = Omit<Entry, "range">;

/** What stands in for the id, the owner and the moment of an entry that is being added. */
export interface EditHand {
  readonly id: string;
  readonly by: AccountId;
  readonly now: Instant;
  readonly policy: RangePolicy;
}

/** The list with the edit made, and the range that it is about. Empty for a switch. Decides nothing about safety. */
export function applyEdit(list: IpList, edit: WhitelistEdit, hand: EditHand): Edited {
  switch (edit.kind) {
    case "add":
      return addEntry(list, edit.range, entryOf(edit, hand), hand.policy);
    case "remove":
      return removeEntry(list, edit.entry);
    case "switch":
      return list.on === edit.on ? refused({ why: "unchanged" }) : edited({ ...list, on: edit.on });
    case "block-api":
      return list.blocksApi === edit.on ? refused({ why: "unchanged" }) : edited({ ...list, blocksApi: edit.on });
    default:
      return never(edit);
  }
}

/** Adds a range. One that lasts no longer than what covers it is told, not stored; the same one with a later end takes its place. */
export function addEntry(list: IpList, typed: string, entry: NewEntry, policy: RangePolicy): Edited<AddRefusal> {
  const parsed = parseRange(typed, policy);
  if (!parsed.ok) return refused({ why: parsed.reason });
  const range = parsed.value;
  if (hasEnded(entry, entry.addedAt)) return refused({ why: "ended" });
  const covering = list.entries.find((old) => covers(old.range, range) && lastsAsLong(old, entry));
  if (covering) return refused({ why: "already-there", range: covering.range });
  const others = list.entries.filter((old) => old.range !== range || entry.origin === "approval");
  if (others.filter((old) => !hasEnded(old, entry.addedAt)).length >= LIMITS.whitelist.entries)
    return refused({ why: "full" });
  return edited({ ...list, entries: [...others, { ...entry, range }] }, range);
}

const lastsAsLong = (old: Entry, { until }: NewEntry) =>
  old.until === undefined || (until !== undefined && old.until >= until);

function removeEntry(list: IpList, id: string): Edited {
  const gone = list.entries.find((entry) => entry.id === id);
  if (!gone) return refused({ why: "gone" });
  return edited({ ...list, entries: list.entries.filter((entry) => entry !== gone) }, gone.range);
}

const edited = (list: IpList, range = "") => ({ kind: "edited", list, range }) as const;
const refused = <Refusal>(refusal: Refusal) => ({ kind: "refused", refusal }) as const;

function entryOf(edit: Extract<WhitelistEdit, { kind: "add" }>, { id, by, now }: EditHand): NewEntry {
  const { label, reason, days } = edit;
  const until = days === undefined ? undefined : after(now, days * DAY);
  return { id, label: tidy(label), reason: tidy(reason), by, origin: "admin", addedAt: now, until };
}

/** One line, of bounded length. */
export const tidy = (text: string): string => text.replace(/\s+/gu, " ").trim().slice(0, LIMITS.whitelist.longestText);
