import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import whatsapp from "whatsapp-web.js";
import { createWhatsAppWeb } from "../../src/channels/whatsapp-web/whatsapp-web.ts";
import { PACE, type Pace } from "../../src/channels/whatsapp-web/pacing.ts";
import { systemClock } from "../../src/shared/clock.ts";
import { inboxDouble } from "../doubles/inbox-double.ts";
import { startWhatsApp, type WhatsAppServers } from "../doubles/whatsapp-page/whatsapp-servers.ts";
import { findChromium, WHAT_TO_INSTALL } from "../support/chromium.ts";

const MESSAGES = 400;
const CHATS = 20;
const ARGUMENTS = ["--disable-features=LocalNetworkAccessChecks"];

/** So many write at once, and each is answered with so many bubbles. */
export const AT_ONCE = { people: 3, bubbles: 2 };

/**
 * Echoes a second, through our adapter without its pace and through the bare library, in front of the same page. And at
 * the pace that is shipped: the seconds until a few people who wrote at once have all their bubbles.
 */
export async function benchWhatsAppWeb() {
  const bare = await measured(startBare, echoesPerSecond);
  const ours = await measured(
    (servers, folder) => startOurs(servers, folder, { overall: 0, chat: 0 }),
    echoesPerSecond,
  );
  const paced = (servers: WhatsAppServers, folder: string) => startOurs(servers, folder, PACE, AT_ONCE.bubbles);
  return { bare, ours, answered: await measured(paced, secondsUntilAnswered) };
}

/** Starts something that echoes, in a folder of its own. @returns how it is stopped */
type Start = (servers: WhatsAppServers, folder: string) => Promise<() => Promise<void>>;

async function measured(start: Start, measure: (servers: WhatsAppServers) => Promise<number>): Promise<number> {
  const servers = await startWhatsApp();
  const folder = mkdtempSync(join(tmpdir(), "latchkey-bench-whatsapp-"));
  const stop = await start(servers, folder);
  const figure = await measure(servers);
  await stop();
  await servers.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  return figure;
}

async function echoesPerSecond(servers: WhatsAppServers): Promise<number> {
  await burst(servers);
  return MESSAGES / (await burst(servers));
}

async function secondsUntilAnswered(servers: WhatsAppServers): Promise<number> {
  const start = performance.now();
  for (let n = 0; n < AT_ONCE.people; n++) servers.say(`155504000${String(n).padStart(2, "0")}@c.us`, "hello");
  await until(() => servers.sent.length >= AT_ONCE.people * AT_ONCE.bubbles);
  return (performance.now() - start) / 1000;
}

async function burst(servers: WhatsAppServers): Promise<number> {
  const start = performance.now();
  const before = servers.sent.length;
  for (let n = 0; n < MESSAGES; n++) servers.say(`155503000${String(n % CHATS).padStart(2, "0")}@c.us`, `hello ${n}`);
  await until(() => servers.sent.length >= before + MESSAGES);
  return (performance.now() - start) / 1000;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function startOurs(servers: WhatsAppServers, folder: string, pace: Pace, bubbles = 1) {
  const inbox = inboxDouble();
  const settings = { sessionFolder: folder, phone: undefined, browser: findChromium(), page: servers.page };
  const messenger = createWhatsAppWeb({
    settings: { ...settings, browserArguments: ARGUMENTS },
    inbox: {
      ...inbox,
      receive: async (inbound) => {
        const text = inbound.body.kind === "text" ? inbound.body.text : "";
        const say = (n: number) =>
          messenger.send({ to: inbound.from, key: `${inbound.messageId}:${n}`, text: `${text} ${n}`, options: [] });
        for (let n = 0; n < bubbles; n++) void say(n);
        return "stored";
      },
    },
    clock: systemClock,
    onTrouble: () => undefined,
    pace,
  });
  messenger.start();
  await until(() => messenger.health().state === "needs-pairing");
  servers.scan();
  await until(() => messenger.health().state === "ready");
  return () => messenger.stop();
}

const startBare: Start = async (servers, folder) => {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(WHAT_TO_INSTALL);
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const client = new whatsapp.Client({
    authStrategy: new whatsapp.LocalAuth({ dataPath: folder }),
    webVersion: basename(servers.page, ".html"),
    webVersionCache: { type: "local", path: dirname(servers.page), strict: true },
    puppeteer: { executablePath, pipe: true, args: [...ARGUMENTS, ...root] },
  });
  client.on("message", (message) => void message.reply(message.body).catch(() => undefined));
  const ready = new Promise<void>((resolve) => client.once("ready", resolve));
  client.once("qr", () => servers.scan());
  await client.initialize();
  await ready;
  return () => client.destroy();
};
