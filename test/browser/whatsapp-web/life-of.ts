import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import type { Messenger } from "../../../src/channels/channel.ts";
import { createWhatsAppWeb } from "../../../src/channels/whatsapp-web/whatsapp-web.ts";
import type { WhatsAppWebDeps } from "../../../src/channels/whatsapp-web/settings.ts";
import { systemClock } from "../../../src/shared/clock.ts";
import { type InboxDouble, inboxDouble } from "../../doubles/inbox-double.ts";
import type { TwoNames } from "../../doubles/whatsapp-page/whatsapp-page.ts";
import { startWhatsApp, type WhatsAppServers } from "../../doubles/whatsapp-page/whatsapp-servers.ts";

export const ANA = "15550100001@c.us";
export const BEA = { pn: "15550100002@c.us", lid: "200000000000002@lid" } satisfies TwoNames;
export const CARL = { pn: "15550100004@c.us", lid: "200000000000004@lid" } satisfies TwoNames;

/** The page is shown as one of the network, and asks a server on this machine. */
const BROWSER_ARGUMENTS = ["--disable-features=LocalNetworkAccessChecks"];
const ONCE_A_MOMENT = { timeout: 60_000, interval: 20 };

/** The adapter in front of a real browser that shows our page, and what its other side sees. */
export interface Web {
  readonly servers: WhatsAppServers;
  readonly messenger: Messenger;
  readonly inbox: InboxDouble;
  readonly troubles: readonly string[];
  readonly folder: string;
  /** Another adapter over the same folder, as after a start of the program. */
  again(more?: Partial<WhatsAppWebDeps>): Messenger;
  close(): Promise<void>;
}

export async function openWeb(more: Partial<WhatsAppWebDeps> = {}, settings: object = {}): Promise<Web> {
  const servers = await startWhatsApp([BEA, CARL]);
  const folder = mkdtempSync(join(tmpdir(), "latchkey-whatsapp-"));
  const inbox = inboxDouble();
  const troubles: string[] = [];
  const all: Messenger[] = [];
  const again = (other: Partial<WhatsAppWebDeps> = {}) => {
    const place = { sessionFolder: join(folder, "session-of-ours"), page: servers.page };
    const rest = { phone: undefined, browser: process.env["CHROMIUM_PATH"], browserArguments: BROWSER_ARGUMENTS };
    const onTrouble = (where: string, error: unknown) => troubles.push(`${where}: ${String(error)}`);
    const parts = { inbox, clock: systemClock, onTrouble };
    const made = createWhatsAppWeb({ ...parts, settings: { ...place, ...rest, ...settings }, ...more, ...other });
    all.push(made);
    return made;
  };
  const close = async () => {
    await Promise.all(all.map((one) => one.stop()));
    await servers.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return {
    servers,
    messenger: again(),
    inbox,
    troubles,
    folder: join(folder, "session-of-ours"),
    again,
    close,
  };
}

/** Waits until `check` throws nothing. */
export const soon = <Value>(check: () => Value) => vi.waitFor(check, ONCE_A_MOMENT);

export const ready = (messenger: Messenger) => soon(() => isIn(messenger, "ready"));

export function isIn(messenger: Messenger, state: string): void {
  if (messenger.health().state !== state) throw new Error(JSON.stringify(messenger.health()));
}

/** Starts, joins the phone, and waits until all is well. */
export async function joinPhone(web: Web): Promise<void> {
  web.messenger.start();
  await soon(() => isIn(web.messenger, "needs-pairing"));
  web.servers.scan();
  await ready(web.messenger);
}
