import { type Instant, type LinkMac, after } from "../../shared/brand.ts";
import { type Change, decided, type Decision } from "../decision.ts";
import type { Origin, AccountRecord } from "../model.ts";
import { LIMITS } from "../limits.ts";
import type { DrawnLink } from "../link.ts";
import { endOf, standing } from "./end-link.ts";
import type { LinkAnswer } from "./linked-chats.ts";
import type { LinkState } from "./model.ts";
import { tellOwner } from "./tell-owner.ts";

interface Typed {
  readonly mac: LinkMac;
  readonly origin: Pick<Origin, "channel" | "conversation">;
  /** For the link, if one comes of it. */
  readonly id: string;
}

/** A code was typed in a chat. The try counts before anybody looks whether it was the right one. */
export function linkChat(
  state: LinkState,
  { mac, origin, id }: Typed,
  now: Instant,
  drawn: Omit<DrawnLink, "reset">,
): Decision<LinkAnswer> {
  if (state.tries >= LIMITS.linkCode.tries) return refused("used-up", []);
  const { conversation, channel } = origin;
  const counted: Change = { kind: "link-try-counted", conversation };
  const { code, link } = state;
  const linkedTo = standing(link, now)?.account.id;
  const isGood = code !== undefined && !code.ended && now < code.expiresAt && code.account.status === "active";
  if (!isGood) return refused("wrong", [counted]);
  const { account } = code;
  if (linkedTo !== undefined && linkedTo !== account.id) return refused("taken", [counted]);
  const changes: readonly Change[] = [counted, { kind: "link-code-used", mac }];
  const { name, language } = account;
  if (linkedTo !== undefined) return decided({ kind: "linked-already", name, language }, { changes });
  const idleAt = after(now, LIMITS.linkedChat.idle);
  const linked: Change = { kind: "chat-linked", id, account: account.id, conversation, channel, idleAt };
  const ended = link ? endOf(link, "chat-idle", now) : NOTHING;
  const told = tellOwner({ template: "chat-linked", account, details: { channel } }, now, drawn);
  return decided<LinkAnswer>(
    { kind: "linked", name, language },
    {
      changes: [...ended.changes, ...changes, linked, ...told.changes],
      mails: [...ended.mails, ...told.mails],
      audit: [...ended.audit, ...noted(account, channel)],
    },
  );
}

const NOTHING = { changes: [], mails: [], audit: [] } as const;

/** Whoever links a chat can decide requests in it. */
const noted = (account: AccountRecord, channel: string): Decision<undefined>["audit"] => [
  { event: "authn_token_delete", account: account.id, details: { what: "link-code" } },
  { event: "user_updated", account: account.id, details: { what: "chat-linked", channel } },
];

function refused(kind: "used-up" | "wrong" | "taken", changes: readonly Change[]): Decision<LinkAnswer> {
  const details = { factor: "link-code", answer: kind };
  const event = kind === "used-up" ? "excess_rate_limit_exceeded" : "authn_login_fail";
  return decided<LinkAnswer>({ kind }, { changes, audit: [{ event, account: undefined, details }] });
}
