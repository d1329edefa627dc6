import { fileURLToPath } from "node:url";
import { runScenario } from "../../src/cli/scenarios/run-scenario.ts";
import { readScenarios } from "../../src/cli/scenarios/read-scenario.ts";
import { CHAT, type Stage } from "../../src/cli/converse/harness.ts";
import { readFlows } from "../../src/app/serve.ts";
import { understanding } from "../understanding/support/loaded.ts";
import type { Piece } from "./golden.ts";
import { rowsOf } from "./rows.ts";

const SCENARIOS = fileURLToPath(new URL("../scenarios", import.meta.url));

/** Every transcript, played: the lines of the chat, the mails as they were delivered, all rows of the database. */
export async function goldenChats(): Promise<readonly Piece[]> {
  const scenery = { ...readFlows(), understanding };
  const pieces: Piece[] = [];
  for (const scenario of readScenarios(SCENARIOS))
    await runScenario(scenery, scenario, async (stage) => {
      pieces.push({ name: `chats/${scenario.file}.txt`, text: await told(stage) });
    });
  return pieces;
}

async function told({ world, store }: Stage): Promise<string> {
  const lines = await world.shell.inbox.history(CHAT, 0);
  const mails = (await world.mail.mailbox?.list()) ?? [];
  return [...lines, ...mails].map((one) => JSON.stringify(one)).join("\n") + `\n${rowsOf(store)}`;
}
