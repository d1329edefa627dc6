import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail as it came over the wire. */
interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

export type Stage = "greeting" | "password" | "sender" | "recipient" | "message";

/** A real SMTP server on a loopback socket that refuses where it is told to. */
export interface PostOffice {
  readonly port: number;
  readonly url: string;
  readonly received: readonly Received[];
  /** Recipients offered, refused ones included. */
  readonly offered: readonly string[];
  readonly connections: () => number;
  /** Refuses the next `times` at this stage. */
  refuse(stage: Stage, code: number, times?: number): void;
  close(): Promise<void>;
}

type Answer = (error?: Error | null) => void;

/** What the server has seen, and what it was told to refuse. */
interface Counter {
  readonly received: Received[];
  readonly offered: string[];
  readonly refusals: { readonly stage: Stage; readonly code: number; times: number }[];
  connections: number;
}

/** @param wanted the port; any free one when left out */
export async function openPostOffice(wanted = 0): Promise<PostOffice> {
  const counter: Counter = { received: [], offered: [], refusals: [], connections: 0 };
  const server = serverAt(counter);
  server.on("error", () => undefined);
  const port = await listen(server, wanted);
  return {
    port,
    url: `smtp://127.0.0.1:${String(port)}`,
    received: counter.received,
    offered: counter.offered,
    connections: () => counter.connections,
    refuse: (stage, code, times = 1) => void counter.refusals.push({ stage, code, times }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Passes, or answers with the refusal that is due at this stage. */
function answer(counter: Counter, stage: Stage, pass: () => void, callback: Answer): void {
  const refusal = counter.refusals.find((one) => one.stage === stage && one.times > 0);
  if (!refusal) {
    pass();
    return;
  }
  refusal.times -= 1;
  const words = `not now, <${counter.offered.at(-1) ?? "you"}>`;
  callback(Object.assign(new Error(words), { responseCode: refusal.code }));
}

const serverAt = (counter: Counter): SMTPServer =>
  new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    allowInsecureAuth: true,
    onConnect: (_session, callback) => {
      counter.connections += 1;
      answer(counter, "greeting", callback, callback);
    },
    onAuth: (auth, _session, callback) => {
      const pass = () => callback(null, { user: auth.username ?? "" });
      answer(counter, "password", pass, (error) => callback(error ?? null));
    },
    onMailFrom: (_address, _session, callback) => answer(counter, "sender", callback, callback),
    onRcptTo: (address, _session, callback) => {
      counter.offered.push(address.address);
      answer(counter, "recipient", callback, callback);
    },
    onData: (stream, { envelope }, callback) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        const to = envelope.rcptTo.map((recipient) => recipient.address);
        const keep = () => {
          counter.received.push({ from, to, raw: Buffer.concat(chunks).toString("latin1") });
          callback();
        };
        answer(counter, "message", keep, callback);
      });
    },
  });

const listen = (server: SMTPServer, wanted: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const listening = server.listen(wanted, "127.0.0.1", () => resolve(portOf(listening.address())));
    server.once("error", reject);
  });

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The post office has no port.");
  return address.port;
}
