import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One process at a time may use a session folder. The system frees the lock when that process ends, however it ends. */
export interface FolderLock {
  release(): void;
}

/** Longest path of a socket on every system. */
const LONGEST = 100;

/** Beside the session, or where names are short. */
function placeOf(folder: string): string {
  const inside = join(folder, "lock");
  if (inside.length <= LONGEST) return inside;
  return join(tmpdir(), `latchkey-${createHash("sha256").update(folder).digest("hex").slice(0, 16)}.lock`);
}

/**
 * @param tell what whoever asks is told; nothing secret
 * @returns undefined when another process has it
 */
export async function lockFolder(folder: string, tell: () => string): Promise<FolderLock | undefined> {
  const place = placeOf(folder);
  if ((await askHolder(folder)) !== undefined) return undefined;
  // Nobody answers there: whoever made it is gone.
  rmSync(place, { force: true });
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.end(tell());
  });
  if (!(await listens(server, place))) return undefined;
  server.unref();
  return { release: () => server.close() };
}

const listens = (server: Server, place: string) =>
  new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(place, () => resolve(true));
  });

/** What the process that has the lock tells of itself; undefined when there is none. */
export const askHolder = (folder: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(placeOf(folder));
    socket.setTimeout(2000, () => socket.destroy());
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", () => undefined);
    // Somebody who listens and says nothing is busy, and there all the same.
    let there = false;
    socket.on("connect", () => {
      there = true;
    });
    socket.on("close", () => resolve(there ? Buffer.concat(chunks).toString("utf8") : undefined));
  });
