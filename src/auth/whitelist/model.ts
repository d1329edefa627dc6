import type { AccountId, TokenHash, WorkspaceId } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import type { Session } from "../model.ts";
import type { IpList } from "./list.ts";
import type { Person } from "./people.ts";
import type { UndoOffer } from "./undo-offer.ts";

/** Whose list it is about: that of whoever acts, or of a workspace that others vouch for. */
export type WhitelistSubject =
  | { readonly kind: "session"; readonly hash: TokenHash }
  | { readonly kind: "workspace"; readonly workspace: WorkspaceId };

/** All that a rule about a whitelist may look at. */
export interface WhitelistState {
  /** Of a subject `session`. */
  readonly session: Session | undefined;
  /** Undefined when there is no such workspace. */
  readonly workspace: WorkspaceId | undefined;
  readonly list: IpList;
  /** Everybody in the workspace. */
  readonly people: readonly Member[];
  /** That of the newest change, used or not. */
  readonly undo: UndoOffer | undefined;
}

export interface Member extends Person {
  readonly language: Language;
}

/** What the store saves for the rules about whitelists. */
export type WhitelistChange =
  /** The whole list: entries that are not in it any more go, new ones come. */
  | { readonly kind: "whitelist-set"; readonly workspace: WorkspaceId; readonly list: IpList }
  | { readonly kind: "whitelist-undo-offered"; readonly workspace: WorkspaceId; readonly offer: UndoOffer }
  /** Refused by the store when the offer was used already, by whomever. */
  | { readonly kind: "whitelist-undo-used"; readonly id: string; readonly by: AccountId };
