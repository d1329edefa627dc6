import type { ChatAddress } from "../channels/channel.ts";
import { after } from "../shared/brand.ts";
import { MINUTE } from "../shared/clock.ts";
import { drawMoveToken } from "../shared/move-token.ts";
import { hashToken } from "../shared/secrets.ts";
import type { ConversationDeps } from "./deps.ts";

/** As long as a mailed code: time enough to find the phone. */
const LIFETIME = 10 * MINUTE;

/**
 * Draws a token with which this chat goes on in a messenger, once. Only its hash is kept.
 *
 * @returns undefined when there is nothing in this chat that could go on
 */
export async function drawMove(
  { store, clock, random }: ConversationDeps,
  chat: ChatAddress,
): Promise<string | undefined> {
  const now = clock.now();
  const token = drawMoveToken(random);
  const drawn = await store.drawMove({ chat, hash: hashToken(token), now, expiresAt: after(now, LIFETIME) });
  return drawn ? token : undefined;
}
