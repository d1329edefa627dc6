import { conversationId } from "../../../src/shared/brand.ts";
import { actingAs, MARTA } from "../../approvals/world.ts";
import type { World } from "../world.ts";

export { MARTA };
export const ANA = { who: "ana@tidewater.example", password: "kelp-barnacle-41" };

/** What is kept of a shown code. */
const lettersOf = (code: string): string => code.replaceAll("-", "");

export async function drawFor(world: World, who: typeof MARTA): Promise<string> {
  const drawn = await world.auth.linkedChats.drawCode(await actingAs(world, who));
  if (!drawn.ok) throw new Error(`no code: ${drawn.reason}`);
  return lettersOf(drawn.value.code);
}

export const typeCode = (world: World, letters: string, chat = "phone", idempotencyKey = world.newKey()) =>
  world.auth.linkedChats.link({
    mac: world.auth.linkedChats.macOf(letters),
    origin: { channel: "telegram", conversation: conversationId(chat) },
    idempotencyKey,
  });

/** Somebody with a linked chat. */
export async function linkFor(world: World, who: typeof MARTA, chat: string): Promise<void> {
  const answer = await typeCode(world, await drawFor(world, who), chat);
  if (answer.kind !== "linked") throw new Error(`not linked: ${answer.kind}`);
}
