import { and, eq, isNull } from "drizzle-orm";
import { whitelistEntries, workspaces } from "../../../db/schema/auth.ts";
import { whitelistUndos } from "../../../db/schema/whitelist.ts";
import type { WhitelistChange } from "../../auth/ports.ts";
import type { Instant } from "../../shared/brand.ts";
import { never } from "../../shared/never.ts";
import { listText } from "./list-text.ts";
import type { Queries } from "./open.ts";
import { mustHaveChangedOne } from "./spent.ts";

export function applyWhitelistChange(queries: Queries, change: WhitelistChange, now: Instant): void {
  switch (change.kind) {
    case "whitelist-set":
      setList(queries, change);
      break;
    case "whitelist-undo-offered":
      offerUndo(queries, change);
      break;
    case "whitelist-undo-used":
      useUndo(queries, change, now);
      break;
    default:
      never(change);
  }
}

type Of<Kind extends WhitelistChange["kind"]> = Extract<WhitelistChange, { readonly kind: Kind }>;

/** Written anew, so that the rows stand in the order of the list: an undo brings that back, too. */
function setList(queries: Queries, { workspace, list }: Of<"whitelist-set">): void {
  const { on, blocksApi, entries } = list;
  const set = { whitelistOn: on, whitelistBlocksApi: blocksApi };
  queries.update(workspaces).set(set).where(eq(workspaces.id, workspace)).run();
  queries.delete(whitelistEntries).where(eq(whitelistEntries.workspace, workspace)).run();
  const rows = entries.map(({ label, by, until, ...entry }, position) => ({
    ...entry,
    position,
    workspace,
    note: label,
    addedBy: by ?? null,
    until: until ?? null,
  }));
  if (rows.length > 0) queries.insert(whitelistEntries).values(rows).run();
}

function offerUndo(queries: Queries, { workspace, offer }: Of<"whitelist-undo-offered">): void {
  const { id, what, range, by, madeAt, expiresAt, before } = offer;
  const row = { id, workspace, what, range, by, madeAt, expiresAt, before: listText(before) };
  queries.insert(whitelistUndos).values(row).run();
}

function useUndo(queries: Queries, { id, by }: Of<"whitelist-undo-used">, now: Instant): void {
  const unused = and(eq(whitelistUndos.id, id), isNull(whitelistUndos.usedAt));
  mustHaveChangedOne(
    queries.update(whitelistUndos).set({ usedAt: now, usedBy: by }).where(unused).run(),
    "undo of a whitelist change",
  );
}
