import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail as it came over the wire. */
export interface Received {
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

export async function openPostOffice(): Promise<PostOffice> {
  const received: Received[] = [];
  const offered: string[] = [];
  const refusals: { stage: Stage; code: number; times: number }[] = [];
  let connections = 0;
  const answer = (stage: Stage, pass: () => void, callback: Answer) => {
    const refusal = refusals.find((one) => one.stage === stage && one.times > 0);
    if (!refusal) return pass();
    refusal.times -= 1;
    callback(Object.assign(new Error(`not now, <${offered.at(-1) ?? "you"}>`), { responseCode: refusal.code }));
  };
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    allowInsecureAuth: true,
    onConnect: (_session, callback) => {
      connections += 1;
      answer("greeting", callback, callback);
    },
    onAuth: (auth, _session, callback) =>
      answer(
        "password",
        () => callback(null, { user: auth.username ?? "" }),
        (error) => callback(error ?? null),
      ),
    onMailFrom: (_address, _session, callback) => answer("sender", () => callback(), callback),
    onRcptTo: (address, _session, callback) => {
      offered.push(address.address);
      answer("recipient", () => callback(), callback);
    },
    onData: (stream, { envelope }, callback) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        const to = envelope.rcptTo.map((recipient) => recipient.address);
        answer(
          "message",
          () => {
            received.push({ from, to, raw: Buffer.concat(chunks).toString("latin1") });
            callback();
          },
          callback,
        );
      });
    },
  });
  server.on("error", () => undefined);
  const port = await listen(server);
  return {
    port,
    url: `smtp://127.0.0.1:${String(port)}`,
    received,
    offered,
    connections: () => connections,
    refuse: (stage, code, times = 1) => void refusals.push({ stage, code, times }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const listen = (server: SMTPServer): Promise<number> =>
  new Promise((resolve, reject) => {
    const listening = server.listen(0, "127.0.0.1", () => resolve(portOf(listening.address())));
    server.once("error", reject);
  });

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The post office has no port.");
  return address.port;
}
