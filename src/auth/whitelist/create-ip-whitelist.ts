import { z } from "zod";
import type { AnswerSchema } from "../../shared/answer-schema.ts";
import { type Instant, after } from "../../shared/brand.ts";
import { no, ok } from "../../shared/outcome.ts";
import { hashToken } from "../../shared/secrets.ts";
import { actorOf } from "../acting.ts";
import { isAllowed } from "../ip-whitelist.ts";
import { LIMITS } from "../limits.ts";
import type { AuthParts } from "../parts.ts";
import type { Decision } from "../decision.ts";
import { changeList, type EditKit, previewEdit } from "./change-list.ts";
import { type GrantAnswer, grantEntry } from "./grant.ts";
import type { WhitelistState, WhitelistSubject } from "./model.ts";
import { undoChange } from "./undo-change.ts";
import { viewOf } from "./view-of.ts";
import type { IpWhitelist } from "./whitelist.ts";
import { parseRange } from "./range.ts";

export function createIpWhitelist(parts: AuthParts): IpWhitelist {
  const { store, clock, ranges } = parts;
  const { whitelists } = store;
  return {
    view: async ({ session, seen }) => {
      const now = clock.now();
      const state = await whitelists.look(bySession(session), cameSince(now));
      const actor = actorOf(state.session, seen, now, "admin");
      return actor.ok ? ok(viewOf(state, seen.address, now, ranges)) : no(actor.reason);
    },
    preview: async ({ session, seen, edit }) => {
      const now = clock.now();
      const state = await whitelists.look(bySession(session), cameSince(now));
      return previewEdit(state, { edit, seen }, now, kitOf(parts));
    },
    save: async ({ session, seen, edit, shown }) => {
      const kit = kitOf(parts);
      return decide(parts, session, (state, now) => changeList(state, { edit, seen, shown }, now, kit));
    },
    undo: async ({ session, seen, id }) => decide(parts, session, (state, now) => undoChange(state, { id, seen }, now)),
    grant: async ({ workspace, once, ...grant }) => {
      const now = clock.now();
      const drawn = { id: parts.random.id(), policy: ranges };
      return whitelists.decide({
        ...{ subject: { kind: "workspace", workspace }, now, cameSince: cameSince(now) },
        once: { key: once, schema: grantAnswer },
        decide: (state) => grantEntry(state, grant, now, drawn),
      });
    },
    readAddress: (typed) => (typed.includes("/") ? no("not-an-address") : parseRange(typed, ranges)),
    allowsApi: async (workspace, address) => {
      const now = clock.now();
      const { list } = await whitelists.look({ kind: "workspace", workspace }, cameSince(now));
      return !list.blocksApi || isAllowed(list, address, now);
    },
  };
}

function decide<Answer>(
  { store, clock }: AuthParts,
  session: string,
  rule: (state: WhitelistState, now: Instant) => Decision<Answer>,
): Promise<Answer> {
  const now = clock.now();
  const turn = { subject: bySession(session), now, cameSince: cameSince(now) };
  return store.whitelists.decide({ ...turn, decide: (state) => rule(state, now) });
}

const bySession = (session: string): WhitelistSubject => ({ kind: "session", hash: hashToken(session) });

const cameSince = (now: Instant): Instant => after(now, -LIMITS.whitelist.signInsCount);

const kitOf = ({ random, secrets, ranges }: AuthParts): EditKit => ({
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
