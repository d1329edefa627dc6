import { sql } from "drizzle-orm";
import { addMember, auditChain, createAuth } from "../../../src/auth/auth.ts";
import { virtualClock } from "../../../src/shared/clock.ts";
import { seededRandom } from "../../../src/shared/random.ts";
import { createSecrets } from "../../../src/shared/secrets.ts";
import { authStore, type OpenStore, openStore } from "../../../src/store/store.ts";
import { cheapHasher } from "../../fixtures/planted.ts";
import { OFFICE, type World } from "../world.ts";

/** The login module on a database in which nobody is. */
export function openEmpty(open: OpenStore = openStore(":memory:")) {
  const clock = virtualClock();
  const random = seededRandom("an empty database");
  const secrets = createSecrets(random.bytes(32), random);
  const store = authStore(open, random, auditChain(secrets));
  const auth = createAuth({ store, clock, random, secrets, hasher: cheapHasher });
  return { open, clock, random, secrets, store, auth };
}

/** What the page asks for, filled in well. */
export const FILLED = {
  company: "Harbor Books",
  name: "Nora Weiss",
  address: "nora@harbor.example",
  language: "en",
  password: "seven-quiet-lamps",
  repeated: "seven-quiet-lamps",
  seen: OFFICE,
} as const;

export const EVA: Parameters<typeof addMember>[2] = {
  email: "eva@tidewater.example",
  name: "Eva Lind",
  role: "member",
  language: "en",
};

/** Adds somebody as the command line does. */
export function add(world: Pick<World, "open" | "random" | "secrets" | "clock">, named: string, person = EVA) {
  const { random, secrets, clock } = world;
  const store = authStore(world.open, random, auditChain(secrets));
  return addMember({ store, random, secrets, clock }, named, person);
}

/** Everything that rests, to see that nothing was changed. */
export const allRows = ({ queries }: OpenStore): string =>
  JSON.stringify(
    queries
      .all<{ name: string }>(sql`select name from sqlite_master where type = 'table' order by name`)
      .map(({ name }) => [name, queries.all(sql.raw(`select * from "${name}"`))]),
  );
