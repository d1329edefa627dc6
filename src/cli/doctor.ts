import { existsSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { z } from "zod";
import { createAdvisor } from "../advisor/advisor.ts";
import { checkTelegram } from "../channels/telegram/telegram.ts";
import type { Config } from "../config/config.ts";
import { readUnderstanding } from "../app/read-understanding.ts";
import { openDatabase, readFlows } from "../app/serve.ts";
import { systemClock } from "../shared/clock.ts";
import { systemRandom } from "../shared/random.ts";
import { deadline } from "../shared/schedule.ts";
import { openStore, refuseDamagedFile } from "../store/store.ts";
import { createWorld } from "../app/compose.ts";
import { lookAtFiles, lookAtLinks, lookAtSender, lookAtSupport, lookAtWhatsApp } from "./look-at.ts";
import { lookAtBrand, lookAtEmbedding, lookAtLogo } from "./look-at-brand.ts";
import { lookAtFlows, lookAtUnderstanding } from "./look-at-flows.ts";
import { IS_DEMO, say } from "./output.ts";
import { settings } from "./settings.ts";

/** One thing to look at. It throws, or resolves to a sentence, when it needs somebody; the sentence holds the cure. */
interface Look {
  readonly what: string;
  readonly at: (config: Config) => Promise<string | undefined> | string | undefined;
}

const LOOKS: readonly Look[] = [
  { what: "key file", at: keyFile },
  { what: "database files", at: lookAtFiles },
  { what: "database", at: database },
  { what: "flows and texts", at: lookAtFlows },
  { what: "understanding", at: lookAtUnderstanding },
  { what: "language model", at: languageModel },
  { what: "mail", at: mail },
  { what: "links", at: lookAtLinks },
  { what: "sender", at: lookAtSender },
  { what: "support", at: lookAtSupport },
  { what: "brand", at: lookAtBrand },
  { what: "logo", at: lookAtLogo },
  { what: "sites with the chat", at: lookAtEmbedding },
  { what: "Telegram", at: telegram },
  { what: "WhatsApp", at: lookAtWhatsApp },
  { what: "port", at: port },
];

/**
 * `latchkey doctor`: looks at everything, says what is missing and how to mend it. Like a start, it makes the
 * key and the database where there are none, brings an older database up to date and closes its files to others; it
 * changes nothing else.
 */
export async function doctor(): Promise<void> {
  say.line(`ok         Node ${process.versions.node}`);
  const config = await look("settings", settings);
  if (!config) return;
  say.line(`ok         ${config.mode === "demo" ? IS_DEMO : "production"}`);
  for (const { what, at } of LOOKS) await look(what, () => at(config));
}

async function look<Found>(what: string, at: () => Found | Promise<Found>): Promise<Found | undefined> {
  try {
    const found = await at();
    if (typeof found === "string") throw new Error(found);
    say.line(`ok         ${what}`);
    return found;
  } catch (error) {
    say.line(`needs you  ${what}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
    return undefined;
  }
}

function keyFile({ databaseFile }: Config): string | undefined {
  const file = join(dirname(databaseFile), "secret.key");
  if (!existsSync(file) || (statSync(file).mode & 0o077) === 0) return undefined;
  return `${file} can be read by others on this machine. Run: chmod 600 ${file}`;
}

/** Reads the whole file for damage before it is touched; opening asserts the settings that durability hangs on. */
function database(config: Config): undefined {
  refuseDamagedFile(config.databaseFile);
  openDatabase(config).close();
}

/** Nothing needs it, so without one all is well. */
async function languageModel({ languageModel: model, flowsFolder }: Config): Promise<string | undefined> {
  if (!model) return undefined;
  const advisor = createAdvisor({
    model,
    intents: readFlows(flowsFolder).intents,
    clock: systemClock,
    onTrouble: () => undefined,
  });
  const checked = await advisor.check();
  return checked.ok ? undefined : `${checked.reason} Until then Latchkey works without it.`;
}

async function mail(config: Config): Promise<string | undefined> {
  const store = openStore(":memory:");
  const flows = readFlows(config.flowsFolder);
  const parts = {
    config,
    store,
    ...flows,
    understanding: readUnderstanding(config.databaseFile, config.flowsFolder, flows),
    onTrouble: () => undefined,
  };
  const world = createWorld({ ...parts, clock: systemClock, random: systemRandom });
  world.webChat.close();
  const checked = await world.mail.verify();
  store.close();
  return checked.ok ? undefined : checked.reason;
}

/** Without a bot there is nothing to look at. */
async function telegram({ telegram: bot, publicBaseUrl }: Config): Promise<string | undefined> {
  const found = bot ? await checkTelegram(bot, publicBaseUrl) : [];
  return found.length > 0 ? found.join(" ") : undefined;
}

/** A port that is taken by Latchkey itself is as it should be. */
async function port(config: Config): Promise<string | undefined> {
  const trouble = await listenTrouble(config);
  if (trouble === undefined || (await answersAsLatchkey(config))) return undefined;
  return `${String(config.port)} on ${config.host} cannot be opened (${trouble}). Stop the program that has it, or choose another PORT or HOST.`;
}

const OURS = z.object({ service: z.literal("latchkey") });

async function answersAsLatchkey({ host, port: number }: Config): Promise<boolean> {
  try {
    const response = await fetch(`http://${host}:${String(number)}/health`, { signal: deadline(2000) });
    return OURS.safeParse(await response.json()).success;
  } catch {
    return false;
  }
}

function listenTrouble({ host, port: number }: Config): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(error.message));
    server.listen(number, host, () => server.close(() => resolve(undefined)));
  });
}
