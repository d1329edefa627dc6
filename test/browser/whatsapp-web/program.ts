import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { z } from "zod";
import { freePort } from "../../support/free-port.ts";
import type { WhatsAppServers } from "../../doubles/whatsapp-page/whatsapp-servers.ts";

/** The whole product in a process of its own, which may be killed. */
export interface Program {
  readonly baseUrl: string;
  start(): void;
  /** What `/health` says of WhatsApp; undefined while nobody answers. */
  state(): Promise<string | undefined>;
  kill(): Promise<void>;
  /** Of the process that holds the library. */
  killChild(): void;
  /** Each chat with its turns and lines. */
  chats(): readonly { readonly chat: string; readonly turn: number; readonly lines: number }[];
}

const MAIN = fileURLToPath(new URL("../../../src/main.ts", import.meta.url));
const HEALTH = z.object({ channels: z.record(z.string(), z.string()) });
const CHATS = z.array(z.object({ chat: z.string(), turn: z.number(), lines: z.number() }));

export async function makeProgram(folder: string, servers: WhatsAppServers): Promise<Program> {
  const port = await freePort();
  const baseUrl = `http://localhost:${port}`;
  const env = {
    ...process.env,
    PORT: String(port),
    DATABASE_FILE: "latchkey.db",
    LOG_LEVEL: "error",
    WHATSAPP: "web",
    WHATSAPP_SESSION_FOLDER: join(folder, "whatsapp"),
    WHATSAPP_PAGE: servers.page,
    CHROMIUM_ARGUMENTS: "--disable-features=LocalNetworkAccessChecks",
  };
  let running: ChildProcess | undefined;
  const kill = () =>
    new Promise<void>((resolve) => {
      if (!running || running.exitCode !== null) {
        resolve();
        return;
      }
      running.once("exit", () => resolve());
      running.kill("SIGKILL");
    });
  return {
    baseUrl,
    start: () => {
      running = spawn(process.execPath, [MAIN], { env, cwd: folder, stdio: "ignore" });
    },
    state: () => stateOf(baseUrl),
    kill,
    killChild: () => childrenOf(running?.pid).forEach((pid) => process.kill(pid, "SIGKILL")),
    chats: () => {
      const database = new Database(join(folder, "latchkey.db"), { readonly: true });
      const rows = database.prepare("select chat, turn, lines from conversations where channel = 'whatsapp-web'").all();
      database.close();
      return CHATS.parse(rows);
    },
  };
}

async function stateOf(baseUrl: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${baseUrl}/health`, { signal: AbortSignal.timeout(2000) });
    return HEALTH.parse(await response.json()).channels["whatsapp-web"];
  } catch {
    return undefined;
  }
}

/** Processes that `parent` started and that hold the library. */
const childrenOf = (parent: number | undefined) =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => statOf(pid) === parent && commandOf(pid).includes("whatsapp-web/child/child.ts"))
    .map(Number);

function statOf(pid: string): number | undefined {
  const stat = read(`/proc/${pid}/stat`);
  return stat === "" ? undefined : Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}

const commandOf = (pid: string) => read(`/proc/${pid}/cmdline`);

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
