import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { NO_MESSENGERS } from "../../src/app/messengers.ts";
import { createPortal } from "../../src/portal/portal.ts";
import { systemRandom } from "../../src/shared/random.ts";
import { openStore } from "../../src/store/store.ts";
import { openWorld, type WorldSettings } from "./world.ts";

/** The world behind its real pages, over real HTTP on loopback. */
export async function openFrontDoor(settings: Omit<WorldSettings, "store" | "publicBaseUrl">) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://localhost:${String(portOf(server.address()))}`;
  const world = await openWorld({ ...settings, store: openStore(":memory:"), publicBaseUrl: baseUrl });
  const { auth, approvals, addressPages, caseDesk, readAddress, wording, secrets, clock, webChat } = world;
  const failures: string[] = [];
  const log = (event: string, _fields: object, error?: unknown) => void failures.push(`${event} ${String(error)}`);
  const desk = {
    auth,
    approvals,
    addressPages,
    caseDesk,
    readAddress,
    wording,
    secrets,
    clock,
    log,
    random: systemRandom,
    webChat: webChat.router,
    channels: world.channels,
  };
  server.on(
    "request",
    createPortal({ ...desk, messengers: NO_MESSENGERS, publicBaseUrl: baseUrl, trustedProxies: ["loopback"] }),
  );
  const close = async () => {
    webChat.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    world.store.close();
  };
  return { world, baseUrl, failures, close };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The test server listens on no port.");
  return address.port;
}
