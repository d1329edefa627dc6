import { eq } from "drizzle-orm";
import { setUpLinks } from "../../../db/schema/set-up-links.ts";
import type { FoundingState, FoundingStore, FoundingSubject } from "../../auth/ports.ts";
import { applyChange } from "./apply-change.ts";
import { loadAccount } from "./load-account.ts";
import { listWorkspaces } from "./member-store.ts";
import type { OpenStore, Queries } from "./open.ts";
import type { SaveParts } from "./save-decision.ts";
import { takeTurn } from "./take-turn.ts";

/** The database side of founding workspaces and adding people. */
export const foundingStore = (store: OpenStore, parts: SaveParts): FoundingStore => ({
  decide: async ({ subject, ...turn }) =>
    takeTurn(store, parts, turn, (queries) => loadState(queries, subject), applyChange),
  look: async (subject) => loadState(store.queries, subject),
});

const loadState = (queries: Queries, { address, link }: FoundingSubject): FoundingState => ({
  workspaces: listWorkspaces(queries),
  owner: address === undefined ? undefined : loadAccount(queries, { email: address }),
  link: link === undefined ? undefined : loadLink(queries, link),
});

function loadLink(queries: Queries, hash: NonNullable<FoundingSubject["link"]>): FoundingState["link"] {
  const row = queries.select().from(setUpLinks).where(eq(setUpLinks.hash, hash)).get();
  return row && { hash, issuedAt: row.issuedAt, expiresAt: row.expiresAt, ended: row.endedAt !== null };
}
