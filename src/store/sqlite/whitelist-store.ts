import type { WhitelistStore } from "../../auth/ports.ts";
import { applyChange } from "./apply-change.ts";
import { loadWhitelist } from "./load-whitelist.ts";
import type { OpenStore } from "./open.ts";
import type { SaveParts } from "./save-decision.ts";
import { takeTurn } from "./take-turn.ts";

/** The database side of the whitelists of workspaces. */
export const whitelistStore = (store: OpenStore, parts: SaveParts): WhitelistStore => ({
  decide: async (turn) =>
    takeTurn(store, parts, turn, (queries) => loadWhitelist(queries, turn.subject, turn.cameSince), applyChange),
  look: async (subject, cameSince) => loadWhitelist(store.queries, subject, cameSince),
});
