import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { freePort } from "../support/free-port.ts";

/** One question as it came over the wire. */
interface Asked {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

export type Behaviour = (response: ServerResponse) => void;

/** A real HTTP server on a loopback socket in place of a language model. */
export interface ModelServer {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** How it answers from now on. */
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

/** The usual answer, with this as what the model wrote. */
export const saying =
  (content: unknown): Behaviour =>
  (response) =>
    void response.end(JSON.stringify({ id: "1", choices: [{ index: 0, message: { role: "assistant", content } }] }));

export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Behaviour =>
  (response) =>
    void response.writeHead(code, headers).end("forgot_password");

export const never: Behaviour = () => undefined;

/** Writes for as long as anybody reads. */
export const endless: Behaviour = (response) => {
  const more = () => {
    while (!response.destroyed && response.write("forgot_password ".repeat(512)));
  };
  response.on("drain", more);
  more();
};

/** The beginning of a good answer, and then nothing. */
export const stalling: Behaviour = (response) => void response.write('{"choices":[{"message":{"content":"forgot_');

export async function openModelServer(first: Behaviour = saying("none")): Promise<ModelServer> {
  const asked: Asked[] = [];
  let behaviour = first;
  const server = createServer((request, response) => {
    void readAll(request).then((body) => {
      asked.push({ path: request.url ?? "", authorization: request.headers.authorization, body });
      behaviour(response);
    });
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${String(port)}`,
    asked,
    behave: (next) => {
      behaviour = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
