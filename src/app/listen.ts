import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Express } from "express";
import type { Config } from "../config/config.ts";
import { SECOND } from "../shared/clock.ts";
import { ownCommand } from "../shared/own-command.ts";
import { deadline } from "../shared/schedule.ts";
import { CannotStart } from "./cannot-start.ts";

/**
 * Serves pages at the port of the settings.
 *
 * @param pages `optional`: undefined when the port is taken
 * @throws CannotStart naming the cure
 */
export async function listenOn(
  portal: Express,
  config: Pick<Config, "host" | "port">,
  pages: "required" | "optional" | undefined,
): Promise<Server | undefined> {
  try {
    return await new Promise<Server>((resolve, reject) => {
      const server = portal.listen(config.port, config.host, (error) => (error ? reject(error) : resolve(server)));
      server.keepAliveTimeout = KEEP_ALIVE;
    });
  } catch (error) {
    if (pages === "optional" && isTaken(error)) return undefined;
    throw portTrouble(error, config);
  }
}

/**
 * How long an idle connection is kept. Longer than proxies keep theirs (nginx and most balancers: 60 s): one that is
 * closed here just as a proxy uses it again is an error page for somebody. Node's own 5 s are shorter.
 */
const KEEP_ALIVE = 65 * SECOND;

const isTaken = (error: unknown) => error instanceof Error && "code" in error && error.code === "EADDRINUSE";

function portTrouble(error: unknown, { host, port }: Pick<Config, "host" | "port">): CannotStart {
  const what = isTaken(error)
    ? `Port ${String(port)} is taken by another program. Stop that one, or start with another port: PORT=3001 ${ownCommand("start")}`
    : `Port ${String(port)} on ${host} cannot be opened (${error instanceof Error ? error.message : String(error)}). Choose another PORT or HOST.`;
  return new CannotStart(what, { cause: error });
}

/** Where people reach it: the port that was asked for, or the free one that was found. */
export function baseUrlOf(server: Server, config: Config): string {
  const address: AddressInfo | string | null = server.address();
  if (config.port !== 0 || address === null || typeof address === "string") return config.publicBaseUrl;
  return `http://localhost:${String(address.port)}`;
}

/** Takes nothing new, and ends when what is under way is answered, or after a while. */
export function stopListening(server: Server | undefined): Promise<void> {
  if (!server) return Promise.resolve();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    cutAfterAWhile(server);
  });
}

/** A browser that keeps a connection open must not keep us from stopping. */
function cutAfterAWhile(server: Server): void {
  deadline(STOP_MILLISECONDS).addEventListener("abort", () => {
    server.closeAllConnections();
  });
}

const STOP_MILLISECONDS = 5000;
