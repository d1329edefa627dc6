import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { readUnderstanding } from "../../src/read-understanding.ts";
import { openDatabase, readFlows } from "../../src/serve.ts";
import { systemClock } from "../../src/shared/clock.ts";
import { systemRandom } from "../../src/shared/random.ts";
import { createWorld } from "../../src/world.ts";
import { freePort } from "../support/free-port.ts";
import { latchkey } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "latchkey-chat-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What lies in the mailbox of a world in which no worker runs: nothing can still be sent by looking. */
async function mailsIn(where: string) {
  const config = readConfig({}, where, systemRandom);
  const store = openDatabase(config);
  const parts = { config, store, ...readFlows(), understanding: readUnderstanding(), onTrouble: () => undefined };
  const world = createWorld({ ...parts, clock: systemClock, random: systemRandom });
  const mails = await world.mail.mailbox?.list();
  world.webChat.close();
  store.close();
  return mails ?? [];
}

test("a piped chat that asks for a new password leaves with the code in the mailbox", async () => {
  const environment = { PORT: String(await freePort()) };
  const input = "I forgot my password\nana@acme.example\n";
  const { code, out, err } = await latchkey(["chat"], { folder, environment, input });
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain("code is on its way");
  expect(await mailsIn(folder)).toEqual([expect.objectContaining({ to: "ana@acme.example" })]);
}, 120_000);
