import { changeList, type EditKit, previewEdit, undoChange } from "../../../src/auth/ip-whitelist/change-list.ts";
import type { WhitelistEdit } from "../../../src/auth/ip-whitelist/edit.ts";
import type { Entry, IpList, Member, UndoOffer, WhitelistState } from "../../../src/auth/ip-whitelist/model.ts";
import type { Change, Session } from "../../../src/auth/ports.ts";
import { accountId, instant } from "../../../src/shared/brand.ts";
import { DAY } from "../../../src/shared/clock.ts";

/** Every address of the small world. */
export const ADDRESSES = ["8.8.8.1", "8.8.8.2", "8.8.8.3"] as const;
export const NOW = instant(Date.UTC(2026, 0, 5, 9));
/** When every entry with an end has ended. */
const LATER = instant(NOW + DAY);

/** How an address can stand on the list. */
export const STANDINGS = ["absent", "for good", "for a day"] as const;
export type Standing = (typeof STANDINGS)[number];

/** A workspace in small: its list and the way back from the newest change. */
export interface Small {
  readonly list: IpList;
  readonly undo: UndoOffer | undefined;
}

export const listOf = (on: boolean, standings: readonly Standing[]): IpList => ({
  on,
  blocksApi: false,
  entries: ADDRESSES.flatMap((range, at) => {
    const standing = standings[at] ?? "absent";
    return standing === "absent" ? [] : [entryOf(range, standing === "for a day")];
  }),
});

const entryOf = (range: string, ends: boolean): Entry => ({
  id: `${range}${ends ? " ends" : ""}`,
  range,
  label: "",
  reason: "",
  by: undefined,
  origin: "set-up",
  addedAt: NOW,
  until: ends ? LATER : undefined,
});

export const offerOf = (before: IpList): UndoOffer => ({
  id: "undo",
  what: "added",
  range: "",
  by: accountId("x"),
  before,
  used: false,
  madeAt: NOW,
  expiresAt: LATER,
});

export const person = (name: string, role: "admin" | "member", places: readonly string[]): Member => ({
  id: accountId(name),
  name,
  role,
  status: "active",
  twoSteps: false,
  language: "en",
  places: places.map((address) => ({ kind: "sign-in", address, at: NOW })),
});

/** Everything an admin can do to the list of the small world, besides undoing. */
export const EDITS: readonly WhitelistEdit[] = [
  ...ADDRESSES.flatMap((range) =>
    [undefined, 1].map((days) => ({ kind: "add", range, label: "", reason: "", days }) as const),
  ),
  ...ADDRESSES.flatMap((range) => [range, `${range} ends`].map((entry) => ({ kind: "remove", entry }) as const)),
  ...[true, false].map((on) => ({ kind: "switch", on }) as const),
];

/** Acts by the rules themselves; whatever has to be seen first is seen. @param like a session of the real store */
export function smallWorld(like: Session, people: readonly Member[]) {
  const stateOf = ({ list, undo }: Small, actor: Member, address: string): WhitelistState => {
    const account = { ...like.account, ...actor, whitelist: list };
    const seen = { address, userAgent: "" };
    const session = { ...like, account, seen, openedAt: NOW, usedAt: NOW, passwordAt: NOW };
    return { session, workspace: account.workspace, list, people, undo };
  };
  return {
    /** What comes of an edit; the same world when it was refused. */
    edit: (small: Small, actor: Member, address: string, edit: WhitelistEdit): Small => {
      const state = stateOf(small, actor, address);
      const command = { edit, seen: { address, userAgent: "" } };
      const kit = kitFor(edit);
      const preview = previewEdit(state, command, NOW, kit);
      const shown = preview.kind === "show" ? preview.preview.digest : undefined;
      return changeList(state, { ...command, shown }, NOW, kit).changes.reduce(apply, small);
    },
    undo: (small: Small, actor: Member, address: string): Small => {
      const command = { id: small.undo?.id ?? "", seen: { address, userAgent: "" } };
      return undoChange(stateOf(small, actor, address), command, NOW).changes.reduce(apply, small);
    },
  };
}

/** Ids that say what an entry is, so that two ways to one list meet. */
const kitFor = (edit: WhitelistEdit): EditKit => ({
  entryId: edit.kind === "add" ? `${edit.range}${edit.days === undefined ? "" : " ends"}` : "",
  undoId: "undo",
  policy: [],
  seal: (text) => text,
});

function apply(small: Small, change: Change): Small {
  if (change.kind === "whitelist-set") return { ...small, list: plain(change.list) };
  if (change.kind === "whitelist-undo-offered") return { ...small, undo: change.offer };
  return change.kind === "whitelist-undo-used" ? { ...small, undo: undefined } : small;
}

/** In one order, and whoever added what. */
const plain = (list: IpList): IpList => ({
  ...list,
  entries: list.entries
    .map(({ range, until }) => entryOf(range, until !== undefined))
    .sort((a, b) => a.id.localeCompare(b.id)),
});
