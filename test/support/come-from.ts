import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { z } from "zod";

const CAME_FROM = "x-test-came-from";

/** Header of a browser that sits at this network address, for a world that was started with `letComeFrom()`. */
export const comesFrom = (address: string): Readonly<Record<string, string>> => ({ [CAME_FROM]: address });

const Begun = z.object({ request: z.instanceof(IncomingMessage) });

/**
 * On loopback everybody comes from this machine. From now on, what arrives at servers of this process comes from the
 * address that the browser names: the socket says so, below all of our code, which believes no header for that.
 */
export function letComeFrom(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = Begun.parse(message);
    const address = request.headers[CAME_FROM];
    if (typeof address === "string")
      Object.defineProperty(request.socket, "remoteAddress", { value: address, configurable: true });
  });
}
