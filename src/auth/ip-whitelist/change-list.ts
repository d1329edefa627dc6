import { after, type Instant } from "../../shared/brand.ts";
import type { MailOrder } from "../../shared/mail-order.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { actorOf, type Denied } from "../actor.ts";
import { type AuditLine, decided, type Decision } from "../decision.ts";
import { LIMITS } from "../limits.ts";
import type { AccountRecord, Session, Visitor } from "../model.ts";
import { applyEdit, type EditRefusal, type WhitelistEdit } from "./edit.ts";
import type { RangePolicy } from "./range.ts";
import {
  type ChangeMade,
  type IpList,
  isOpen,
  type Member,
  restored,
  type WhitelistState,
  withoutForgotten,
} from "./model.ts";
import { evaluateList, listCase, type LockedOut, lockedOutBy, type UnsafeList } from "./rules.ts";

/** What would happen, to be shown before it does. */
export interface Preview {
  readonly made: ChangeMade;
  /** The range it is about, in normal form; empty for a switch. */
  readonly range: string;
  readonly lockedOut: readonly LockedOut[];
  /** Handed back with the save: the save then does what was shown, or shows anew. */
  readonly digest: string;
}

export type EditAnswer =
  | { readonly kind: "saved"; readonly undo: string }
  /** Nothing was saved: this has to be seen first. */
  | { readonly kind: "show"; readonly preview: Preview }
  | { readonly kind: "refused"; readonly refusal: EditRefusal | { readonly why: UnsafeList } }
  | { readonly kind: "barred"; readonly barred: Denied };

export type PreviewAnswer = Exclude<EditAnswer, { readonly kind: "saved" }>;

interface EditCommand {
  readonly edit: WhitelistEdit;
  readonly seen: Visitor;
}

/** What a change is drawn with beforehand: ids, and a seal that nobody else can make. */
export interface EditKit {
  readonly entryId: string;
  readonly undoId: string;
  readonly policy: RangePolicy;
  readonly seal: (text: string) => string;
}

/** What an edit would come to, for whoever may make it. */
type Considered =
  | { readonly kind: "possible"; readonly actor: Session; readonly list: IpList; readonly preview: Preview }
  | Extract<EditAnswer, { readonly kind: "refused" | "barred" }>;

/**
 * Saves an edit. What locks somebody out, or limits sign-in for the first time, is saved only as it was shown: when
 * anything about it changed meanwhile, it is shown again.
 */
export function changeList(
  state: WhitelistState,
  command: EditCommand & { /** Digest of what the admin was shown. */ readonly shown: string | undefined },
  now: Instant,
  kit: EditKit,
): Decision<EditAnswer> {
  const considered = consider(state, command, now, kit);
  if (considered.kind !== "possible") return decided(considered);
  const { preview } = considered;
  if (mustBeSeen(preview) && command.shown !== preview.digest) return decided({ kind: "show", preview });
  return saved(state, considered, command.seen, now, kit.undoId);
}

/** The same, only looked at. */
export function previewEdit(state: WhitelistState, command: EditCommand, now: Instant, kit: EditKit): PreviewAnswer {
  const considered = consider(state, command, now, kit);
  return considered.kind === "possible" ? { kind: "show", preview: considered.preview } : considered;
}

function consider(state: WhitelistState, { edit, seen }: EditCommand, now: Instant, kit: EditKit): Considered {
  const actor = actorOf(state.session, seen, now, "admin");
  if (!actor.ok) return { kind: "barred", barred: actor.reason };
  const by = actor.value.account.id;
  const edited = applyEdit(state.list, edit, { id: kit.entryId, by, now, policy: kit.policy });
  if (edited.kind === "refused") return edited;
  const verdict = evaluateList(listCase(state.list, edited.list, state.people, seen.address, now));
  if (verdict !== "safe") return { kind: "refused", refusal: { why: verdict } };
  const preview = previewOf(state, edit, edited, now, kit);
  return { kind: "possible", actor: actor.value, list: edited.list, preview };
}

