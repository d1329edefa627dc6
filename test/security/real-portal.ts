import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import type { PortalOptions } from "../../src/portal/page-context.ts";
import { createPortal } from "../../src/portal/portal.ts";
import { fieldIn, FORM, type TestBrowser, testBrowser } from "../portal/test-browser.ts";
import { type Plant, plantCompanies } from "../fixtures/plant.ts";
import type { Wording } from "../../src/wording/wording.ts";
import { openVault, type Vault } from "./vault.ts";

/** Who may stand at a route. */
export const PEOPLE = {
  nobody: undefined,
  member: { address: "ana@tidewater.example", password: "kelp-barnacle-41" },
  admin: { address: "marta@tidewater.example", password: "brass-sextant-52" },
  "admin elsewhere": { address: "adrian@breakwater.example", password: "amber-rudder-28" },
  agent: { address: "lea@pilots.example", password: "violin-beacon-39" },
} as const;

export type Actor = keyof typeof PEOPLE;

/** Who stands there, planted by `plant`. */
export interface Cast {
  readonly people: Readonly<Record<Actor, { readonly address: string; readonly password: string } | undefined>>;
  readonly plant: Plant;
  /** What the pages say. Left out: as it came. */
  readonly wording?: Wording;
  /** How the company shows itself. Left out: as we do. */
  readonly look?: Pick<PortalOptions, "colours" | "logos" | "companyLinks">;
}

export type RealPortal = Awaited<ReturnType<typeof openRealPortal>>;

/** The real pages before the real login module on a database, over HTTP on loopback, with a clock that stands still. */
export async function openRealPortal(
  { people, plant, wording, look }: Cast = { people: PEOPLE, plant: plantCompanies },
) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://localhost:${portOf(server.address())}`;
  const world = await openVault(baseUrl, plant, wording);
  await world.deliver();
  // The second company lets only its office in; here everybody stands at one door.
  world.store.queries.run(sql`update workspaces set whitelist_on = 0`);
  const log = (event: string, _fields: object, error?: unknown) => {
    if (error !== undefined) throw new Error(event, { cause: error });
  };
  const { mail, webChat } = world;
  const pages = { mailbox: mail.mailbox, webChat: webChat.router, log, publicBaseUrl: baseUrl, trustedProxies: [] };
  const app = createPortal({ ...world, ...pages, ...look });
  server.on("request", app);
  const close = async () => {
    webChat.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    world.close();
  };
  return {
    world,
    app,
    baseUrl,
    chat: webChat.router,
    enter: (actor: Actor) => enter(baseUrl, actor, people[actor]),
    close,
  };
}

async function enter(baseUrl: string, actor: Actor, person: Cast["people"][Actor]): Promise<TestBrowser> {
  const browser = testBrowser(baseUrl);
  await browser.get("/");
  if (person === undefined) return browser;
  const answer = await browser.submit("/", "/sign-in", person);
  if (answer.headers.get("location") !== "/home") throw new Error(`${actor} is not let in: ${String(answer.status)}`);
  return browser;
}

/** Posts as a page of ours does, with the token of the browser. */
export async function postForm(browser: TestBrowser, path: string, fields: Readonly<Record<string, string>>) {
  const token = fieldIn(await (await browser.get("/forgot-password")).text(), "token");
  const body = new URLSearchParams({ token, ...fields }).toString();
  return browser.post(path, body, { ...FORM, "sec-fetch-site": "same-origin" });
}

/** A digest of every row of every table. @param without tables that do not count */
export function digestOf({ store }: Vault, without: readonly string[] = []): string {
  const tables = store.queries
    .all<{ name: string }>(sql`select name from sqlite_master where type = 'table' order by name`)
    .filter(({ name }) => !without.includes(name));
  const hash = createHash("sha256");
  for (const { name } of tables) hash.update(JSON.stringify(store.queries.all(sql.raw(`select * from "${name}"`))));
  return hash.digest("hex");
}

function portOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === "string") throw new Error("The test server listens on no port.");
  return String(address.port);
}
