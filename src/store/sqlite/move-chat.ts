import { and, eq, gt, isNull } from "drizzle-orm";
import { chatMoves } from "../../../db/schema/chat-moves.ts";
import { works } from "../../../db/schema/conversation-outbox.ts";
import { inbox } from "../../../db/schema/conversation.ts";
import { z } from "zod";
import type { ConversationStore, MoveAnswer } from "../../conversation/ports.ts";
import { type ConversationId, type Instant, onceKey, type TokenHash } from "../../shared/brand.ts";
import { copyEpisode, endOpenEpisode, episodeToCarry } from "./carry-episode.ts";
import { carryCases, carryLines, carryRequests, endProofs } from "./carry-rest.ts";
import { findChat, loadConversation } from "./load-conversation.ts";
import { noteChat } from "./note-chat.ts";
import { once } from "./once.ts";
import type { Queries } from "./open.ts";
import { mustHaveChangedOne } from "./spent.ts";

type Draw = Parameters<ConversationStore["drawMove"]>[0];
type Move = Parameters<ConversationStore["moveChat"]>[0];

/** @returns whether there was something to go on with */
export function drawMove(queries: Queries, { chat, hash, now, expiresAt }: Draw): boolean {
  const conversation = findChat(queries, chat)?.id;
  if (conversation === undefined || !episodeToCarry(queries, conversation)) return false;
  queries.insert(chatMoves).values({ hash, conversation, drawnAt: now, expiresAt }).run();
  return true;
}

/** Everything or nothing, inside the caller's transaction; asked again for the same work it tells what it did. */
export function moveChat(queries: Queries, move: Move): MoveAnswer | "busy" {
  const from = sourceOf(queries, move.token, move.now);
  if (from !== undefined && isBusy(queries, from)) return "busy";
  return once(queries, onceKey(`move:${move.work}`), move.now, z.enum(["moved", "wrong"]), () =>
    from === undefined || from === move.to ? "wrong" : carryAll(queries, move, from),
  );
}

const isGood = (token: TokenHash, now: Instant) =>
  and(eq(chatMoves.hash, token), isNull(chatMoves.usedAt), gt(chatMoves.expiresAt, now));

const sourceOf = (queries: Queries, token: TokenHash, now: Instant): ConversationId | undefined =>
  queries.select().from(chatMoves).where(isGood(token, now)).get()?.conversation;

/** Something is under way there: its result must still find its place. */
function isBusy(queries: Queries, id: ConversationId): boolean {
  const working = and(eq(works.conversation, id), eq(works.status, "waiting"));
  const waiting = and(eq(inbox.conversation, id), eq(inbox.status, "waiting"));
  return (
    queries.select({ key: works.key }).from(works).where(working).get() !== undefined ||
    queries.select({ id: inbox.id }).from(inbox).where(waiting).get() !== undefined
  );
}

function carryAll(queries: Queries, { token, to, now, mayTake }: Move, from: ConversationId): MoveAnswer {
  const target = loadConversation(queries, to);
  const episode = episodeToCarry(queries, from);
  if (!target || !episode || !mayTake) return "wrong";
  mustHaveChangedOne(queries.update(chatMoves).set({ usedAt: now }).where(isGood(token, now)).run(), "move");
  endOpenEpisode(queries, to, now);
  const number = copyEpisode(queries, episode, to);
  endOpenEpisode(queries, from, now);
  carryRequests(queries, { from, to, episode: episode.number, number });
  const shift = carryLines(queries, { from, to });
  carryCases(queries, { from, to, episode: episode.number, number, shift });
  endProofs(queries, from, now);
  const messenger = target.address.channel;
  noteChat(queries, { conversation: from, key: `moved:${token}`, note: { kind: "moved-away", messenger } }, now);
  return "moved";
}