const mustBeSeen = ({ made, lockedOut }: Preview) => made === "switched-on" || lockedOut.length > 0;

function previewOf(
  state: WhitelistState,
  edit: WhitelistEdit,
  { list, range }: { readonly list: IpList; readonly range: string },
  now: Instant,
  { seal }: EditKit,
): Preview {
  const lockedOut = lockedOutBy(state.list, list, state.people, now);
  const entries = state.list.entries.map(({ id, range: one }) => [id, one]);
  const digest = seal(JSON.stringify([state.workspace, edit, state.list.on, state.list.blocksApi, entries, lockedOut]));
  return { made: madeBy(edit), range, lockedOut, digest };
}

function madeBy(edit: WhitelistEdit): ChangeMade {
  if (edit.kind === "add") return "added";
  if (edit.kind === "remove") return "removed";
  if (edit.kind === "switch") return edit.on ? "switched-on" : "switched-off";
  return edit.on ? "api-blocked" : "api-freed";
}

function saved(
  state: WhitelistState,
  { actor, list, preview }: Extract<Considered, { readonly kind: "possible" }>,
  seen: Visitor,
  now: Instant,
  undo: string,
): Decision<EditAnswer> {
  const { account } = actor;
  const { workspace, id: by } = account;
  const { made, range } = preview;
  const expiresAt = after(now, LIMITS.whitelist.undoFor);
  const offer = { id: undo, what: made, range, by, madeAt: now, expiresAt, used: false, before: state.list };
  const news = made === "switched-on" || made === "switched-off" ? made : undefined;
  return decided<EditAnswer>(
    { kind: "saved", undo },
    {
      changes: [
        { kind: "whitelist-set", workspace, list: withoutForgotten(list, now) },
        { kind: "whitelist-undo-offered", workspace, offer },
      ],
      mails: news ? notifyAdmins(state.people, { what: news, by: account.name, from: seen.address }, now) : [],
      audit: [recordOf(made, range, account, seen, preview.lockedOut.length)],
    },
  );
}

/** `gone`: used, too late, or another change came after it. */
export type UndoAnswer = Outcome<"undone", Denied | "gone" | UnsafeList>;

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
  const verdict = evaluateList(listCase(state.list, list, state.people, seen.address, now));
  if (verdict !== "safe") return decided(no(verdict));
  return decided<UndoAnswer>(ok("undone"), {
    changes: [
      { kind: "whitelist-undo-used", id, by: account.id },
      { kind: "whitelist-set", workspace: account.workspace, list },
    ],
    mails: notifyAdmins(state.people, { what: "undone", by: account.name, from: seen.address }, now),
    audit: [recordOf("undone", offer.range, account, seen)],
  });
}

/** The line of the audit record about a change of a whitelist, by whomever. */
export const recordOf = (
  made: ChangeMade | "undone" | "granted",
  range: string,
  account: Pick<AccountRecord, "id" | "workspace">,
  seen: Visitor | undefined,
  lockedOut = 0,
): AuditLine => ({
  event: "authz_admin",
  account: account.id,
  details: {
    what: `whitelist ${made}`,
    workspace: account.workspace,
    ...(range === "" ? {} : { range }),
    ...(seen ? { from: seen.address } : {}),
    ...(lockedOut > 0 ? { lockedOut } : {}),
  },
});

/** Tells every admin who can act on it: whoever limits sign-in, or lifts the limit, does not do so unseen. */
const notifyAdmins = (
  people: readonly Member[],
  news: {
    readonly what: "switched-on" | "switched-off" | "undone";
    /** Name of the admin who did it. */
    readonly by: string;
    readonly from: string;
  },
  now: Instant,
): readonly MailOrder[] =>
  people
    .filter(({ role, status }) => role === "admin" && status === "active")
    .map(({ id, language }) => ({
      template: "whitelist-changed",
      to: id,
      language,
      details: { whitelist: news.what, by: news.by, changedAt: now, address: news.from },
    }));
