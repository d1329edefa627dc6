import { z } from "zod";
import type { AnswerSchema } from "../shared/answer-schema.ts";
import type { ConversationId, Instant, IdempotencyKey } from "../shared/brand.ts";
import { executeDecision, grantedUntil } from "./execute-decision.ts";
import { decideInChat, type PressAnswer } from "./decide-request.ts";
import type { ApprovalDecision, ApprovalState, Choice } from "./model.ts";
import { askableFor, cardsFor, nothing } from "./open-request.ts";
import type { ApprovalDeps } from "./deps.ts";

export interface ChatCommand {
  readonly conversation: ConversationId;
  readonly request: string;
  readonly choice: Choice;
  /** Told to whoever asked, where the choice is `no`. At most 200 characters are kept. */
  readonly reason?: string | undefined;
  readonly idempotencyKey: IdempotencyKey;
}

/** What came of it. Of a request that this admin may not know about, nothing is told. */
export type ChatDecision =
  | {
      readonly kind: "decided";
      readonly code: string;
      readonly choice: Choice;
      readonly name: string;
      /** Of a request for an address. */
      readonly address: string | undefined;
      /** Until when it is let in; undefined: for good, or not at all. */
      readonly until: Instant | undefined;
    }
  /** Decided, but what it was about is over or could not be done. */
  | { readonly kind: "failed"; readonly code: string }
  /** Somebody was faster. `by` is missing when nobody decided: it was withdrawn. */
  | {
      readonly kind: "over";
      readonly code: string;
      readonly choice: Choice | undefined;
      readonly by: string | undefined;
    }
  | { readonly kind: "expired" | "own-request" | "password-needed" | "not-a-choice"; readonly code: string }
  /** The chat is not linked, not to an admin, or not of that workspace; or there is no such request. */
  | { readonly kind: "not-yours" };

const pressed: AnswerSchema<PressAnswer> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("pressed") }),
  z.object({
    kind: z.literal("refused"),
    why: z.enum(["signed-out", "not-admin", "password-needed", "unknown", "over", "own-request", "not-a-choice"]),
  }),
]);

/** Decides, once for each key, and carries out what was decided. Killed in between, asking again goes on with it. */
export async function decideFromChat(
  deps: ApprovalDeps,
  { conversation, request, choice, reason, idempotencyKey }: ChatCommand,
): Promise<ChatDecision> {
  const { store, clock } = deps;
  const now = clock.now();
  const subject = { kind: "request", id: request, conversation } as const;
  const answer = await store.decide({
    subject,
    now,
    idempotency: { key: idempotencyKey, schema: pressed },
    decide: (state) => decideInChat(state, { conversation, choice, reason }, now),
  });
  const trouble = answer.kind === "pressed" ? await executeDecision(deps, request) : undefined;
  const after = await store.read(subject, now);
  return answer.kind === "pressed" ? done(after, trouble) : refusal(after, answer.why);
}

function done({ request, account }: ApprovalState, trouble: string | undefined): ChatDecision {
  if (!request || !account || request.choice === undefined) return { kind: "not-yours" };
  const { code, choice, details } = request;
  if (trouble !== undefined) return { kind: "failed", code };
  const address = details.kind === "ip-whitelist" ? details.address : undefined;
  return { kind: "decided", code, choice, name: account.name, address, until: grantedUntil(request) };
}

function refusal(
  { request, decidedByName }: ApprovalState,
  why: Extract<PressAnswer, { readonly kind: "refused" }>["why"],
): ChatDecision {
  if (!request || why === "signed-out" || why === "not-admin" || why === "unknown") return { kind: "not-yours" };
  const { code, status, choice } = request;
  if (why !== "over") return { kind: why, code };
  return status === "open" || status === "expired"
    ? { kind: "expired", code }
    : { kind: "over", code, choice, by: decidedByName };
}

/** Shows in a chat that was linked just now what its owner may decide. What it shows already stays as it is. */
export async function showOpen({ store, clock }: ApprovalDeps, conversation: ConversationId): Promise<void> {
  const now = clock.now();
  const { chatOwner } = await store.read({ kind: "request", id: "", conversation }, now);
  if (!chatOwner) return;
  const board = await store.board(chatOwner.workspace, now);
  const open = board.filter(({ status }) => status === "open").toReversed();
  for (const { id } of open) {
    const subject = { kind: "request", id, conversation } as const;
    await store.decide({ subject, now, decide: (state) => showOne(state, conversation, now) });
  }
}

/**
 * Looked at anew: it may have been decided, or the chat unlinked, a moment ago. Whether the owner is an admin who may
 * decide it is asked here, and nowhere before.
 */
function showOne(state: ApprovalState, conversation: ConversationId, now: Instant): ApprovalDecision<undefined> {
  const { request, cards } = state;
  if (request?.status !== "open" || now >= request.expiresAt || cards.includes(conversation)) return nothing(undefined);
  const here = askableFor(state, request.details)
    .filter(({ chats }) => chats.includes(conversation))
    .map((admin) => ({ ...admin, chats: [conversation] }));
  return { ...nothing(undefined), changes: cardsFor(state, here, request) };
}
