import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startWhatsApp, type WhatsAppServers } from "../../doubles/whatsapp-page/whatsapp-servers.ts";
import { makeProgram, type Program } from "./program.ts";

/** Of each kind. More of them are a matter of patience: WHATSAPP_KILLS=50 npx vitest run test/browser/whatsapp-web/kills */
const KILLS = Number(process.env["WHATSAPP_KILLS"] ?? "1");
/** Milliseconds until both answers are there; held when it is measured, for a machine that runs everything else beside it is slower. */
const BACK = 90_000;
const PATIENCE = 2 * BACK;
const patience = KILLS * PATIENCE;

let servers: WhatsAppServers;
let program: Program;
const folder = mkdtempSync(join(tmpdir(), "latchkey-kills-"));
const took: number[] = [];
let people = 0;

beforeAll(async () => {
  servers = await startWhatsApp();
  program = await makeProgram(folder, servers);
  program.start();
  await inState("needs-pairing", 240_000);
  servers.scan();
  await inState("ready");
  await answered(write());
}, 300_000);

afterAll(async () => {
  await program.kill();
  await servers.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  if (KILLS > 1) process.stdout.write(`back after (ms): ${took.toSorted((a, b) => a - b).join(" ")}\n`);
  if (KILLS > 1) expect(Math.max(...took)).toBeLessThan(BACK);
});

const inState = (state: string, timeout = PATIENCE) =>
  vi.waitFor(async () => expect(await program.state()).toBe(state), { timeout, interval: 50 });

/** Somebody new writes. */
function write(): string {
  const chat = `1555020${String(people++).padStart(4, "0")}@c.us`;
  servers.say(chat, "I forgot my password");
  return chat;
}

const answered = (chat: string) =>
  vi.waitFor(() => expect(servers.sent.some((sent) => sent.chat === chat)).toBe(true), {
    timeout: PATIENCE,
    interval: 20,
  });

/** Somebody writes just before and somebody just after; both have their answer within the time. */
async function survive(kill: () => Promise<void>, round: number): Promise<void> {
  const before = write();
  await new Promise((resolve) => setTimeout(resolve, (round * 37) % 400));
  const began = Date.now();
  await kill();
  const after = write();
  await answered(before);
  await answered(after);
  took.push(Date.now() - began);
  await inState("ready");
}

/** All wrote one and the same message, so a chat that took it twice would stick out. */
function expectNothingTwice(): void {
  const chats = program.chats();
  expect(chats).toHaveLength(people);
  expect(new Set(chats.map(({ turn, lines }) => `${turn} turns, ${lines} lines`)).size).toBe(1);
}

test(
  "killed, the process of the library comes back, and nothing is lost, doubled or asked anew",
  { timeout: patience },
  async () => {
    for (let round = 0; round < KILLS; round++)
      await survive(async () => {
        program.killChild();
        // The pages of this same program answer meanwhile.
        expect(await program.state()).toBeDefined();
      }, round);
    expectNothingTwice();
  },
);

test(
  "killed, the whole program comes back the same way, without a browser left over",
  { timeout: patience },
  async () => {
    for (let round = 0; round < KILLS; round++)
      await survive(async () => {
        await program.kill();
        program.start();
      }, round);
    expectNothingTwice();
  },
);
