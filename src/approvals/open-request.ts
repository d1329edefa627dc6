import { LIMITS } from "../auth/auth.ts";
import { type AccountId, after, type ConversationId, type Instant } from "../shared/brand.ts";
import { drawLetters } from "../shared/crockford.ts";
import type { MailOrder } from "../shared/mail-order.ts";
import type { Random } from "../shared/random.ts";
import type {
  AddressKnown,
  Admin,
  ApprovalDecision,
  ApprovalState,
  AskAnswer,
  RequestCard,
  RequestChange,
  RequestDetails,
} from "./model.ts";

/** Everything that chance decides about a request. */
export interface DrawnRequest {
  readonly id: string;
  readonly codes: readonly string[];
}

/** Nobody decides for themselves. */
export const othersThan = (admins: readonly Admin[], ...not: readonly (AccountId | undefined)[]): readonly Admin[] =>
  admins.filter(({ id }) => !not.includes(id));

/** Whoever vouched is not asked to agree with it. */
export const askableFor = ({ admins, account }: ApprovalState, details: RequestDetails): readonly Admin[] =>
  othersThan(admins, account?.id, details.kind === "recovery" ? details.vouchedBy : undefined);

/** A request for an address. The same one asked twice is one request; more than three at once are a flood. */
export function askForAddress(
  state: ApprovalState,
  asked: { readonly address: string; readonly known: AddressKnown; readonly conversation: ConversationId },
  now: Instant,
  drawn: DrawnRequest,
): ApprovalDecision<AskAnswer> {
  const { account, openOfAccount } = state;
  const askable = othersThan(state.admins, account?.id);
  if (!account || askable.length === 0) return nothing({ kind: "no-admin" });
  const before = openOfAccount.find(
    ({ details }) => details.kind === "ip-whitelist" && details.address === asked.address,
  );
  if (before) return nothing({ kind: "already-asked", code: before.code, until: before.expiresAt });
  if (openOfAccount.length >= LIMITS.approval.open) return nothing({ kind: "too-many" });
  const { address, known, conversation } = asked;
  const opened = openRequest(state, { kind: "ip-whitelist", address, known }, conversation, now, drawn);
  const mails = waitingMails(askable, opened.code, account.name, opened.expiresAt);
  const line = {
    event: "authn_token_created",
    account: account.id,
    details: { what: "approval-request", known },
  } as const;
  const answer = { kind: "asked", code: opened.code, until: opened.expiresAt } as const;
  return { answer, mails, changes: opened.changes, audit: [line] };
}

/** A request for a vouch. A decoy has nobody to ask; a workspace without another admin needs the support. */
export function askForVouch(
  state: ApprovalState,
  conversation: ConversationId,
  now: Instant,
  drawn: DrawnRequest,
): ApprovalDecision<"passed-on" | "unproved"> {
  const { recovery, account } = state;
  if (!recovery) return nothing("unproved");
  const askedBefore = state.openOfAccount.some(
    ({ details }) => details.kind === "recovery" && details.recovery === recovery.id,
  );
  if (!account || recovery.stage !== "asked" || askedBefore) return nothing("passed-on");
  const askable = othersThan(state.admins, account.id);
  const tooMany = state.openOfAccount.length >= LIMITS.approval.open;
  if (tooMany) return nothing("passed-on");
  if (askable.length === 0) return { ...nothing("passed-on"), changes: personNeeded(state, conversation, recovery.id) };
  const { toldOneByOne, perWorkspace } = LIMITS.recovery;
  const flood = {
    event: "excess_rate_limit_exceeded",
    account: account.id,
    details: { what: "vouch-request" },
  } as const;
  if (state.vouchesOfDay >= perWorkspace) return { ...nothing("passed-on"), audit: [flood] };
  const details = { kind: "recovery", recovery: recovery.id, step: "vouch", mailbox: recovery.mailbox } as const;
  const until = recovery.expiresAt;
  const isTold = state.vouchesOfDay < toldOneByOne;
  const opened = openRequest(state, details, conversation, now, drawn, { until, isTold });
  const line = { event: "authn_token_created", account: account.id, details: { what: "vouch-request" } } as const;
  const told = isTold
    ? { changes: [], mails: waitingMails(askable, opened.code, account.name, opened.expiresAt) }
    : state.vouchesOfDay === toldOneByOne
      ? digest(askable, drawn.id)
      : { changes: [], mails: [] };
  return { answer: "passed-on", mails: told.mails, changes: [...opened.changes, ...told.changes], audit: [line] };
}

