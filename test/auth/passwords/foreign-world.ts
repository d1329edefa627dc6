import { auditChain, createAuth, type Hasher } from "../../../src/auth/auth.ts";
import { addressKeyOf } from "../../../src/auth/account.ts";
import { isReadable, readHash } from "../../../src/auth/passwords/read-hash.ts";
import { accountId, email, passwordHash } from "../../../src/shared/brand.ts";
import { authStore } from "../../../src/store/store.ts";
import { accounts } from "../../../db/schema/auth.ts";
import { eq } from "drizzle-orm";
import { idOf, OFFICE, openWorld } from "../world.ts";

/** The companies of the fixtures, to whose ferry company people come with hashes of another system. */
export async function openForeign(hashes: Readonly<Record<string, string>>, hasher?: Hasher) {
  const world = await openWorld();
  const { open, random, secrets, clock } = world;
  const store = authStore(open, random, auditChain(secrets));
  const parts = { store, clock, random, secrets };
  const auth = hasher ? createAuth({ ...parts, hasher, ranges: ["documentation"] }) : world.auth;
  const home = open.queries
    .select()
    .from(accounts)
    .where(eq(accounts.id, idOf(world, "ana@tidewater.example") ?? accountId("")))
    .get();
  if (!home) throw new Error("There is no Ana.");
  for (const [name, hash] of Object.entries(hashes)) {
    const read = readHash(hash);
    if (!isReadable(read)) throw new Error(`${name} has no hash.`);
    const address = email(`${name}@tidewater.example`);
    const member = {
      id: accountId(name),
      workspace: home.workspace,
      key: addressKeyOf(secrets, address),
      email: address,
      name,
      role: "member",
      language: "en",
      passwordHash: passwordHash(hash),
      hashKind: read.kind,
    } as const;
    await store.save({ changes: [{ kind: "member-added", member }], mails: [], audit: [] }, clock.now());
  }
  const signIn = (name: string, password: string) =>
    auth.signIn.withPassword({ address: email(`${name}@tidewater.example`), password, language: "en", seen: OFFICE });
  const stored = (name: string) =>
    open.queries
      .select()
      .from(accounts)
      .where(eq(accounts.id, accountId(name)))
      .get();
  return { ...world, store, auth, signInAs: signIn, stored };
}
