import { createApprovals } from "../../src/approvals/approvals.ts";
import { eq } from "drizzle-orm";
import { approvals as requests } from "../../db/schema/approvals.ts";
import { whitelistEntries } from "../../db/schema/auth.ts";
import { auditChain, createAuth, enrol } from "../../src/auth/auth.ts";
import { passwordHash, workspaceId } from "../../src/shared/brand.ts";
import { virtualClock } from "../../src/shared/clock.ts";
import { systemRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { approvalStore, authStore, openStore } from "../../src/store/store.ts";
import { deciding, decidingPeople, racePeople } from "./race-people.ts";
import { RACE_THINGS } from "./race-things.ts";
import type { RaceName } from "./race-uses.ts";

export type RaceWorld = Awaited<ReturnType<typeof createRaceWorld>>;

/** What a password costs is no part of these races. */
const hasher = {
  hash: async () => passwordHash("not a hash"),
  verify: async () => true,
  check: async () => ({ right: true, renewed: undefined }),
};

/** A workspace with a member for every round, so that no budget of one round touches the next. */
export async function createRaceWorld(file: string, rounds: number) {
  const store = openStore(file);
  const random = systemRandom;
  const clock = virtualClock();
  const key = systemRandom.bytes(32);
  const secrets = createSecrets(key, random);
  const chain = auditChain(secrets);
  const parts = { store: authStore(store, random, chain), clock, random, secrets, hasher };
  const workspace = { id: workspaceId("acme"), name: "Acme Tours", whitelistOn: false, whitelist: [] };
  await enrol(parts, workspace, racePeople(rounds), clock.now());
  for (let round = 0; round < rounds; round += 1)
    await enrol(parts, { ...workspace, id: deciding(round) }, decidingPeople(round), clock.now());
  const auth = createAuth(parts);
  const approvals = createApprovals({ auth, store: approvalStore(store, random, chain), clock, random });
  const making = { auth, approvals, store, secrets, random, now: clock.now() };
  const make = (race: RaceName, round: number) => RACE_THINGS[race](making, round);
  return {
    store,
    file,
    chain,
    make,
    whatApprovalsDid: () => whatApprovalsDid(store),
    now: clock.now(),
    key: Buffer.from(key).toString("hex"),
  };
}

/** The workspaces in which a request was approved, and those in which an approval let an address in: one a time. */
function whatApprovalsDid({ queries }: ReturnType<typeof openStore>) {
  const approved = queries
    .select({ workspace: requests.workspace })
    .from(requests)
    .where(eq(requests.status, "approved"))
    .all();
  const entries = queries
    .select({ workspace: whitelistEntries.workspace })
    .from(whitelistEntries)
    .where(eq(whitelistEntries.origin, "approval"))
    .all();
  const named = (rows: typeof entries) => rows.map(({ workspace }) => workspace).sort();
  return { approved: named(approved), entries: named(entries) };
}