/**
 * One word for all that comes today, in place of a card and a mail for each: whoever is asked twenty times in a minute says
 * yes to be left alone. The page has them all.
 */
const digest = (admins: readonly Admin[], request: string): Pick<ApprovalDecision<undefined>, "changes" | "mails"> => ({
  changes: admins.flatMap(({ chats }) =>
    chats.map((conversation) => ({
      kind: "chat-told" as const,
      conversation,
      key: `many:${request}`,
      note: { kind: "many-waiting" as const },
    })),
  ),
  mails: admins.map(({ id, language }) => ({ template: "many-waiting", to: id, language, details: {} })),
});

interface OpenOptions {
  readonly until?: Instant;
  readonly isTold?: boolean;
}

/** @param options.until when it expires; 72 hours from now when left out @param options.isTold false: on the page alone */
export function openRequest(
  state: ApprovalState,
  details: RequestDetails,
  conversation: ConversationId,
  now: Instant,
  drawn: DrawnRequest,
  { until = after(now, LIMITS.approval.lifetime), isTold = true }: OpenOptions = {},
): { readonly changes: readonly RequestChange[]; readonly code: string; readonly expiresAt: Instant } {
  const { account } = state;
  const code = freeCode(drawn.codes, state.codesInUse);
  if (!account) return { changes: [], code, expiresAt: until };
  const { id, workspace } = account;
  const request = { id: drawn.id, code, workspace, account: id, details, conversation, expiresAt: until };
  const needsOne = details.kind === "ip-whitelist" || details.step === "vouch";
  const remindAt = needsOne && isTold ? after(now, LIMITS.approval.remindAfter) : undefined;
  const cards = isTold ? cardsFor(state, askableFor(state, details), request) : [];
  return { changes: [{ kind: "request-opened", request, remindAt }, ...cards], code, expiresAt: until };
}

export const waitingMails = (
  admins: readonly Admin[],
  code: string,
  person: string,
  until: Instant,
): readonly MailOrder[] =>
  admins.map(({ id, language }) => ({
    template: "approval-waiting",
    to: id,
    language,
    details: { request: code, person, runsAt: until },
    notAfter: until,
  }));

/** Of a recovery that nobody of the workspace can vouch for, or did: support has to find out who that is. */
export const personNeeded = (
  { episode }: ApprovalState,
  conversation: ConversationId,
  recovery: string,
): readonly RequestChange[] =>
  episode === undefined
    ? []
    : [
        {
          kind: "person-needed",
          conversation,
          episode,
          key: recovery,
          task: { kind: "hand-over", next: "nobody-vouched" },
        },
      ];

export const nothing = <Answer>(answer: Answer): ApprovalDecision<Answer> => ({
  answer,
  changes: [],
  mails: [],
  audit: [],
});

const LENGTH = 4;

/** With a thousand requests open, that so many are all taken happens once in 10^30 requests. */
const DRAWN = 20;

/** Candidates for the short code of a request, drawn before the rule runs so that it stays pure. */
export const drawCodes = (random: Random): readonly string[] =>
  Array.from({ length: DRAWN }, () => drawLetters(random, LENGTH));

/** @throws when every candidate is taken, which says that the drawing is broken */
function freeCode(drawn: readonly string[], inUse: readonly string[]): string {
  const free = drawn.find((code) => !inUse.includes(code));
  if (free === undefined) throw new Error("Every drawn request code is in use: the source of chance repeats itself.");
  return free;
}

interface Shown {
  readonly id: string;
  readonly code: string;
  readonly details: RequestDetails;
  readonly expiresAt: Instant;
}

/** One card in every linked chat of these admins. Saved with the request: neither is there without the other. */
export function cardsFor(
  { account, earlier }: Pick<ApprovalState, "account" | "earlier">,
  admins: readonly Admin[],
  { id, code, details, expiresAt }: Shown,
  again = false,
): readonly RequestChange[] {
  if (!account) return [];
  const { name, email } = account;
  const about = aboutOf(details, earlier);
  const note: RequestCard = { kind: "card", request: id, code, name, email, about, expiresAt, again };
  const chats = admins.flatMap((admin) => admin.chats);
  return chats.map((conversation) => ({ kind: "card-sent", request: id, conversation, note }));
}

function aboutOf(details: RequestDetails, earlier: readonly string[]): RequestCard["about"] {
  if (details.kind === "recovery") return { kind: details.step, mailbox: details.mailbox };
  const { kind, address, known } = details;
  return { kind, address, known, earlier };
}
