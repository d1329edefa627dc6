import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { freePort } from "../../support/free-port.ts";
import { MESSAGE, READ_MARK, type SentMessage } from "./message-shape.ts";
import { ACCOUNT, newWamid } from "./webhook-post.ts";

export * from "./message-shape.ts";
export * from "./webhook-post.ts";

/** An error as Graph words it. Its message names the number on purpose: it must never be repeated. */
interface Fault {
  readonly status: number;
  readonly code?: number;
  readonly subcode?: number;
}

type Behaviour = Fault | "hang" | "drop" | "not-json";

interface Accepted {
  readonly id: string;
  /** A phone number or a business-scoped id. */
  readonly to: string;
  readonly message: SentMessage;
}

/** Meta's Graph for one number on a loopback socket: takes messages as published, and refuses whatever is not. */
export interface GraphServer {
  /** With the version, as `WHATSAPP_API_URL` has it. */
  readonly url: string;
  readonly accepted: readonly Accepted[];
  readonly readMarks: readonly string[];
  /** Every call of it: method, path, and what came of it. */
  readonly journal: readonly string[];
  /** What is wrong with the shape of a message; nothing ever should be. */
  readonly complaints: readonly string[];
  /** The next messages end like this, one after the other. */
  script(...behaviours: readonly Behaviour[]): void;
  /** The next looks at the number end like this; undefined: as they should. */
  scriptLooks(...behaviours: readonly (Behaviour | undefined)[]): void;
  /** Decides about each message until told otherwise: undefined lets it pass. */
  rule(rule: (to: string, message: SentMessage) => Fault | undefined): void;
  /** Fields of the number, over the usual ones. */
  describe(fields: Readonly<Record<string, unknown>>): void;
  close(): Promise<void>;
}

interface State {
  accepted: Accepted[];
  readMarks: string[];
  journal: string[];
  complaints: string[];
  scripted: { readonly POST: Behaviour[]; readonly GET: (Behaviour | undefined)[] };
  rule: (to: string, message: SentMessage) => Fault | undefined;
  number: Readonly<Record<string, unknown>>;
}

const NUMBER = { id: ACCOUNT.phoneNumberId, verified_name: "Acme", quality_rating: "GREEN", name_status: "APPROVED" };

export async function openGraphServer(): Promise<GraphServer> {
  const state: State = {
    accepted: [],
    readMarks: [],
    journal: [],
    complaints: [],
    scripted: { POST: [], GET: [] },
    rule: () => undefined,
    number: NUMBER,
  };
  const server = createServer((request, response) => void answer(state, request, response));
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    ...state,
    url: `http://127.0.0.1:${String(port)}/v26.0`,
    script: (...behaviours) => void state.scripted.POST.push(...behaviours),
    scriptLooks: (...behaviours) => void state.scripted.GET.push(...behaviours),
    rule: (rule) => void (state.rule = rule),
    describe: (fields) => void (state.number = { ...NUMBER, ...fields }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const raw = await readAll(request);
  const path = new URL(request.url ?? "", "http://graph").pathname;
  const note = (what: string) => void state.journal.push(`${request.method ?? ""} ${path} ${what}`);
  const scripted = state.scripted[request.method === "GET" ? "GET" : "POST"].shift();
  if (scripted !== undefined) {
    note(typeof scripted === "string" ? scripted : String(scripted.code ?? scripted.status));
    behave(response, scripted);
    return;
  }
  const fault = strangers(request, path) ?? (request.method === "POST" ? take(state, raw, response) : undefined);
  note(fault ? String(fault.code) : "taken");
  if (fault) refuse(response, fault);
  else if (request.method === "GET") say(response, 200, state.number);
}

function strangers({ headers }: IncomingMessage, path: string): Fault | undefined {
  if (headers.authorization !== `Bearer ${ACCOUNT.token}`) return { status: 401, code: 190 };
  return path.startsWith(`/v26.0/${ACCOUNT.phoneNumberId}`) ? undefined : { status: 400, code: 100, subcode: 33 };
}

function take(state: State, raw: string, response: ServerResponse): Fault | undefined {
  const body: unknown = JSON.parse(raw);
  const mark = READ_MARK.safeParse(body);
  if (mark.success) {
    state.readMarks.push(mark.data.message_id);
    say(response, 200, { success: true });
    return undefined;
  }
  const read = MESSAGE.safeParse(body);
  const to = read.data?.to ?? read.data?.recipient;
  if (!read.success || to === undefined) {
    state.complaints.push(read.error?.message ?? "nobody to send to");
    return { status: 400, code: 131009 };
  }
  const fault = state.rule(to, read.data);
  if (fault) return fault;
  const id = newWamid();
  state.accepted.push({ id, to, message: read.data });
  say(response, 200, { messaging_product: "whatsapp", contacts: [{ input: to, wa_id: to }], messages: [{ id }] });
  return undefined;
}

function behave(response: ServerResponse, behaviour: Behaviour): void {
  if (behaviour === "hang") return;
  if (behaviour === "drop") return void response.destroy();
  if (behaviour === "not-json") return void response.writeHead(502).end("<html>Bad Gateway</html>");
  refuse(response, behaviour);
}

function refuse(response: ServerResponse, { status, code, subcode }: Fault): void {
  const message = `(#${String(code)}) Recipient 15550100001 and the words "my code is 123456"`;
  const error = { message, type: "OAuthException", code, error_subcode: subcode, fbtrace_id: "A1" };
  say(response, status, code === undefined ? {} : { error });
}

function say(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
