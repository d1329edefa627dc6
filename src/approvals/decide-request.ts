import { actorOf, type Actor, type Denied, passwordIsFresh, signInIsFresh } from "../auth/auth.ts";
import type { AccountId, ConversationId, Instant, WorkspaceId } from "../shared/brand.ts";
import { nothing } from "./open-request.ts";
import type { ApprovalDecision, ApprovalRequest, ApprovalState, Choice, RequestChange } from "./model.ts";

/** Why a press on a button does nothing. Somebody else's request is answered like one that is not there. */
type PressRefusal = Denied | "unknown" | "over" | "own-request" | "not-a-choice";

export type PressAnswer = { readonly kind: "pressed" } | { readonly kind: "refused"; readonly why: PressRefusal };

interface Command {
  readonly choice: Choice;
  readonly reason: string | undefined;
}

const LONGEST_REASON = 200;

/**
 * Whether this press on a page decides the request. The admin is looked at as they are now: session, role, fresh
 * password, workspace. What was true when the card was shown counts for nothing.
 */
export function decideRequest(
  state: ApprovalState,
  command: Command & { readonly seen: Actor["seen"] },
  now: Instant,
): ApprovalDecision<PressAnswer> {
  const actor = actorOf(state.session, command.seen, now, "admin");
  if (!actor.ok) return refused(actor.reason);
  const { account, passwordAt } = actor.value;
  return decide(state, { ...account, passwordAt, way: "page", chat: undefined }, command, now);
}

/**
 * The same in a chat. Whose it is, is looked up now: a chat that was unlinked or linked to somebody else since, and an
 * admin who was demoted or disabled, decide nothing. A mailbox is only vouched for with a fresh password, which nobody
 * types in a chat; and a chat that somebody found on a lost phone lets nobody in for good, nor from where they only say they
 * are: that takes a sign-in of the last twelve hours.
 */
export function decideInChat(
  state: ApprovalState,
  command: Command & { readonly conversation: ConversationId },
  now: Instant,
): ApprovalDecision<PressAnswer> {
  const { chatOwner: owner, request } = state;
  if (!owner) return refused("signed-out");
  if (owner.status !== "active" || owner.role !== "admin") return refused("not-admin");
  const { passwordAt } = owner;
  const decider: Decider = { ...owner, way: "chat", chat: command.conversation };
  return decide(
    state,
    decider,
    command,
    now,
    isStrongEnough(request, command.choice, passwordAt, now) ? undefined : "password-needed",
  );
}

/** @param passwordAt when whoever decides last typed their password on a page, in a session that is still open */
function isStrongEnough(
  request: ApprovalRequest | undefined,
  choice: Choice,
  passwordAt: Instant | undefined,
  now: Instant,
): boolean {
  if (choice === "no" || request === undefined) return true;
  const { details } = request;
  if (details.kind === "recovery") return passwordAt !== undefined && passwordIsFresh(passwordAt, now);
  const isLasting = choice === "always" || details.known === "typed";
  return !isLasting || (passwordAt !== undefined && signInIsFresh(passwordAt, now));
}

/** An admin, and where they decide. */
interface Decider {
  readonly id: AccountId;
  readonly name: string;
  readonly workspace: WorkspaceId;
  readonly passwordAt: Instant | undefined;
  readonly way: "page" | "chat";
  readonly chat: ConversationId | undefined;
}

function decide(
  state: ApprovalState,
  by: Decider,
  { choice, reason }: Command,
  now: Instant,
  barred?: Denied,
): ApprovalDecision<PressAnswer> {
  const { request } = state;
  if (request?.workspace !== by.workspace) return refused("unknown");
  const why = refusalOf(request, by.id, choice, now) ?? barred;
  const line = { what: `request-${choice}`, request: request.id, kind: request.details.kind, way: by.way };
  if (why) return { ...refused(why), audit: [{ event: "authz_fail", account: by.id, details: { ...line, why } }] };
  const { id } = request;
  const kept = reason?.trim().slice(0, LONGEST_REASON);
  const decided: RequestChange = {
    kind: "request-decided",
    id,
    by: by.id,
    passwordAt: by.passwordAt,
    choice,
    reason: kept,
    ...outcomeOf(request, choice),
  };
  return {
    answer: { kind: "pressed" },
    changes: [decided, ...notifyOthers(state, request, by, choice)],
    mails: [],
    audit: [{ event: "authz_admin", account: by.id, details: line }],
  };
}

/** Saying no to an address changes nothing, so nothing is left to carry out. */
const outcomeOf = ({ details }: ApprovalRequest, choice: Choice) =>
  ({
    status: choice === "no" ? "declined" : "approved",
    effect: choice === "no" && details.kind === "ip-whitelist" ? undefined : "due",
  }) as const;

/** Whoever else has the card need not think about it any more. */
const notifyOthers = (
  { cards }: ApprovalState,
  { id, code }: ApprovalRequest,
  by: Decider,
  choice: Choice,
): readonly RequestChange[] =>
  cards
    .filter((conversation) => conversation !== by.chat)
    .map((conversation) => ({
      kind: "chat-told",
      conversation,
      key: `decided:${id}`,
      note: { kind: "card-decided", request: id, code, choice, by: by.name },
    }));

function refusalOf(request: ApprovalRequest, by: ApprovalRequest["account"], choice: Choice, now: Instant) {
  if (request.status !== "open" || now >= request.expiresAt) return "over";
  if (request.account === by) return "own-request";
  const { details } = request;
  // Whoever vouched cannot be the second admin, but may take the word back.
  if (details.kind === "recovery" && details.vouchedBy === by && choice !== "no") return "own-request";
  return CHOICES[details.kind].includes(choice) ? undefined : "not-a-choice";
}

const CHOICES: Readonly<Record<ApprovalRequest["details"]["kind"], readonly Choice[]>> = {
  "ip-whitelist": ["once", "week", "always", "no"],
  recovery: ["yes", "no"],
};

const refused = (why: PressRefusal): ApprovalDecision<PressAnswer> => nothing({ kind: "refused", why });
