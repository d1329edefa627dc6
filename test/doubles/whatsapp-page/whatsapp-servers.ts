import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { type TwoNames, writePage } from "./whatsapp-page.ts";

/** What somebody sent, as the service keeps it. */
interface Kept {
  readonly chat: string;
  readonly id: string;
  readonly fromMe: boolean;
  readonly body: string;
  readonly t: number;
  readonly type?: string | undefined;
  readonly author?: string | undefined;
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
  unread: boolean;
}

type More = Partial<Pick<Kept, "type" | "author" | "fields" | "t">>;

/** A message that the page sent. */
interface Sent {
  readonly chat: string;
  readonly id: string;
  readonly body: string;
  /** Milliseconds. */
  readonly at: number;
}

/** How the service and the page behave; a test changes it at any time. */
interface Manners {
  /** What the page sends arrives, but its promise never settles. */
  hang: boolean;
  /** What the page sends is refused with these words. */
  refuse: string | undefined;
  /** The page is done before anybody listens. */
  early: boolean;
  /** No QR code is offered. */
  silent: boolean;
  /** Chats that do not exist. */
  readonly unknown: Set<string>;
}

export interface WhatsAppServers {
  /** The page that plays WhatsApp Web, to be given to the library. */
  readonly page: string;
  readonly manners: Manners;
  readonly sent: readonly Sent[];
  readonly edited: readonly { readonly chat: string; readonly id: string; readonly body: string }[];
  readonly seen: readonly string[];
  readonly typing: readonly string[];
  /** Open pages at this moment. */
  pages(): number;
  /** A person writes. @returns the last part of the message's id */
  say(chat: string, body: string, more?: More): string;
  /** A person reacts to a message. */
  react(chat: string, id: string, emoji: string, ofMe?: boolean): void;
  /** The phone reads the QR code, or the code was typed there. */
  scan(): void;
  /** Another QR code. */
  refreshQr(): void;
  /** The phone throws this device out. */
  logOut(): void;
  /** Something that happens to the page, by its name in `connection.js`. */
  happen(event: Readonly<Record<string, unknown>>): void;
  /** Whether messages of this chat are not seen yet. */
  unread(chat: string): number;
  close(): Promise<void>;
}

const told = z.object({
  chat: z.string().default(""),
  id: z.string().default(""),
  body: z.string().default(""),
  t: z.number().default(0),
});

const ME = { pn: "15550100999@c.us", lid: "999900000000999@lid" };

interface State {
  readonly kept: Kept[];
  readonly streams: Set<ServerResponse>;
  readonly sent: Sent[];
  readonly edited: { chat: string; id: string; body: string }[];
  readonly seen: string[];
  readonly typing: string[];
  readonly manners: Manners;
  device: string | undefined;
}

const newState = (): State => ({
  kept: [],
  streams: new Set(),
  sent: [],
  edited: [],
  seen: [],
  typing: [],
  device: undefined,
  manners: { hang: false, refuse: undefined, early: false, silent: false, unknown: new Set() },
});

/** WhatsApp's servers and the phone, on this machine: what outlives the page. */
export async function startWhatsApp(people: readonly TwoNames[] = []): Promise<WhatsAppServers> {
  const state = newState();
  const server = createServer((request, response) => void serve(state, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const folder = mkdtempSync(join(tmpdir(), "latchkey-whatsapp-page-"));
  const page = writePage(folder, `http://127.0.0.1:${portOf(server)}`, people);
  return { ...actsOf(state), ...state, page, close: () => close(state, server, folder) };
}

const portOf = (server: Server) => {
  const address: AddressInfo | string | null = server.address();
  return address === null || typeof address === "string" ? 0 : address.port;
};

async function close(state: State, server: Server, folder: string): Promise<void> {
  for (const stream of state.streams) stream.end();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
}

type Acts = Omit<WhatsAppServers, "page" | "close" | keyof State>;

function actsOf(state: State): Acts {
  const tell = (event: object) => state.streams.forEach((stream) => write(stream, event));
  return {
    pages: () => state.streams.size,
    say: (chat, body, more = {}) => {
      const id = `3A${randomUUID().replaceAll("-", "").toUpperCase().slice(0, 18)}`;
      const message = { t: now(), ...more, chat, id, body, fromMe: false, unread: true };
      state.kept.push(message);
      if (state.device !== undefined) tell({ kind: "message", message });
      return id;
    },
    react: (chat, id, emoji, ofMe = true) =>
      tell({ kind: "reaction", chat, id, ofMe, emoji, reaction: `3A${randomUUID().slice(0, 8)}` }),
    scan: () => {
      state.device = randomUUID();
      tell({ kind: "paired", device: state.device, ...welcome(state) });
    },
    refreshQr: () => tell({ kind: "ref", ref: `2@${randomUUID()}` }),
    logOut: () => {
      state.device = undefined;
      tell({ kind: "logout" });
    },
    happen: tell,
    unread: (chat) => state.kept.filter((one) => one.chat === chat && one.unread).length,
  };
}

const now = () => Math.floor(Date.now() / 1000);
const welcome = ({ kept, manners }: State) => ({ ...ME, messages: kept, early: manners.early });
const write = (stream: ServerResponse, event: object) => stream.write(`data: ${JSON.stringify(event)}\n\n`);

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader("access-control-allow-origin", "*");
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname === "/stream") {
    stream(state, url.searchParams.get("device"), response);
    return;
  }
  const chunks = await request.toArray();
  const body = told.parse(JSON.parse(Buffer.concat(chunks).toString() || "{}"));
  response
    .setHeader("content-type", "application/json")
    .end(JSON.stringify(answer(state, url.pathname.slice(1), body)));
}

function stream(state: State, device: string | null, response: ServerResponse): void {
  response.setHeader("content-type", "text/event-stream");
  state.streams.add(response);
  response.on("close", () => state.streams.delete(response));
  if (device !== null && device === state.device) write(response, { kind: "welcome", ...welcome(state) });
  else if (!state.manners.silent) write(response, { kind: "ref", ref: `2@${randomUUID()}` });
  response.flushHeaders();
}

function answer(state: State, what: string, { chat, id, body, t }: z.infer<typeof told>): object {
  const { manners } = state;
  if (what === "before-sending") return { hang: manners.hang, refuse: manners.refuse };
  if (what === "knows") return { known: !manners.unknown.has(id) };
  if (what === "exists") return { known: !manners.unknown.has(id) };
  if (what === "code") return { code: "ABCD1234" };
  if (what === "typing") state.typing.push(chat);
  if (what === "edited") state.edited.push({ chat, id, body });
  if (what === "seen") see(state, chat);
  if (what === "sent") {
    state.sent.push({ chat, id, body, at: Date.now() });
    state.kept.push({ chat, id, body, t, fromMe: true, unread: false });
  }
  return { messageSendResult: "OK" };
}

function see(state: State, chat: string): void {
  state.seen.push(chat);
  for (const one of state.kept) if (one.chat === chat) one.unread = false;
}
