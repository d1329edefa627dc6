import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { z } from "zod";
import { TEST_TOKEN } from "../../doubles/telegram-server/telegram-server.ts";
import { freePort } from "../../support/free-port.ts";

/** The program as `npm start` runs it, in a process that may be killed at any line. */
export interface KilledProgram {
  readonly start: () => void;
  /** kill -9, and as much time as any lease lasts. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** The newest mail that fits, as the mailbox page shows it. */
  readonly mail: (fits: RegExp) => Promise<RegExpExecArray | undefined>;
  readonly rows: (query: string) => readonly Readonly<Record<string, unknown>>[];
  /** Whatever became of the test: nothing of it goes on. */
  readonly remove: () => Promise<void>;
}

const MAIN = fileURLToPath(new URL("../../../src/main.ts", import.meta.url));

export async function killedProgram(apiUrl: string): Promise<KilledProgram> {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-killed-"));
  const port = String(await freePort());
  const file = join(folder, "latchkey.db");
  const settings = {
    PORT: port,
    DATABASE_FILE: "latchkey.db",
    TELEGRAM_BOT_TOKEN: TEST_TOKEN,
    TELEGRAM_API_URL: apiUrl,
  };
  let child: ChildProcess | undefined;
  const end = async (signal: "SIGKILL" | "SIGTERM") => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child?.once("exit", resolve));
    child.kill(signal);
    await gone;
  };
  return {
    start: () => {
      child = spawn(process.execPath, [MAIN], { cwd: folder, env: { ...process.env, ...settings }, stdio: "ignore" });
    },
    kill: async () => {
      await end("SIGKILL");
      endLeases(file);
    },
    stop: () => end("SIGTERM"),
    mail: (fits) => mailAt(`http://localhost:${port}`, fits),
    rows: (query) => rowsOf(file, query),
    remove: async () => {
      await end("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What half a minute does to whatever was under way when the process ended. */
function endLeases(file: string): void {
  const database = new Database(file);
  for (const [table, status] of [
    ["deliveries", "queued"],
    ["works", "waiting"],
    ["mails", "queued"],
  ] as const)
    database.exec(`UPDATE ${table} SET next_try = 0 WHERE status = '${status}'`);
  database.close();
}

const Rows = z.array(z.record(z.string(), z.unknown()));

function rowsOf(file: string, query: string) {
  const database = new Database(file, { readonly: true });
  const rows = Rows.parse(database.prepare(query).all());
  database.close();
  return rows;
}

async function mailAt(baseUrl: string, fits: RegExp): Promise<RegExpExecArray | undefined> {
  const list = await pageAt(`${baseUrl}/mailbox`);
  for (const [, id = ""] of list.matchAll(/\/mailbox\/([\w-]+)"/gu)) {
    const found = fits.exec(await pageAt(`${baseUrl}/mailbox/${id}/html`));
    if (found) return found;
  }
  return undefined;
}

async function pageAt(url: string): Promise<string> {
  try {
    return await (await fetch(url)).text();
  } catch {
    return "";
  }
}
