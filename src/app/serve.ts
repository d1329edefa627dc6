import { mkdirSync } from "node:fs";
import type { Server } from "node:http";
import { dirname } from "node:path";
import { DEMO_WORLD, plantDemoWorld } from "../../db/demo.ts";
import { type AuditAlarm, headFileOf, keepHeads } from "./audit-head-file.ts";
import { headWebhook } from "./audit-webhook.ts";
import { keepApart } from "./keep-apart.ts";
import type { Channel, ForumInbox, Inbox } from "../channels/channel.ts";
import { auditChain, type AuditHead, keyProof } from "../auth/auth.ts";
import type { Config } from "../config/config.ts";
import { loadWording } from "../wording/wording.ts";
import { type Diagnostic, formatDiagnostic, loadFlows, loadOverlaid } from "../flow-compiler/flow-compiler.ts";
import { loadMessengers, NO_MESSENGERS } from "./messengers.ts";
import { CannotStart } from "./cannot-start.ts";
import { baseUrlOf, listenOn, stopListening } from "./listen.ts";
import { mailProbe, messengerWatch, type Outages, watchOutages } from "./outages.ts";
import { brandColours, createPortal } from "../portal/portal.ts";
import type { OnLeftOut } from "./tell-file.ts";
import { readUnderstanding } from "./read-understanding.ts";
import type { Clock } from "../shared/clock.ts";
import { type Random, systemRandom } from "../shared/random.ts";
import { keepWorking, type Worker } from "../shared/schedule.ts";
import { createSecrets } from "../shared/secrets.ts";
import {
  auditRecord,
  beginStart,
  closeToOthers,
  type FileWatch,
  type OpenStore,
  openStore,
  refuseMarked,
  notifyOfMails,
  watchFile,
  watchWrites,
  writeProbe,
} from "../store/store.ts";
import { createWorld, FLOWS, type World } from "./compose.ts";
import { ownCommand } from "../shared/own-command.ts";

/** Log lines: a name and a few harmless fields, never what a person wrote, a token or an address. */
export type Log = (event: string, fields: Readonly<Record<string, string>>, error?: unknown) => void;

export interface ServeOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly channels?: (inbox: Inbox) => readonly Channel[];
  /**
   * `optional`: when the port is taken, go on without pages (somebody else serves them). Messengers are left to that
   * other one: two that fetch from one bot, or hold one phone, take it from each other.
   */
  readonly pages?: "required" | "optional";
}

export interface Running {
  readonly world: World;
  readonly store: OpenStore;
  /** Where this process serves pages; undefined when the port was taken and pages are optional. */
  readonly baseUrl: string | undefined;
  /** Finishes what is under way and stops, within ten seconds. */
  close(): Promise<void>;
}

const TICK_MILLISECONDS = 1000;

/**
 * Opens, wires and starts everything.
 *
 * @throws CannotStart, StoreUnusable or an error of the configuration; each with a sentence that names the cure
 */
