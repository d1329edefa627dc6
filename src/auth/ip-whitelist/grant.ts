import type { AccountId, Instant } from "../../shared/brand.ts";
import { decided, type Decision } from "../decision.ts";
import { type AddRefusal, addEntry, tidy } from "./edit.ts";
import { type IpList, isOpen, type WhitelistState, withoutForgotten } from "./model.ts";
import type { RangePolicy, RangeRefusal } from "./range.ts";
import { recordOf } from "./change-list.ts";

/** One address or range that an approval lets in. */
export interface Grant {
  readonly range: string;
  readonly label: string;
  readonly reason: string;
  /** For good when absent. */
  readonly until: Instant | undefined;
  /** The admin who approved it. */
  readonly by: AccountId;
}

/** `not-admin`: whoever approved is no active admin of this workspace at this moment. */
export type GrantAnswer =
  | { readonly kind: "added" | "already-there"; readonly range: string }
  | { readonly kind: "refused"; readonly why: RangeRefusal | "full" | "ended" | "not-admin" };

/** Adds what was approved. It only ever lets somebody in, so nobody has to be shown who would be locked out. */
export function grantEntry(
  state: WhitelistState,
  grant: Grant,
  now: Instant,
  { id, policy }: { readonly id: string; readonly policy: RangePolicy },
): Decision<GrantAnswer> {
  const { workspace } = state;
  const admin = state.people.find((person) => person.id === grant.by && person.role === "admin");
  if (!workspace || admin?.status !== "active") return decided({ kind: "refused", why: "not-admin" });
  const { by, until, range } = grant;
  const texts = { label: tidy(grant.label), reason: tidy(grant.reason) };
  const entry = { ...texts, id, by, origin: "approval", addedAt: now, until } as const;
  const added = addEntry(lastingThroughUndo(state, now), range, entry, policy);
  if (added.kind === "refused") return decided(answerOf(added.refusal));
  const list: IpList = { ...state.list, entries: [...state.list.entries, ...added.list.entries.slice(-1)] };
  return decided<GrantAnswer>(
    { kind: "added", range: added.range },
    {
      changes: [{ kind: "whitelist-set", workspace, list: withoutForgotten(list, now) }],
      audit: [recordOf("granted", added.range, { id: by, workspace }, undefined)],
    },
  );
}

/** An entry that undoing would take away vouches for nobody: what it covers is granted on its own. */
function lastingThroughUndo({ list, undo }: WhitelistState, now: Instant): IpList {
  if (!isOpen(undo, now)) return list;
  const before = new Set(undo.before.entries.map(({ id }) => id));
  return { ...list, entries: list.entries.filter(({ id, origin }) => before.has(id) || origin === "approval") };
}

const answerOf = (refusal: AddRefusal): GrantAnswer =>
  refusal.why === "already-there" ? { kind: refusal.why, range: refusal.range } : { kind: "refused", why: refusal.why };
