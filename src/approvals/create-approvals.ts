import { z } from "zod";
import { actorOf, type Denied, type Actor } from "../auth/auth.ts";
import type { AnswerSchema } from "../shared/answer-schema.ts";
import { after, instant, type ConversationId, type IdempotencyKey } from "../shared/brand.ts";
import { DAY } from "../shared/clock.ts";
import { type Outcome, no, ok } from "../shared/outcome.ts";
import { hashToken } from "../shared/secrets.ts";
import type { AskAnswer, Board, DecideAnswer, RequestResult, ApprovalRequest, AddressKnown, Choice } from "./model.ts";
import type { ApprovalDeps } from "./deps.ts";
import { executeDecision, grantedUntil } from "./execute-decision.ts";
import { type ChatCommand, type ChatDecision, decideFromChat, showOpen } from "./in-chat.ts";
import { decideRequest } from "./decide-request.ts";
import { askForAddress, askForVouch, drawCodes } from "./open-request.ts";
import { approvalWorker } from "./work-due.ts";
import type { Worker } from "../shared/schedule.ts";

/** How long a decided request stays on the board. */
const PAST_SHOWN = 30 * DAY;

const asked: AnswerSchema<AskAnswer> = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["asked", "already-asked"]), code: z.string(), until: z.number().transform(instant) }),
  z.object({
    kind: z.enum(["unproved", "disabled", "invited", "no-admin", "too-many", "not-an-address", "special-address"]),
  }),
]);

/** The approvals on a store and the login module. */
export function createApprovals(deps: ApprovalDeps): Approvals {
  const { store, clock, random } = deps;
  const drawn = () => ({ id: random.id(), codes: drawCodes(random) });
  return {
    askForAddress: (command) => askTheAdmins(deps, command),
    askForRecovery: async ({ conversation, idempotencyKey }) => {
      const now = clock.now();
      const drawing = drawn();
      return store.decide({
        subject: { kind: "recovery", conversation },
        now,
        idempotency: { key: idempotencyKey, schema: z.enum(["passed-on", "unproved"]) },
        decide: (state) => askForVouch(state, conversation, now, drawing),
      });
    },
    resultIn: async (conversation) => resultOf(await store.newestOf(conversation)),
    board: (acting) => showBoard(deps, acting),
    decide: (command) => press(deps, command),
    decideInChat: (command) => decideFromChat(deps, command),
    showOpen: (conversation) => showOpen(deps, conversation),
    worker: approvalWorker(deps),
  };
}

/** The proof is looked at here, at the moment of asking. */
async function askTheAdmins(
  { auth, store, clock, random }: ApprovalDeps,
  { conversation, address: typed, known, idempotencyKey }: Parameters<Approvals["askForAddress"]>[0],
): Promise<AskAnswer> {
  const account = await auth.codes.provedAccount(conversation);
  if (!account) return { kind: "unproved" };
  if (account.status !== "active") return { kind: account.status === "invited" ? "invited" : "disabled" };
  const address = auth.ipWhitelist.readAddress(typed);
  if (!address.ok) return { kind: address.reason === "not-an-address" ? "not-an-address" : "special-address" };
  const now = clock.now();
  const drawn = { id: random.id(), codes: drawCodes(random) };
  return store.decide({
    subject: { kind: "account", account: account.id },
    now,
    idempotency: { key: idempotencyKey, schema: asked },
    decide: (state) => askForAddress(state, { address: address.value, known, conversation }, now, drawn),
  });
}

async function showBoard(
  { store, clock }: ApprovalDeps,
  { session, seen }: Parameters<Approvals["board"]>[0],
): Promise<Outcome<Board, Denied>> {
  const now = clock.now();
  const actor = actorOf(await store.session(hashToken(session)), seen, now, "admin");
  if (!actor.ok) return no(actor.reason);
  const all = await store.board(actor.value.account.workspace, after(now, -PAST_SHOWN));
  const isOpen = ({ status, expiresAt }: ApprovalRequest) => status === "open" && now < expiresAt;
  return ok({ open: all.filter(isOpen), past: all.filter((request) => !isOpen(request)) });
}

async function press(
  deps: ApprovalDeps,
  { session, seen, request, choice, reason }: Parameters<Approvals["decide"]>[0],
): Promise<DecideAnswer> {
  const now = deps.clock.now();
  const answer = await deps.store.decide({
    subject: { kind: "request", id: request, session: hashToken(session) },
    now,
    decide: (state) => decideRequest(state, { seen, choice, reason }, now),
  });
  if (answer.kind === "refused") return answer;
  const trouble = await executeDecision(deps, request);
  return trouble === undefined ? { kind: "decided", choice } : { kind: "failed", why: trouble };
}

function resultOf(request: ApprovalRequest | undefined): RequestResult | undefined {
  if (request?.details.kind !== "ip-whitelist") return undefined;
  const { code, status, choice, reason, trouble, expiresAt, effect } = request;
  const { address } = request.details;
  const told = { code, address, status, choice, reason, expiresAt, until: grantedUntil(request) };
  return { ...told, done: effect === "done", failed: trouble !== undefined };
}

/**
 * The door of the approvals: requests that admins of a workspace decide. The first decision counts, nobody decides
 * their own, and everything about whoever decides is looked at anew when they press.
 */
export interface Approvals {
  /** Asks the admins to let an address in, for the account whose mailbox is proved in this conversation. */
  askForAddress(command: {
    readonly conversation: ConversationId;
    /** As it is known or was typed. */
    readonly address: string;
    readonly known: AddressKnown;
    readonly idempotencyKey: IdempotencyKey;
  }): Promise<AskAnswer>;
  /**
   * Asks the admins to vouch in the recovery whose new mailbox was proved in this conversation. The answer is the same
   * whether or not the account exists. Where no admin is left to ask, the support address gets a case.
   */
  askForRecovery(command: {
    readonly conversation: ConversationId;
    readonly idempotencyKey: IdempotencyKey;
  }): Promise<"passed-on" | "unproved">;
  /** What became of the newest request for an address that was asked for in this conversation. */
  resultIn(conversation: ConversationId): Promise<RequestResult | undefined>;
  /** For an admin with a fresh password: what waits, and what was decided in the last 30 days, newest first. */
  board(acting: Actor): Promise<Outcome<Board, Denied>>;
  decide(
    command: Actor & {
      readonly request: string;
      readonly choice: Choice;
      /** Told to whoever asked, where the choice is `no`. At most 200 characters are kept. */
      readonly reason?: string | undefined;
    },
  ): Promise<DecideAnswer>;
  /**
   * The same from a linked chat, once for each key. The link, the admin and the request are looked at anew; to vouch,
   * the password must have been typed on a page within the last 15 minutes.
   */
  decideInChat(command: ChatCommand): Promise<ChatDecision>;
  /** Puts a card for every open request that its owner may decide into a chat that was linked just now. */
  showOpen(conversation: ConversationId): Promise<void>;
  /** Carries out what was decided and not finished, reminds after 4 hours, ends what is older than 72. */
  readonly worker: Worker;
}
