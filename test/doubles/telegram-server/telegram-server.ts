import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { freePort } from "../../support/free-port.ts";
import { ApiTrouble } from "./api-trouble.ts";
import { CHAT_METHODS } from "./chat-methods.ts";
import { createFaults, type Fault, goWrong } from "./faults.ts";
import { type Group, groupOf } from "./groups.ts";
import { createLongPoll, type LongPoll } from "./long-poll.ts";
import { MESSAGE_METHODS } from "./message-methods.ts";
import { type Person, personOf } from "./people.ts";
import { type Payload, readPayload } from "./read-payload.ts";
import { createState, type PublicChat, type State, type Update, type User } from "./state.ts";
import { enqueue, putBack } from "./updates.ts";
import { createWebhookDelivery } from "./webhook-delivery.ts";
import { WEBHOOK_METHODS } from "./webhook-methods.ts";

export { tooMany } from "./faults.ts";
export type { Person } from "./people.ts";

export const TEST_TOKEN = "4242:AAtest-token_of-nobody-real-0123456789";

/** One call as it came over the wire, and how it was answered. */
interface Call {
  readonly method: string;
  readonly payload: Payload;
  /** Milliseconds of the server's clock. */
  readonly at: number;
  /** 0: not answered (yet). */
  status: number;
}

/** A real Bot API server on a loopback socket, for one bot, whose people the test plays. */
export interface TelegramServer {
  readonly url: string;
  readonly token: string;
  readonly state: State;
  readonly calls: readonly Call[];
  /** Calls of one method, oldest first. */
  callsOf(method: string): readonly Call[];
  person(user?: Partial<User> & { readonly id: number }): Person;
  group(about: PublicChat): Group;
  /** Texts of the bot in a chat, edits too, in the order in which they came. */
  shownIn(chat: number): readonly string[];
  fault(fault: Fault): void;
  clearFaults(): void;
  /** Any update, for what no person or group does. @returns its number */
  update(kind: string, body: unknown, chat: number): number;
  /** The same update once more. */
  again(update: Update, chat: number): void;
  /** The long poll under way ends with nothing, as after half a minute of silence. */
  endPoll(): void;
  /** The next update gets this number: Telegram draws anew after a week of silence. */
  renumber(next: number): void;
  /** Resolves as soon as it is true. @throws after `patience` milliseconds, with the calls so far */
  until(what: () => boolean, patience?: number): Promise<void>;
  close(): Promise<void>;
}

const SHOWS = ["sendMessage", "editMessageText"];

type Method = (state: State, payload: Payload) => unknown;

const METHODS: Readonly<Record<string, Method>> = { ...MESSAGE_METHODS, ...CHAT_METHODS, ...WEBHOOK_METHODS };

export async function openTelegramServer(now: () => number = Date.now, token = TEST_TOKEN): Promise<TelegramServer> {
  const state = createState(token, now);
  const calls: Call[] = [];
  const faults = createFaults();
  const watchers = new Set<() => void>();
  const changed = () => {
    for (const watch of watchers) watch();
  };
  const longPoll = createLongPoll(state);
  const delivery = createWebhookDelivery(state, changed);
  state.news = () => {
    longPoll.look();
    delivery.look();
    changed();
  };
  const desk: Desk = { state, calls, faults, longPoll, changed };
  const server = createServer((request, response) => void serve(desk, request, response));
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${String(port)}`,
    token,
    state,
    calls,
    callsOf: (method) => calls.filter((call) => call.method === method),
    person: (user = { id: 7001 }) => personOf(state, { is_bot: false, first_name: "Ana", ...user }),
    group: (about) => groupOf(state, about),
    shownIn: (chat) =>
      calls
        .filter(({ method, payload, status }) => SHOWS.includes(method) && payload.chat_id === chat && status === 200)
        .map(({ payload }) => payload.text ?? ""),
    fault: faults.add,
    clearFaults: faults.clear,
    update: (kind, body, chat) => enqueue(state, kind, body, chat),
    again: (update, chat) => putBack(state, update, chat),
    endPoll: () => longPoll.close(),
    renumber: (next) => {
      state.nextUpdate = next;
    },
    until: (what, patience = 20_000) => until(watchers, calls, what, patience),
    close: () => {
      delivery.close();
      longPoll.close();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

interface Desk {
  readonly state: State;
  readonly calls: Call[];
  readonly faults: ReturnType<typeof createFaults>;
  readonly longPoll: LongPoll;
  readonly changed: () => void;
}

async function serve(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, token = "", method = ""] = /^\/bot([^/]*)\/(\w+)/u.exec(request.url ?? "") ?? [];
  const call: Call = { method, payload: {}, at: desk.state.now(), status: 0 };
  try {
    const payload = readPayload(await readAll(request));
    desk.calls.push(Object.assign(call, { payload }));
    if (token !== desk.state.token) throw new ApiTrouble(401, "Unauthorized");
    const fault = desk.faults.next(method, payload);
    if (fault?.reached) METHODS[method]?.(desk.state, payload);
    if (fault) call.status = goWrong(response, fault);
    else answer(response, call, 200, { ok: true, result: await resultOf(desk, call, response) });
  } catch (error) {
    const { code, message, parameters } = error instanceof ApiTrouble ? error : new ApiTrouble(500, String(error));
    answer(response, call, code, { ok: false, error_code: code, description: message, parameters });
  }
  desk.changed();
}

async function resultOf({ state, longPoll, changed }: Desk, { method, payload }: Call, response: ServerResponse) {
  if (method === "getUpdates") {
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const updates = longPoll.poll(payload, gone.signal);
    changed();
    return updates;
  }
  const work = METHODS[method];
  if (!work) throw new ApiTrouble(404, "Not Found: method not found");
  return work(state, payload);
}

function answer(response: ServerResponse, call: Call, status: number, body: object): void {
  call.status = status;
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function until(watchers: Set<() => void>, calls: readonly Call[], what: () => boolean, patience: number) {
  return new Promise<void>((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      watchers.delete(watch);
    };
    const watch = () => {
      if (!what()) return;
      end();
      resolve();
    };
    const timer = setTimeout(() => {
      end();
      const told = calls.map(({ method, status }) => `${method} ${String(status)}`).slice(-30);
      reject(new Error(`It did not come to pass: ${what.toString()}\n${told.join("\n")}`));
    }, patience);
    watchers.add(watch);
    watch();
  });
}
