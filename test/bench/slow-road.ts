import { connect, createServer, type Socket } from "node:net";
import { once } from "node:events";
import { freePort } from "../support/free-port.ts";

/** A road to a server on this machine on which every reply takes a while, or none comes at all. */
export interface SlowRoad {
  readonly url: string;
  close(): void;
}

/** @param delay milliseconds for each reply; `Infinity`: the server takes the call and never says a word */
export async function openSlowRoad(to: number, delay: number): Promise<SlowRoad> {
  const port = await freePort();
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(to, "127.0.0.1");
    for (const end of [near, far]) {
      open.add(end);
      end.on("error", () => undefined);
      end.on("close", () => [near, far].forEach((one) => one.destroy()));
    }
    near.on("data", (words) => far.write(words));
    far.on("data", (reply) => {
      if (delay !== Infinity) setTimeout(() => near.write(reply), delay);
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const close = () => {
    server.close();
    for (const end of open) end.destroy();
  };
  return { url: `smtp://127.0.0.1:${String(port)}`, close };
}
