import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../src/config/config.ts";
import { serve } from "../../src/app/serve.ts";
import { after } from "../../src/shared/brand.ts";
import { systemClock } from "../../src/shared/clock.ts";
import { systemRandom } from "../../src/shared/random.ts";
import { freePort } from "./free-port.ts";
import type { OpenStore } from "../../src/store/store.ts";
import type { World } from "../../src/app/compose.ts";

export interface StartedWorld {
  readonly baseUrl: string;
  /** The doors behind the pages, for what no page of the demo starts. */
  readonly world: World;
  /** The database below it, for what only a database can do, such as being full. */
  readonly store: OpenStore;
  /** What was logged as trouble; empty when all went well. */
  readonly troubles: readonly string[];
  /** Moves the clock of this world on, by milliseconds. */
  letPass(milliseconds: number): void;
  close(): Promise<void>;
}

/** What is logged of an ordinary day. */
const NO_TROUBLE: readonly string[] = ["audit_head", "learning_phrases", "phrases_learned"];

/**
 * The real program on a free port of this machine, over a database file of its own, with the demo world.
 *
 * @param settings besides the port and the file, as the environment names them
 */
export async function startWorld(settings: Readonly<Record<string, string>> = {}): Promise<StartedWorld> {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-world-"));
  const port = String(await freePort());
  const config = readConfig({ ...settings, PORT: port, DATABASE_FILE: "latchkey.db" }, folder, systemRandom);
  const troubles: string[] = [];
  const log = (event: string, fields: object, error?: unknown) => {
    if (!NO_TROUBLE.includes(event)) troubles.push(`${event} ${JSON.stringify(fields)} ${String(error)}`);
  };
  let passed = 0;
  const clock = { now: () => after(systemClock.now(), passed) };
  const running = await serve({ config, clock, random: systemRandom, log });
  const letPass = (milliseconds: number) => {
    passed += milliseconds;
  };
  const close = async () => {
    await running.close();
    rmSync(folder, { recursive: true });
  };
  const { world, store } = running;
  return { baseUrl: config.publicBaseUrl, world, store, troubles, letPass, close };
}
