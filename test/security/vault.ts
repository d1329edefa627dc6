import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isNotNull } from "drizzle-orm";
import { z } from "zod";
import { mails } from "../../db/schema/mail.ts";
import { createHasher } from "../../src/auth/auth.ts";
import { virtualClock } from "../../src/shared/clock.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { drainAll, type Worker } from "../../src/shared/schedule.ts";
import { readFlows } from "../../src/app/serve.ts";
import { openStore } from "../../src/store/store.ts";
import { createWorld } from "../../src/app/compose.ts";
import { type Plant, plantCompanies } from "../fixtures/plant.ts";
import type { Wording } from "../../src/wording/wording.ts";
import { understanding } from "../understanding/support/loaded.ts";

export type Vault = Awaited<ReturnType<typeof openVault>>;

const scenery = { ...readFlows(), understanding };
const hasher = createHasher({ memoryCost: 8, timeCost: 1, parallelism: 1 });
const config = {
  mode: "demo" as const,
  smtpUrl: undefined,
  mailFrom: "Latchkey <no-reply@latchkey.example>",
  supportAddress: undefined,
  publicBaseUrl: "https://latchkey.example",
};

/**
 * The whole world with the companies of the fixtures in a database file, and what a thief of that file gets.
 *
 * @param publicBaseUrl where its pages are really shown, or the chat takes each of them for somebody else's
 * @param plant puts other people there, such as those of the demo
 * @param wording what pages and mails say; left out: as it came
 */
export async function openVault(
  publicBaseUrl = config.publicBaseUrl,
  plant: Plant = plantCompanies,
  wording: Wording = scenery.wording,
) {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-vault-"));
  const store = openStore(join(folder, "latchkey.db"));
  const clock = virtualClock();
  const random = seededRandom("a vault");
  const secret = random.bytes(32);
  const settings = { ...config, secret, publicBaseUrl };
  const world = createWorld({ ...scenery, wording, config: settings, store, clock, random, hasher, onTrouble });
  await plant({ store, clock, random, secrets: world.secrets, hasher });
  const mailed = (): readonly string[] =>
    store.queries
      .select()
      .from(mails)
      .where(isNotNull(mails.secrets))
      .all()
      .flatMap(({ secrets }) => (secrets ? secretsOf(world.secrets.open("mail", secrets)) : []));
  return {
    ...world,
    clock,
    random,
    store,
    secret,
    /** Secrets of the mails that wait to be sent. */
    mailed,
    deliver: () => drainUp([world.mail.worker]),
    answer: () => drainUp(world.shell.workers),
    /** Database and log as they lie on the disk at this moment. */
    bytes: () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))),
    close: () => {
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const secretsOf = (json: string) => Object.values(z.record(z.string(), z.string()).parse(JSON.parse(json)));

function onTrouble(where: string, error: unknown): never {
  throw new Error(`trouble: ${where}`, { cause: error });
}

async function drainUp(workers: readonly Worker[]): Promise<void> {
  while ((await drainAll(workers, onTrouble)) > 0);
}
