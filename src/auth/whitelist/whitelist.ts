import type { Instant, OnceKey, WorkspaceId } from "../../shared/brand.ts";
import type { Outcome } from "../../shared/outcome.ts";
import type { Acting, Barred } from "../acting.ts";
import type { EditAnswer, PreviewAnswer } from "./change-list.ts";
import type { WhitelistEdit } from "./edit.ts";
import type { Grant, GrantAnswer } from "./grant.ts";
import type { Entry } from "./list.ts";
import type { RangeRefusal } from "./range.ts";
import type { UndoAnswer } from "./undo-change.ts";
import type { UndoOffer } from "./undo-offer.ts";

export type { Preview } from "./change-list.ts";
export type { EditRefusal, WhitelistEdit } from "./edit.ts";
export type { LockedOut } from "./people.ts";
export type { UnsafeList } from "./judge-list.ts";

/** The addresses from which a workspace may be used. Admins of it, with a fresh password; nobody sees another's. */
export interface IpWhitelist {
  view(acting: Acting): Promise<Outcome<WhitelistView, Barred>>;
  /** What an edit would do. `show` in every case that can be saved; changes nothing. */
  preview(command: Acting & { readonly edit: WhitelistEdit }): Promise<PreviewAnswer>;
  /**
   * Makes an edit. One that locks somebody out, or limits sign-in for the first time, is saved only with the digest
   * of a preview that still holds; otherwise it answers `show`. Never saved: what shuts out the acting admin's own
   * present address, or leaves no active admin able to enter now, or later when entries with an end have ended.
   */
  save(command: Acting & { readonly edit: WhitelistEdit; readonly shown?: string | undefined }): Promise<EditAnswer>;
  /**
   * Takes the newest change back within 30 minutes, once, for any admin of the workspace: list, switch and flag are
   * exactly what they were. Addresses that approvals added since then stay.
   */
  undo(command: Acting & { readonly id: string }): Promise<UndoAnswer>;
  /**
   * Lets in what an admin approved, with origin "approval". Repeating the call with the same `once` repeats the answer.
   *
   * @param command.by the approving admin, who must be an active admin of the workspace now
   */
  grant(command: Grant & { readonly workspace: WorkspaceId; readonly once: OnceKey }): Promise<GrantAnswer>;
  /** One address in the form in which it is stored, or why no list may hold it. */
  readAddress(typed: string): Outcome<string, RangeRefusal>;
  /** Whether a program may use the workspace from this address: for whoever serves its requests. */
  allowsApi(workspace: WorkspaceId, address: string): Promise<boolean>;
}

/** The whitelist as a page shows it. */
export interface WhitelistView {
  readonly on: boolean;
  readonly blocksApi: boolean;
  /** Newest first; one that has ended stays in sight for a week. */
  readonly entries: readonly EntryView[];
  readonly own: OwnAddress;
  readonly undo: UndoView | undefined;
}

interface EntryView extends Omit<Entry, "by"> {
  /** Name of whoever added or approved it. */
  readonly by: string | undefined;
  readonly ended: boolean;
}

/** The address of whoever looks. `listed`: by an entry that lets it in now. */
export interface OwnAddress {
  readonly address: string;
  readonly state: "listed" | "addable" | RangeRefusal;
}

export interface UndoView extends Pick<UndoOffer, "id" | "what" | "range"> {
  readonly by: string | undefined;
  /** At least 1. */
  readonly minutesLeft: number;
  readonly madeAt: Instant;
}
