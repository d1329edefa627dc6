import { z } from "zod";
import { actorOf, type Barred } from "../auth/auth.ts";
import type { AnswerSchema } from "../shared/answer-schema.ts";
import { after, instant } from "../shared/brand.ts";
import { DAY } from "../shared/clock.ts";
import { type Outcome, no, ok } from "../shared/outcome.ts";
import { hashToken } from "../shared/secrets.ts";
import type { ApprovalParts, Approvals, AskAnswer, Board, DecideAnswer, RequestResult } from "./approvals.ts";
import { carryOut, grantedUntil } from "./carry-out.ts";
import { decideFromChat } from "./decide-in-chat.ts";
import { decideRequest } from "./decide-request.ts";
import { askForAddress, askForVouch } from "./open-request.ts";
import type { ApprovalRequest } from "./ports.ts";
import { showOpen } from "./show-open.ts";
import { drawCodes } from "./short-code.ts";
import { approvalWorker } from "./work-due.ts";

/** How long a decided request stays on the board. */
const PAST_SHOWN = 30 * DAY;

const asked: AnswerSchema<AskAnswer> = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["asked", "already-asked"]), code: z.string(), until: z.number().transform(instant) }),
  z.object({
    kind: z.enum(["unproved", "disabled", "invited", "no-admin", "too-many", "not-an-address", "special-address"]),
  }),
]);

/** The approvals on a store and the login module. */
export function createApprovals(parts: ApprovalParts): Approvals {
  const { store, clock, random } = parts;
  const drawn = () => ({ id: random.id(), codes: drawCodes(random) });
  return {
    askForAddress: (command) => askTheAdmins(parts, command),
    askForRecovery: async ({ conversation, once }) => {
      const [now, drawing] = [clock.now(), drawn()];
      return store.decide({
        ...{ subject: { kind: "recovery", conversation }, now },
        once: { key: once, schema: z.enum(["passed-on", "unproved"]) },
        decide: (state) => askForVouch(state, conversation, now, drawing),
      });
    },
    resultIn: async (conversation) => resultOf(await store.newestOf(conversation)),
    board: (acting) => showBoard(parts, acting),
    decide: (command) => press(parts, command),
    decideInChat: (command) => decideFromChat(parts, command),
    showOpen: (conversation) => showOpen(parts, conversation),
    worker: approvalWorker(parts),
  };
}

/** The proof is looked at here, at the moment of asking. */
async function askTheAdmins(
  { auth, store, clock, random }: ApprovalParts,
  { conversation, address: typed, known, once }: Parameters<Approvals["askForAddress"]>[0],
): Promise<AskAnswer> {
  const account = await auth.codes.provedAccount(conversation);
  if (!account) return { kind: "unproved" };
  if (account.status !== "active") return { kind: account.status };
  const address = auth.ipWhitelist.readAddress(typed);
  if (!address.ok) return { kind: address.reason === "not-an-address" ? "not-an-address" : "special-address" };
  const [now, drawn] = [clock.now(), { id: random.id(), codes: drawCodes(random) }];
  return store.decide({
    ...{ subject: { kind: "account", account: account.id }, now, once: { key: once, schema: asked } },
    decide: (state) => askForAddress(state, { address: address.value, known, conversation }, now, drawn),
  });
}

async function showBoard(
  { store, clock }: ApprovalParts,
  { session, seen }: Parameters<Approvals["board"]>[0],
): Promise<Outcome<Board, Barred>> {
  const now = clock.now();
  const actor = actorOf(await store.session(hashToken(session)), seen, now, "admin");
  if (!actor.ok) return no(actor.reason);
  const all = await store.board(actor.value.account.workspace, after(now, -PAST_SHOWN));
  const isOpen = ({ status, expiresAt }: ApprovalRequest) => status === "open" && now < expiresAt;
  return ok({ open: all.filter(isOpen), past: all.filter((request) => !isOpen(request)) });
}

async function press(
  parts: ApprovalParts,
  { session, seen, request, choice, reason }: Parameters<Approvals["decide"]>[0],
): Promise<DecideAnswer> {
  const now = parts.clock.now();
  const answer = await parts.store.decide({
    ...{ subject: { kind: "request", id: request, session: hashToken(session) }, now },
    decide: (state) => decideRequest(state, { seen, choice, reason }, now),
  });
  if (answer.kind === "refused") return answer;
  const trouble = await carryOut(parts, request);
  return trouble === undefined ? { kind: "decided", choice } : { kind: "failed", why: trouble };
}

function resultOf(request: ApprovalRequest | undefined): RequestResult | undefined {
  if (request?.details.kind !== "ip-whitelist") return undefined;
  const { code, status, choice, reason, trouble, expiresAt, effect } = request;
  const { address } = request.details;
  const told = { code, address, status, choice, reason, expiresAt, until: grantedUntil(request) };
  return { ...told, done: effect === "done", failed: trouble !== undefined };
}
