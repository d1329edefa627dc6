import { type ChildProcess, spawn } from "node:child_process";
import { z } from "zod";
import { startWorld } from "./world.ts";
import { freePort } from "./free-port.ts";

/**
 * `npm run test:telegram`: a forgotten password over a Bot API server that others wrote. It comes from npm's cache and
 * leaves the project as it is. It knows neither menus nor "typing", confirms no update, and answers every poll at once.
 */
const SERVER = "telegram-test-api@4.2.1";
const TOKEN = "666:AAtest-token_of-nobody-real-0123456789";
const CHAT = 7001;
const START_PATIENCE = 120_000;
const PATIENCE = 30_000;
const PASSWORD = "seven quiet harbours";

const Heard = z.object({ result: z.array(z.object({ message: z.looseObject({ text: z.string() }) })) });
const SIX_DIGITS = /^\s*(\d{3}) (\d{3})\s*$/mu;
const CHANGE_LINK = /\/change-password\?token=([\w%-]{1,200})/u;

/** Loads the module where npm put it, and listens on this machine only. */
const program = (port: number) => `
const { dirname, join } = require("node:path");
const bin = process.env.PATH.split(":").find((one) => one.includes("_npx"));
const Server = require(join(dirname(bin), "telegram-test-api"));
new Server({ port: ${String(port)}, host: "127.0.0.1" }).start();
`;

function startServer(port: number): ChildProcess {
  const words = ["exec", "--yes", `--package=${SERVER}`, "-c", "exec node -"];
  const child = spawn("npm", words, { stdio: ["pipe", "inherit", "inherit"], detached: true });
  child.stdin.end(program(port));
  return child;
}

const pass = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function found<Found>(what: string, look: () => Promise<Found | undefined>, patience = PATIENCE): Promise<Found> {
  const end = Date.now() + patience;
  for (;;) {
    const seen = await look().catch(() => undefined);
    if (seen !== undefined) return seen;
    if (Date.now() > end) throw new Error(`It did not come: ${what}.`);
    await pass(100);
  }
}

/** Somebody with a client of that server. */
function personOn(api: string) {
  const post = async (path: string, body: object) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${api}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    return response.json();
  };
  const from = { id: CHAT, is_bot: false, first_name: "Ana", language_code: "en" };
  const chat = { id: CHAT, type: "private", first_name: "Ana" };
  const hears = (fits: RegExp) =>
    found(String(fits), async () => {
      const { result } = Heard.parse(await post("/getUpdates", { token: TOKEN, chatId: CHAT }));
      return result.map(({ message }) => message.text).find((text) => fits.test(text));
    });
  return {
    hears,
    isThere: () => post("/getUpdates", { token: TOKEN, chatId: CHAT }),
    say: (text: string) =>
      post("/sendMessage", { botToken: TOKEN, from, chat, date: Math.floor(Date.now() / 1000), text }),
  };
}

async function walk(api: string): Promise<void> {
  const ana = personOn(api);
  await found(`${SERVER} started`, ana.isThere, START_PATIENCE);
  const started = await startWorld({ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_URL: api });
  const { auth, mail, messengers } = started.world;
  const mailed = (fits: RegExp) =>
    found(`a mail with ${String(fits)}`, async () => {
      const mails = (await mail.mailbox?.list()) ?? [];
      return mails.map(({ text }) => fits.exec(text)).find((one) => one !== null);
    });
  await ana.say("I forgot my password");
  await ana.hears(/Which e-mail/u);
  await ana.say("ana@acme.example");
  await ana.say(`it says ${(await mailed(SIX_DIGITS)).slice(1).join(" ")}`);
  await ana.hears(/Change password/u);
  const token = decodeURIComponent((await mailed(CHANGE_LINK))[1] ?? "");
  const seen = { address: "203.0.113.9", userAgent: "Firefox" };
  const changed = await auth.passwords.changePassword({ token, password: PASSWORD, repeated: PASSWORD, seen });
  if (!changed.ok) throw new Error(`The password was not changed: ${changed.reason}.`);
  const health = messengers.all[0]?.health();
  if (health?.state !== "degraded") throw new Error("Health does not tell that the menus are missing.");
  await started.close();
}

const port = await freePort();
const server = startServer(port);
try {
  await walk(`http://127.0.0.1:${String(port)}`);
  process.stdout.write(`A forgotten password went through over ${SERVER}.\n`);
} catch (error) {
  process.stderr.write(`Over ${SERVER} the story did not go through: ${String(error)}\n`);
  process.exitCode = 1;
} finally {
  // npm starts a shell which starts the server: all of them are one group.
  if (server.pid !== undefined) process.kill(-server.pid, "SIGTERM");
}
process.exit();
