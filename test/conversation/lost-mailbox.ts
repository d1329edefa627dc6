import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { recoveries } from "../../db/schema/recovery.ts";
import type { ChatAddress } from "../../src/channels/channel.ts";
import { readFlows } from "../../src/app/serve.ts";
import { pressBy, secretsOfNewest } from "../auth/recovery/recover.ts";
import type { World } from "../auth/world.ts";
import { chat, messenger, openShell, words } from "./world.ts";

const phone: ChatAddress = { channel: "telegram", bot: "bot", chat: "ana" };

/** A lost mailbox, up to where the admins are asked. @param before what is done to the world first */
export async function askingIn(address: string, before: (world: World) => void = () => undefined) {
  const { library } = readFlows();
  const shell = await openShell({ library, channels: [messenger(), messenger("telegram")] });
  before(shell.world);
  await shell.tell(`I cannot open my mailbox any more, ${address}`);
  for (const answer of ["no", "ana.new@mailbox.example"]) await shell.tell(answer);
  await shell.tell(secretsOfNewest(shell.world, "mailbox-code")["code"] ?? "");
  expect((await shell.said()).at(-1)).toContain("lost-email-access.passed-on");
  const move = async () => shell.tell(words((await shell.moveToken(chat())) ?? "", { from: phone }));
  const newest = () =>
    shell.world.open.queries
      .select()
      .from(recoveries)
      .orderBy(sql`rowid desc`)
      .get();
  const vouch = async () =>
    shell.world.auth.recovery.vouch(pressBy(shell.world, newest()?.id ?? "", "marta@tidewater.example"));
  const later = async (time: number) => {
    shell.clock.advance(time);
    await shell.world.auth.recovery.due();
    await shell.approvals.worker.drain();
    await shell.drain();
  };
  const heard = async () => (await shell.said(phone)).map((line) => line.split(" ")[0]?.replace(/^\w+:/u, ""));
  return { ...shell, move, newest, vouch, later, heard };
}
