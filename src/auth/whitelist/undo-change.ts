import type { Instant } from "../../shared/brand.ts";
import { type Outcome, no, ok } from "../../shared/outcome.ts";
import { actorOf, type Barred } from "../acting.ts";
import type { Visitor } from "../model.ts";
import { decided, type Decision } from "../decision.ts";
import { judgeList, listCase, type UnsafeList } from "./judge-list.ts";
import { recordOf } from "./record.ts";
import type { WhitelistState } from "./model.ts";
import { tellAdmins } from "./tell-admins.ts";
import { isOpen, restored } from "./undo-offer.ts";

/** `gone`: used, too late, or another change came after it. */
export type UndoAnswer = Outcome<"undone", Barred | "gone" | UnsafeList>;

/**
 * Takes the newest change back, for any admin of the workspace, once. What was good half an hour ago is held to the
 * same rule as a change: it must not shut out whoever undoes it.
 */
export function undoChange(
  state: WhitelistState,
  { id, seen }: { readonly id: string; readonly seen: Visitor },
  now: Instant,
): Decision<UndoAnswer> {
  const actor = actorOf(state.session, seen, now, "admin");
  if (!actor.ok) return decided(no(actor.reason));
  const { account } = actor.value;
  const offer = state.undo;
  if (!isOpen(offer, now) || offer.id !== id) return decided(no("gone"));
  const list = restored(offer, state.list);
  const verdict = judgeList(listCase(state.list, list, state.people, seen.address, now));
  if (verdict !== "safe") return decided(no(verdict));
  return decided<UndoAnswer>(ok("undone"), {
    changes: [
      { kind: "whitelist-undo-used", id, by: account.id },
      { kind: "whitelist-set", workspace: account.workspace, list },
    ],
    mails: tellAdmins(state.people, { what: "undone", by: account.name, from: seen.address }, now),
    audit: [recordOf("undone", offer.range, account, seen)],
  });
}
