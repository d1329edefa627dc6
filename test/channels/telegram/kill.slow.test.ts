import { afterAll, expect, test } from "vitest";
import { openTelegramServer } from "../../doubles/telegram-server/telegram-server.ts";
import { killedProgram } from "./killed-program.ts";

const api = await openTelegramServer();
const program = await killedProgram(api.url);
afterAll(async () => {
  await program.remove();
  await api.close();
});
const ana = api.person({ id: 7001, language_code: "en" });
/** The first start learns its phrases; a loaded machine takes its time. */
const PATIENCE = 45_000;

/** The moment at which the process dies: a call that has come and is not answered. */
const MOMENTS = {
  "stored, not yet confirmed": { method: "getUpdates", how: "hang" },
  "stored, before its turn": { method: "sendChatAction", how: "hang" },
  "after the turn, before the answer reaches Telegram": { method: "sendMessage", how: "hang" },
  "the answer has reached Telegram, and nobody noted it": { method: "sendMessage", how: "hang", reached: true },
} as const;

/** Kills the program at such a moment after the person has done something, and starts it again. */
async function killAt(moment: keyof typeof MOMENTS, act: () => unknown): Promise<void> {
  const fault = MOMENTS[moment];
  const before = api.calls.length;
  act();
  if (fault.method === "getUpdates") await api.until(() => isFetched(before), PATIENCE);
  api.fault(fault);
  const hangs = () => api.calls.slice(before).some(({ method, status }) => method === fault.method && status === 0);
  await api.until(hangs, PATIENCE);
  await program.kill();
  api.clearFaults();
  program.start();
}

/** What was said has been brought, and comes again should it not be confirmed. */
const isFetched = (before: number) =>
  api.calls.slice(before - 1).some(({ method, status }) => method === "getUpdates" && status === 200);

const hears = (fits: RegExp) => api.until(() => ana.heard().some(({ text = "" }) => fits.test(text)), PATIENCE);

async function comesByMail(fits: RegExp): Promise<string> {
  let found: string | undefined;
  await expect
    .poll(async () => (found = (await program.mail(fits))?.slice(1).join(" ")), { timeout: PATIENCE })
    .toBeTruthy();
  return found ?? "";
}

const shown = () => ana.heard().map(({ text = "" }) => text.replace(/\n\n✓.*$/u, ""));

test("kill -9 around receiving and sending: nothing is lost, nothing happens twice", { timeout: 300_000 }, async () => {
  program.start();
  await killAt("stored, not yet confirmed", () => ana.say("I forgot my password"));
  await hears(/Which e-mail/u);
  await killAt("stored, before its turn", () => ana.say("ana@acme.example"));
  const code = await comesByMail(/>\s*(\d{3}) (\d{3})\s*</u);
  await killAt("after the turn, before the answer reaches Telegram", () => ana.say("why do you need this?"));
  await api.until(() => api.state.waiting.length === 0, PATIENCE);
  await killAt("the answer has reached Telegram, and nobody noted it", () => ana.say(`it says ${code}`));
  await comesByMail(/change-password\?token=([\w%-]+)/u);
  await hears(/Change password/u);
  // Told in a bubble of its own, which a stop would keep for the next start.
  await hears(/Did it work/u);
  await program.stop();
  const lines = program.rows("SELECT speaker, text FROM chat_lines ORDER BY sequence");
  expect(lines.filter(({ speaker }) => speaker === "person")).toHaveLength(4);
  const agent = lines.filter(({ speaker }) => speaker === "agent").map(({ text }) => text);
  expect(new Set<unknown>(shown())).toEqual(new Set(agent));
  const repeated = shown().length - agent.length;
  expect(repeated).toBeGreaterThanOrEqual(0);
  expect(repeated).toBeLessThanOrEqual(Object.keys(MOMENTS).length);
  expect(program.rows("SELECT count(*) AS n FROM reset_links")).toEqual([{ n: 1 }]);
  expect(program.rows("SELECT count(*) AS n FROM challenges WHERE purpose = 'reset-password'")).toEqual([{ n: 1 }]);
});