export async function serve(options: ServeOptions): Promise<Running> {
  const { config, clock, random } = options;
  const onLeftOut = ownFolderLog(options);
  const makeMessengers = options.pages === "optional" ? () => NO_MESSENGERS : await loadMessengers(config);
  const { library, texts, wording, intents } = readFlows(config.flowsFolder, onLeftOut, config);
  const outages = watchOutages(clock, options.log);
  const { health, log } = outages;
  const late = { kick: () => {}, kickMails: () => {}, stop: () => {} };
  const watch = openToServe({ ...options, log }, () => late.stop());
  const store = notifyOfMails(watchWrites(watch.store, outages.database), () => queueMicrotask(() => late.kickMails()));
  const onTrouble = (where: string, error: unknown) => {
    watch.notice(error);
    log("trouble", { where }, error);
  };
  const parts = {
    config,
    store,
    library,
    texts,
    wording,
    intents,
    understanding: readUnderstanding(config.databaseFile, config.flowsFolder, { intents, onLeftOut, ...options }),
    clock,
    random,
    onTrouble,
    health,
    mailColours: brandColours(config.colours),
  };
  const channels = options.channels ? { channels: options.channels } : {};
  const messengers = (inbox: Inbox, forumInbox: ForumInbox) => {
    const { publicBaseUrl } = config;
    return makeMessengers({ inbox, forumInbox, clock, wording, random, publicBaseUrl, onTrouble });
  };
  const world = createWorld({ ...parts, ...channels, messengers, onNews: () => late.kick() });
  if (config.mode === "demo") await plantDemoWorld({ store, clock, random, secrets: world.secrets, withPast: true });
  const server = await openPages(options, world, { ...outages, isDamaged: () => watch.isDamaged() });
  for (const messenger of world.messengers.all) messenger.start();
  const work = (workers: readonly Worker[]) => keepWorking(workers, TICK_MILLISECONDS, onTrouble);
  const chats = roundsOf(world).map(work);
  const mails = world.mail.workers.map((worker) => work([worker]));
  const { heads, sending } = headsOf(options, { store, outages, isAlone: server !== undefined });
  const due = work([recoveryWorker(world), idleChatWorker(world), world.approvals.worker, ...heads]);
  const watching = work([messengerWatch(world.messengers.all, health), diskWatch(store, clock, outages)]);
  const asking = work([mailProbe(world.mail, health, clock)]);
  const leaving = work(sending);
  const stopRounds = () => Promise.all([...chats, ...mails, due, watching, asking, leaving].map((one) => one.stop()));
  late.kick = () => chats.forEach((one) => one.kick());
  late.kickMails = () => mails.forEach((one) => one.kick());
  late.stop = () => void stopRounds();
  if (watch.isDamaged()) late.stop();
  const close = async () => {
    watch.end();
    world.webChat.close();
    await Promise.all(world.messengers.all.map((messenger) => messenger.stop()));
    await Promise.all([stopListening(server), stopRounds()]);
    store.close();
  };
  return { world, store, baseUrl: server && baseUrlOf(server, config), close };
}

/** The database, as one start of the program among others, and watched over. @throws StoreUnusable naming the cure */
function openToServe({ config, clock, random, log }: ServeOptions, stop: () => void): FileWatch {
  const { databaseFile } = config;
  refuseMarked(databaseFile);
  const store = beginStart(openDatabase(config), databaseFile, random.id(), clock.now());
  const tell = (damage: Error) => {
    stop();
    log("database_damaged", { file: databaseFile }, damage);
  };
  return watchFile(store, databaseFile, tell, (why) => log("database_unchecked", { file: databaseFile, why }));
}

/** What waits for a messenger or another machine has rounds of its own: turns must not wait with it. */
function roundsOf({ shell: { workers, slowWorkers } }: World): readonly (readonly Worker[])[] {
  const sending = workers.filter(({ name }) => name === "deliveries");
  const deciding = workers.filter((worker) => !sending.includes(worker));
  return [deciding, sending, ...slowWorkers.map((worker) => [worker])];
}

/** What has waited long enough happens. */
const recoveryWorker = ({ auth }: World): Worker => ({ name: "recovery", drain: () => auth.recovery.due() });

/** Chats in which nobody has written for too long are unlinked. */
const idleChatWorker = ({ auth }: World): Worker => ({ name: "idle chats", drain: () => auth.linkedChats.due() });

const diskWatch = (store: OpenStore, clock: Clock, { health, database }: Outages): Worker =>
  writeProbe(store, clock, database, () => health.read()["database"]?.state === "down");

/**
 * Heads of the audit record are kept from the first moment on, so that a cut-off end shows, and sent away where there is
 * somewhere to send them.
 *
 * @param isAlone no other process serves this database: two that appended to one file would each seal to the same line
 */
function headsOf(
  { config, clock, random }: ServeOptions,
  { store, outages, isAlone }: { readonly store: OpenStore; readonly outages: Outages; readonly isAlone: boolean },
): { readonly heads: readonly Worker[]; readonly sending: readonly Worker[] } {
  const { databaseFile, auditWebhook: webhook } = config;
  const file = headFileOf(databaseFile);
  if (!isAlone) return { heads: [], sending: [] };
  closeToOthers([file ?? ""]);
  const tell = ({ sequence, mac, at }: AuditHead) =>
    outages.log("audit_head", { sequence: String(sequence), mac, at: new Date(at).toISOString() });
  const broken = outages.health.part("audit record");
  // Whoever plays with the demo throws its database away now and then.
  const onBroken = (what: AuditAlarm) => {
    if (config.mode === "production") broken.out(ALARMS[what]);
  };
  const chain = auditChain(createSecrets(config.secret, random));
  const heads = [keepHeads({ record: auditRecord(store), chain, databaseFile, clock, tell, onBroken })];
  if (!webhook || file === undefined) return { heads, sending: [] };
  return { heads, sending: [headWebhook({ webhook, file, clock, health: outages.health.part("audit webhook") })] };
}

