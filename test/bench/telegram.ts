import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openTelegramServer, type TelegramServer } from "../doubles/telegram-server/telegram-server.ts";
import { freePort } from "../support/free-port.ts";
import { laterThanIdeal, type Written } from "./ideal-line.ts";

const CHATS = 1000;
const A_SECOND = 30;
/** The chat answers a greeting with one message. */
const WORDS = "hello";
const WARM = 60;
const START_PATIENCE = 120_000;

/**
 * Many people write on Telegram at once, to the program in a process of its own. Says how long they wait beyond the
 * pace that Telegram allows, and whether somebody got no answer.
 *
 * @param seconds how long they write
 */
export async function benchTelegram(say: (line: string) => void, seconds: number): Promise<void> {
  const api = await openTelegramServer();
  const folder = mkdtempSync(join(tmpdir(), "latchkey-bench-telegram-"));
  const child = startProgram(folder, { ...programOn(api), PORT: String(await freePort()) });
  await api.until(() => api.calls.some(({ method }) => method === "getUpdates"), START_PATIENCE);
  const before = await warmUp(api);
  const written = await writeAll(api, seconds);
  await allAnswered(api, before + written.length, seconds * 1000);
  tell(say, api.callsOf("sendMessage").slice(before), written, seconds);
  child.kill("SIGTERM");
  await new Promise((resolve) => child.once("exit", resolve));
  await api.close();
  rmSync(folder, { recursive: true });
}

const programOn = ({ token, url }: TelegramServer) => ({
  TELEGRAM_BOT_TOKEN: token,
  TELEGRAM_API_URL: url,
  DATABASE_FILE: "latchkey.db",
});

function startProgram(folder: string, settings: Readonly<Record<string, string>>) {
  const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
  const quick = new URL("../../src/quick-modules.ts", import.meta.url).href;
  const env = { ...process.env, ...settings };
  return spawn(process.execPath, ["--import", quick, main], { cwd: folder, env, stdio: "ignore" });
}

const pass = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * The first messages wait for code to be compiled. The load leaves Telegram's pace no slack, so what is lost then would
 * be seen in every later answer. @returns how many messages were answered
 */
async function warmUp(api: TelegramServer): Promise<number> {
  for (let n = 1; n <= WARM; n += 1) api.person({ id: 10 * CHATS + n, language_code: "en" }).say(WORDS);
  await allAnswered(api, WARM, START_PATIENCE);
  await pass(1000);
  return api.callsOf("sendMessage").length;
}

/** A message every 33 milliseconds, each from the next chat; after the last, the first writes again. */
async function writeAll(api: TelegramServer, seconds: number): Promise<readonly Written[]> {
  const people = Array.from({ length: CHATS }, (_, n) => api.person({ id: n + 1, language_code: "en" }));
  const written: Written[] = [];
  const start = Date.now();
  for (let n = 0; n < A_SECOND * seconds; n += 1) {
    const due = start + (n * 1000) / A_SECOND;
    if (due > Date.now()) await pass(due - Date.now());
    written.push({ chat: (n % CHATS) + 1, at: Date.now() });
    people[n % CHATS]?.say(WORDS);
  }
  return written;
}

/** Waits for as many answers, and not for ever. */
async function allAnswered(api: TelegramServer, count: number, patience: number): Promise<void> {
  const end = Date.now() + patience;
  while (api.callsOf("sendMessage").length < count && Date.now() < end) await pass(100);
}

function tell(
  say: (line: string) => void,
  sent: ReturnType<TelegramServer["callsOf"]>,
  written: readonly Written[],
  seconds: number,
): void {
  const answers = sent.map(({ payload, at }) => ({ chat: payload.chat_id ?? 0, at }));
  const { sinceReceived, beyondPace, unanswered } = laterThanIdeal(written, answers, 1000 / A_SECOND);
  say(
    `Telegram, beyond its pace  ${marks(beyondPace)}   (${String(A_SECOND)} messages a second, ${String(CHATS)} chats, ${String(seconds)} s; the ideal: answers the moment they are asked for, 30 a second)`,
  );
  say(`  since the message came   ${marks(sinceReceived)}   messages without an answer: ${String(unanswered)}`);
}

function marks(waits: readonly number[]): string {
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`;
}
