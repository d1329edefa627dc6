import { createServer } from "node:http";
import type { Express } from "express";
import type { AddressInfo } from "node:net";
import type { Auth } from "../../src/auth/create-auth.ts";
import { createWebChat, type WebChat, type WebChatOptions } from "../../src/channels/web-chat/web-chat.ts";
import { NO_MESSENGERS } from "../../src/app/messengers.ts";
import { readLanguages } from "../../src/app/read-languages.ts";
import { OWN_FLOWS } from "../../src/app/shipped-intents.ts";
import { createPortal } from "../../src/portal/portal.ts";
import type { PortalOptions } from "../../src/portal/page-context.ts";
import { type VirtualClock, virtualClock } from "../../src/shared/clock.ts";
import { no } from "../../src/shared/outcome.ts";
import { systemRandom } from "../../src/shared/random.ts";
import { addressReader } from "../../src/understanding/understanding.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { authDouble, type AuthDouble } from "../doubles/auth-double.ts";
import { mailboxDouble } from "../doubles/mailbox-double.ts";
import { inboxDouble, type InboxDouble } from "../doubles/inbox-double.ts";
import { addressPagesDouble } from "../doubles/address-pages-double.ts";
import { approvalsDouble } from "../doubles/approvals-double.ts";
import type { Wording } from "../../src/wording/wording.ts";
import { shippedWording } from "../support/shipped-wording.ts";

export interface TestPortal {
  readonly baseUrl: string;
  readonly auth: AuthDouble;
  readonly inbox: InboxDouble;
  readonly webChat: WebChat;
  readonly app: Express;
  readonly clock: VirtualClock;
  /** What was logged, with the fields only. */
  readonly logged: string[];
  readonly close: () => Promise<void>;
}

/** Settings of one test; a second portal with the first one's `reception` and `port` is that one restarted. */
export interface TestSettings extends Partial<
  Pick<
    PortalOptions,
    "announcements" | "trustedProxies" | "mailbox" | "mode" | "messengers" | "companyPages" | "colours" | "demo"
  >
> {
  readonly inbox?: InboxDouble;
  readonly port?: number;
  readonly publicBaseUrl?: string;
  /** Sites that may show the chat; left out: none. */
  readonly embedOrigins?: readonly string[];
  /** Where a chat may go on; left out: nowhere. */
  readonly elsewhere?: WebChatOptions["elsewhere"];
  /** Left out: as the program came. */
  readonly wording?: Wording;
  /** Real parts of the login module in place of the double's. */
  readonly auth?: Partial<Auth>;
}

/** Real pages and real web chat over real HTTP on loopback; behind them doubles. */
export async function startPortal(settings: TestSettings = {}): Promise<TestPortal> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(settings.port ?? 0, "127.0.0.1", resolve));
  const baseUrl = `http://localhost:${portOf(server.address())}`;
  const { inbox = inboxDouble(), publicBaseUrl = baseUrl, trustedProxies = [], embedOrigins = [] } = settings;
  const auth = Object.assign(authDouble(), settings.auth);
  const logged: string[] = [];
  const secrets = createSecrets(new Uint8Array(32).fill(7), systemRandom);
  const random = systemRandom;
  const clock = virtualClock();
  const onTrouble = (where: string) => void logged.push(where);
  const elsewhere = settings.elsewhere && { elsewhere: settings.elsewhere };
  const webChat = createWebChat({ inbox, secrets, random, clock, publicBaseUrl, onTrouble, ...elsewhere });
  const mailbox = "mailbox" in settings ? settings.mailbox : mailboxDouble();
  const log: PortalOptions["log"] = (event, fields) => void logged.push(`${event} ${JSON.stringify(fields)}`);
  const approvals = approvalsDouble();
  const given = {
    auth,
    approvals,
    addressPages: addressPagesDouble,
    caseDesk: NO_CASES,
    readAddress,
    wording: settings.wording ?? shippedWording,
    mailbox,
    ...(settings.mode && { mode: settings.mode }),
    ...(mailbox ? { demo: settings.demo ?? [] } : {}),
    webChat: webChat.router,
    announcements: settings.announcements,
    ...(embedOrigins.length > 0 && { embedding: { origins: embedOrigins, chat: webChat.embedded, topics } }),
    companyPages: settings.companyPages ?? [],
    colours: settings.colours,
    messengers: settings.messengers ?? NO_MESSENGERS,
    channels: settings.messengers?.all ?? [],
    secrets,
    clock,
    random,
    log,
    publicBaseUrl,
    trustedProxies,
  };
  const app = createPortal(given);
  server.on("request", app);
  const close = async () => {
    webChat.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { baseUrl, auth, inbox, webChat, app, clock, logged, close };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The test server listens on no port.");
  return address.port;
}

const readAddress = addressReader(readLanguages(OWN_FLOWS));

const topics = () => ({ "forgot-password": "I forgot my password", "code-not-received": "My code doesn’t arrive" });

/** Nobody waits for a person, and nobody is a support agent. */
const NO_CASES: PortalOptions["caseDesk"] = {
  list: async () => no("not-admin"),
  read: async () => no("not-admin"),
  act: async () => no("not-admin"),
};