const ALARMS: Readonly<Record<AuditAlarm, string>> = {
  record: `Lines of the audit record that were there are gone or changed. Run: ${ownCommand("audit verify")}`,
  heads: `The file of exported heads was changed past the program. Run: ${ownCommand("audit verify")}`,
};

/**
 * Opens the database of these settings, and makes its folder when there is none.
 *
 * @throws StoreUnusable naming the file and the cure; also when the database belongs to another key. NotApart when demo
 *   and production would mix
 */
export function openDatabase(
  config: Pick<Config, "mode" | "demoAsked" | "databaseFile" | "productionFile" | "secret">,
): OpenStore {
  keepApart(config);
  return openWithKey(config);
}

/** The same, for commands that may look into any database of this key, whoever is in it. @throws StoreUnusable */
export function openWithKey({ databaseFile, secret }: Pick<Config, "databaseFile" | "secret">): OpenStore {
  try {
    if (databaseFile !== ":memory:") mkdirSync(dirname(databaseFile), { recursive: true });
  } catch {
    // Opening fails next, with a sentence that names the file.
  }
  return openStore(databaseFile, undefined, keyProof(createSecrets(secret, systemRandom)));
}

/** Each mistake in the operator's own folder is a warning: the start goes on without what it is about. */
const ownFolderLog =
  ({ config: { flowsFolder = "" }, log }: Pick<ServeOptions, "config" | "log">): OnLeftOut =>
  (mistake) =>
    log("own_flows_left_out", { folder: flowsFolder, mistake });

/**
 * The flows and texts that came with the program, with an operator's own over them.
 *
 * @param folder of the operator, if there is one
 * @param onLeftOut hears of each mistake in that folder; what it is about is left out
 * @param named how the company calls this wherever people read of it
 * @throws CannotStart listing every mistake of the program's own folder with its place
 */
export function readFlows(
  folder = FLOWS,
  onLeftOut: OnLeftOut = () => undefined,
  named: Partial<Pick<Config, "brand" | "mailFooter">> = {},
) {
  const loaded = folder === FLOWS ? loadFlows(FLOWS) : loadOverlaid(FLOWS, folder);
  if (loaded.ok) {
    for (const one of loaded.leftOut) onLeftOut(formatDiagnostic(one));
    const own = folder === FLOWS ? undefined : folder;
    return {
      ...loaded.value,
      wording: loadWording({ own, onLeftOut, brand: named.brand, mailFooter: named.mailFooter }),
    };
  }
  throw new CannotStart(
    [
      "The flows have mistakes, so nothing was started:",
      ...lines(loaded.diagnostics),
      `Check again: ${ownCommand(`flows check${folder === FLOWS ? "" : ` ${folder}`}`)}`,
    ].join("\n"),
  );
}

const lines = (diagnostics: readonly Diagnostic[]) => diagnostics.map((one) => `  ${formatDiagnostic(one)}`);

async function openPages(
  { config, clock, random, pages }: ServeOptions,
  world: World,
  { health, log, isDamaged }: Outages & { readonly isDamaged: () => boolean },
): Promise<Server | undefined> {
  const { publicBaseUrl, trustedProxies, productLinks, companyLinks } = config;
  const companyPages = Object.values(productLinks).filter((page) => page !== undefined);
  const { auth, approvals, addressPages, announcements, caseDesk, channels, readAddress, wording, mail, secrets } =
    world;
  const standIns = config.mode === "demo" ? { mode: config.mode, mailbox: mail.mailbox, demo: DEMO_WORLD } : {};
  const desk = {
    auth,
    approvals,
    addressPages,
    announcements,
    caseDesk,
    readAddress,
    wording,
    ...standIns,
    webChat: world.webChat.router,
    embedding: world.embedding,
    colours: config.colours,
    logos: config.logos,
    companyLinks,
    messengers: world.messengers,
    channels,
    isDamaged,
    health,
    secrets,
    clock,
    random,
    log,
  };
  const portal = createPortal({ ...desk, publicBaseUrl, trustedProxies, companyPages });
  return listenOn(portal, config, pages);
}
