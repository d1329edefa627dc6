import { auditChain, createAuth, enrol } from "../../src/auth/auth.ts";
import { passwordHash, workspaceId } from "../../src/shared/brand.ts";
import { virtualClock } from "../../src/shared/clock.ts";
import { systemRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { authStore, openStore } from "../../src/store/store.ts";
import { racePeople } from "./race-people.ts";
import { RACE_THINGS } from "./race-things.ts";
import type { RaceName } from "./race-uses.ts";

export type RaceWorld = Awaited<ReturnType<typeof createRaceWorld>>;

/** What a password costs is no part of these races. */
const hasher = { hash: async () => passwordHash("not a hash"), verify: async () => true };

/** A workspace with a member for every round, so that no budget of one round touches the next. */
export async function createRaceWorld(file: string, rounds: number) {
  const store = openStore(file);
  const [random, clock, key] = [systemRandom, virtualClock(), systemRandom.bytes(32)];
  const secrets = createSecrets(key, random);
  const chain = auditChain(secrets);
  const parts = { store: authStore(store, random, chain), clock, random, secrets, hasher };
  const workspace = { id: workspaceId("acme"), name: "Acme Tours", whitelistOn: false, whitelist: [] };
  await enrol(parts, workspace, racePeople(rounds), clock.now());
  const making = { auth: createAuth(parts), store, secrets, random, now: clock.now() };
  const make = (race: RaceName, round: number) => RACE_THINGS[race](making, round);
  return { store, file, chain, make, now: clock.now(), key: Buffer.from(key).toString("hex") };
}
