import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { auditChain, createAuth, keyProof } from "../../src/auth/auth.ts";
import { authStore, backUp, type OpenStore, openStore, restore } from "../../src/store/store.ts";
import { cheapHasher } from "../fixtures/planted.ts";
import { openWorld, type World } from "../auth/world.ts";

export const newFolder = () => mkdtempSync(join(tmpdir(), "latchkey-restore-"));

export type Installation = Awaited<ReturnType<typeof install>>;

/** The companies of the fixtures in a file of a folder of its own. */
export async function install(folder: string) {
  const file = join(folder, "latchkey.db");
  const to = join(folder, "backup.db");
  const world = await openWorld(openStore(file));
  const key = keyProof(world.secrets);
  return {
    folder,
    file,
    to,
    world,
    key,
    backUp: (force = false) => backUp({ file, to, key, force }),
    restore: () => restore({ from: to, file, key, now: world.clock.now() }),
  };
}

/** The same world over the database that is in the file now. */
export function reopen({ world, file, key }: Installation): World {
  const open = openStore(file, undefined, key);
  return { ...world, open, ...authOver(world, open) };
}

function authOver({ clock, random, secrets, originOf, newKey }: World, open: OpenStore) {
  const store = authStore(open, random, auditChain(secrets));
  const auth = createAuth({ store, clock, random, secrets, hasher: cheapHasher, ranges: ["documentation"] });
  const type = (digits: string, chat = "chat", idempotencyKey = newKey()) => {
    const { conversation } = originOf(chat);
    const mac = auth.codes.macOf(conversation, digits);
    return auth.codes.check({ mac, conversation, idempotencyKey });
  };
  return { auth, type };
}
