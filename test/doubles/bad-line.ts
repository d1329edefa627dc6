import { type AddressInfo, type Server, type Socket, connect, createServer } from "node:net";

/**
 * What is wrong with the line to the mail server.
 * `silent`: takes the call and says nothing. `before-data`: cut when the message is about to be sent. `after-dot`: cut
 * when the server has the whole message and its answer is on the way. `crawling`: one byte of an answer at a time.
 */
export type Trouble = "silent" | "before-data" | "after-dot" | "crawling";

/** A line between client and server that is bad for its first `times` calls and then good. */
export interface BadLine {
  readonly url: string;
  readonly calls: () => number;
  close(): Promise<void>;
}

export async function badLine(serverPort: number, trouble: Trouble, times = 1): Promise<BadLine> {
  const open = new Set<Socket>();
  let calls = 0;
  const line = createServer((client) => {
    calls += 1;
    open.add(client.on("error", () => undefined));
    if (calls <= times && trouble === "silent") return;
    const server = connect(serverPort, "127.0.0.1").on("error", () => undefined);
    open.add(server);
    client.on("close", () => server.destroy());
    server.on("close", () => client.destroy());
    join(client, server, calls <= times ? trouble : undefined);
  });
  const port = await listen(line);
  return {
    url: `smtp://127.0.0.1:${String(port)}`,
    calls: () => calls,
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => line.close(() => resolve()));
    },
  };
}

function join(client: Socket, server: Socket, trouble: Trouble | undefined): void {
  let sent = "";
  client.on("data", (chunk) => {
    sent = (sent + chunk.toString("latin1")).slice(-16);
    if (trouble === "before-data" && sent.endsWith("DATA\r\n")) client.destroy();
    else server.write(chunk);
  });
  server.on("data", (chunk) => {
    if (trouble === "after-dot" && sent.endsWith("\r\n.\r\n")) client.destroy();
    else if (trouble === "crawling") crawl(client, [...chunk]);
    else client.write(chunk);
  });
}

/** Never silent long enough for a socket time-out, never done either. */
function crawl(client: Socket, bytes: readonly number[]): void {
  const [first, ...rest] = bytes;
  if (first === undefined || client.destroyed) return;
  client.write(Buffer.of(first), () => setTimeout(() => crawl(client, rest), 20));
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(portOf(server.address()))));

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The line has no port.");
  return address.port;
}
