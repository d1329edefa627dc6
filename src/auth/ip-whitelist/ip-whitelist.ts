import { z } from "zod";
import type { AnswerSchema } from "../../shared/answer-schema.ts";
import { type AccountId, after, type Instant, type IdempotencyKey, type WorkspaceId } from "../../shared/brand.ts";
import { MINUTE } from "../../shared/clock.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { hashToken } from "../../shared/secrets.ts";
import { type Actor, actorOf, type Denied } from "../actor.ts";
import type { Decision } from "../decision.ts";
import { LIMITS } from "../limits.ts";
import type { AuthDeps } from "../deps.ts";
import type { WhitelistEdit } from "./edit.ts";
import { type Grant, type GrantAnswer, grantEntry } from "./grant.ts";
import {
  changeList,
  type EditAnswer,
  type EditKit,
  type PreviewAnswer,
  previewEdit,
  type UndoAnswer,
  undoChange,
} from "./change-list.ts";
import {
  type Entry,
  hasEnded,
  isForgotten,
  isOpen,
  type UndoOffer,
  type WhitelistState,
  type WhitelistSubject,
} from "./model.ts";
import { isAllowed, parseRange, type RangePolicy, type RangeRefusal } from "./range.ts";

export type { Preview } from "./change-list.ts";

export type { EditRefusal, WhitelistEdit } from "./edit.ts";

export type { LockedOut, UnsafeList } from "./rules.ts";

/** The addresses from which a workspace may be used. Admins of it, with a fresh password; nobody sees another's. */
export interface IpWhitelist {
  view(acting: Actor): Promise<Outcome<WhitelistView, Denied>>;
  /** What an edit would do. `show` in every case that can be saved; changes nothing. */
  preview(command: Actor & { readonly edit: WhitelistEdit }): Promise<PreviewAnswer>;
  /**
   * Makes an edit. One that locks somebody out, or limits sign-in for the first time, is saved only with the digest
   * of a preview that still holds; otherwise it answers `show`. Never saved: what shuts out the acting admin's own
   * present address, or leaves no active admin able to enter now, or later when entries with an end have ended.
   */
  save(command: Actor & { readonly edit: WhitelistEdit; readonly shown?: string | undefined }): Promise<EditAnswer>;
  /**
   * Takes the newest change back within 30 minutes, once, for any admin of the workspace: list, switch and flag are
   * exactly what they were. Addresses that approvals added since then stay.
   */
  undo(command: Actor & { readonly id: string }): Promise<UndoAnswer>;
  /**
   * Lets in what an admin approved, with origin "approval". Repeating the call with the same `once` repeats the answer.
   *
   * @param command.by the approving admin, who must be an active admin of the workspace now
   */
  grant(
    command: Grant & { readonly workspace: WorkspaceId; readonly idempotencyKey: IdempotencyKey },
  ): Promise<GrantAnswer>;
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
interface OwnAddress {
  readonly address: string;
  readonly state: "listed" | "addable" | RangeRefusal;
}

interface UndoView extends Pick<UndoOffer, "id" | "what" | "range"> {
  readonly by: string | undefined;
  /** At least 1. */
  readonly minutesLeft: number;
  readonly madeAt: Instant;
}

export function createIpWhitelist(deps: AuthDeps): IpWhitelist {
  const { store, clock, ranges } = deps;
  const { whitelists } = store;
  return {
    view: async ({ session, seen }) => {
      const now = clock.now();
      const state = await whitelists.read(bySession(session), cameSince(now));
      const actor = actorOf(state.session, seen, now, "admin");
      return actor.ok ? ok(viewOf(state, seen.address, now, ranges)) : no(actor.reason);
    },
    preview: async ({ session, seen, edit }) => {
      const now = clock.now();
      const state = await whitelists.read(bySession(session), cameSince(now));
      return previewEdit(state, { edit, seen }, now, kitOf(deps));
    },
    save: async ({ session, seen, edit, shown }) => {
      const kit = kitOf(deps);
      return decide(deps, session, (state, now) => changeList(state, { edit, seen, shown }, now, kit));
    },
    undo: async ({ session, seen, id }) => decide(deps, session, (state, now) => undoChange(state, { id, seen }, now)),
    grant: async ({ workspace, idempotencyKey, ...grant }) => {
      const now = clock.now();
      const drawn = { id: deps.random.id(), policy: ranges };
      return whitelists.decide({
        subject: { kind: "workspace", workspace },
        now,
        cameSince: cameSince(now),
        idempotency: { key: idempotencyKey, schema: grantAnswer },
        decide: (state) => grantEntry(state, grant, now, drawn),
      });
    },
    readAddress: (typed) => (typed.includes("/") ? no("not-an-address") : parseRange(typed, ranges)),
    allowsApi: async (workspace, address) => {
      const now = clock.now();
      const { list } = await whitelists.read({ kind: "workspace", workspace }, cameSince(now));
      return !list.blocksApi || isAllowed(list, address, now);
    },
  };
}

function decide<Answer>(
  { store, clock }: AuthDeps,
  session: string,
  rule: (state: WhitelistState, now: Instant) => Decision<Answer>,
): Promise<Answer> {
  const now = clock.now();
  const turn = { subject: bySession(session), now, cameSince: cameSince(now) };
  return store.whitelists.decide({ ...turn, decide: (state) => rule(state, now) });
}

const bySession = (session: string): WhitelistSubject => ({ kind: "session", hash: hashToken(session) });

const cameSince = (now: Instant): Instant => after(now, -LIMITS.whitelist.signInsCount);

const kitOf = ({ random, secrets, ranges }: AuthDeps): EditKit => ({
  entryId: random.id(),
  undoId: random.id(),
  policy: ranges,
  seal: (text) => secrets.mac("whitelist-shown", text),
});

const special = ["private", "loopback", "link-local", "carrier-nat", "multicast", "documentation", "reserved"] as const;

const refusals = z.enum(["not-an-address", "too-wide", ...special, "full", "ended", "not-admin"]);

const grantAnswer: AnswerSchema<GrantAnswer> = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["added", "already-there"]), range: z.string() }),
  z.object({ kind: z.literal("refused"), why: refusals }),
]);

/** @param address present one of whoever looks */
function viewOf(state: WhitelistState, address: string, now: Instant, policy: RangePolicy): WhitelistView {
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
