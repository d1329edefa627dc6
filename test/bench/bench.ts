import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import express from "express";
import { freePort } from "../support/free-port.ts";
import { CLIFFS } from "./cliffs.ts";
import { benchTelegram } from "./telegram.ts";
import { benchUnderstanding } from "./understanding.ts";
import { visit } from "./visitor.ts";
import { AT_ONCE, benchWhatsAppWeb } from "./whatsapp-web.ts";

/**
 * `npm run bench`: figures of this machine, now. Ratios are worth comparing; absolute figures are not.
 * `npm run bench -- telegram 10`: only what Telegram's load does, for ten seconds.
 * `npm run bench -- sign-ins`, `code-mail`, `kill`: that alone. `big-file`, which takes minutes, runs only by its name.
 */

const CHATS = 40;
const MESSAGES = 8;
const SIDE_BY_SIDE = 8;

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Runs `work` for 0 … count - 1, a few side by side. @returns seconds */
async function timed(count: number, work: (index: number) => Promise<void>): Promise<number> {
  const start = performance.now();
  let next = 0;
  const lane = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
  return (performance.now() - start) / 1000;
}

/** A bare Express echo: what one POST and one answer cost without us. */
async function echoPerSecond(): Promise<number> {
  const port = await freePort();
  const app = express().post("/", express.json(), (request, response) => void response.json(request.body));
  const server = app.listen(port, "127.0.0.1");
  const post = async () => {
    const body = JSON.stringify({ text: "hi" });
    const headers = { "content-type": "application/json" };
    await (await fetch(`http://127.0.0.1:${String(port)}/`, { method: "POST", body, headers })).text();
  };
  const turns = CHATS * MESSAGES;
  await timed(turns, post);
  const seconds = await timed(turns, post);
  server.closeAllConnections();
  server.close();
  return turns / seconds;
}

const KEY = Buffer.from(Array.from({ length: 32 }, (_, n) => n)).toString("hex");

async function startLatchkey(folder: string) {
  const port = await freePort();
  const baseUrl = `http://localhost:${String(port)}`;
  const inSource = (name: string) => new URL(`../../src/${name}`, import.meta.url);
  const start = performance.now();
  // Production, with nobody in it: the demo answers no visitor whose address a proxy tells. No mail is asked for.
  const mails = { SMTP_URL: "smtp://127.0.0.1:9", LATCHKEY_SECRET: KEY };
  const env = { ...process.env, ...mails, PORT: String(port), TRUSTED_PROXIES: "loopback" };
  const early = ["kept-code.js", "quick-modules.ts"].flatMap((name) => ["--import", inSource(name).href]);
  const child = spawn(process.execPath, [...early, fileURLToPath(inSource("main.ts"))], {
    cwd: folder,
    env,
    stdio: "ignore",
  });
  while (!(await answers(baseUrl)));
  return { child, baseUrl, seconds: (performance.now() - start) / 1000 };
}

const answers = async (baseUrl: string) => {
  try {
    return (await fetch(`${baseUrl}/health`)).ok;
  } catch {
    return false;
  }
};

const megabytes = (pid: number | undefined) =>
  Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024;

async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-bench-"));
  const { child, baseUrl, seconds } = await startLatchkey(folder);
  const idle = megabytes(child.pid);
  const turns = await timed(CHATS, async (chat) => {
    const visitor = await visit(baseUrl, `198.51.100.${String(chat + 1)}`);
    for (let message = 0; message < MESSAGES; message += 1) await visitor.turn(message % 2 === 0 ? "hello" : "what?");
  });
  const perSecond = (CHATS * MESSAGES) / turns;
  const echo = await echoPerSecond();
  say(`start to first page        ${seconds.toFixed(2)} s`);
  say(
    `durable turns a second     ${perSecond.toFixed(0)}   (message stored, understood, answered, read back; ${String(SIDE_BY_SIDE)} chats side by side)`,
  );
  say(`bare Express echo a second ${echo.toFixed(0)}   ratio ${(echo / perSecond).toFixed(1)} to 1`);
  say(`memory idle / after        ${idle.toFixed(0)} / ${megabytes(child.pid).toFixed(0)} MB`);
  child.kill("SIGTERM");
  await new Promise((resolve) => child.once("exit", resolve));
  rmSync(folder, { recursive: true });
}

const TELEGRAM_SECONDS = 60;
const [only, seconds = TELEGRAM_SECONDS] = process.argv.slice(2);

const cliff = CLIFFS[only ?? ""];
if (cliff) await cliff(say);
else if (only !== "telegram") {
  await bench();
  for (const name of ["sign-ins", "code-mail", "kill"]) await CLIFFS[name]?.(say);
  await benchUnderstanding(say);
  const { bare, ours, answered } = await benchWhatsAppWeb();
  say(
    `WhatsApp echoes a second   ${ours.toFixed(0)}   bare whatsapp-web.js ${bare.toFixed(0)}, share ${(ours / bare).toFixed(2)}`,
  );
  say(
    `WhatsApp at its pace       ${answered.toFixed(1)} s until ${String(AT_ONCE.people)} people who wrote at once have ${String(AT_ONCE.bubbles)} bubbles each`,
  );
}
if (!cliff) await benchTelegram(say, Number(seconds));
