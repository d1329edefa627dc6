import type { Instant } from "../shared/brand.ts";
import type { RequestCard, Admin, ApprovalState, RequestChange, RequestDetails } from "./model.ts";

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
