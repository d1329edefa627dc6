import { after, type Instant, type LinkMac } from "../../shared/brand.ts";
import { CROCKFORD, drawLetters } from "../../shared/crockford.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import type { Random } from "../../shared/random.ts";
import { actorOf, type Denied } from "../actor.ts";
import { type Change, decided, type Decision } from "../decision.ts";
import { LIMITS } from "../limits.ts";
import type { DrawnLink } from "../link.ts";
import type { AccountRecord, Origin, Visitor } from "../model.ts";
import type { LinkAnswer, LinkState, OpenLink } from "./model.ts";

const DIGITS = 10;

/**
 * Eleven letters. The first is a digit and the last is none, so that a code is told from words and from numbers:
 * 3.3 + 9 × 5 + 4.5 = 52 bits, and nobody has more than a few tries in ten minutes.
 */
export function drawLinkLetters(random: Random): string {
  const last = CROCKFORD.charAt(DIGITS + random.below(CROCKFORD.length - DIGITS));
  return `${CROCKFORD.charAt(random.below(DIGITS))}${drawLetters(random, 9)}${last}`;
}

/** As it is shown: `7K2Q-9XMB-3DT`. */
export const inGroups = (letters: string): string =>
  [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].join("-");

/** A new code takes the place of the oldest when there are enough. */
export function drawLinkCode(
  state: LinkState,
  { seen, mac }: { readonly seen: Visitor; readonly mac: LinkMac },
  now: Instant,
): Decision<Outcome<Instant, Denied>> {
  const actor = actorOf(state.session, seen, now, "fresh");
  if (!actor.ok) return decided(no(actor.reason));
  const account = actor.value.account.id;
  const expiresAt = after(now, LIMITS.linkCode.lifetime);
  const live = state.openCodes.filter((code) => now < code.expiresAt).slice(1 - LIMITS.linkCode.live);
  const ended = state.openCodes.filter((code) => !live.includes(code));
  return decided<Outcome<Instant, Denied>>(ok(expiresAt), {
    changes: [
      ...ended.map((code) => ({ kind: "link-code-ended", mac: code.mac }) as const),
      { kind: "link-code-drawn", mac, account, expiresAt },
    ],
    audit: [{ event: "authn_token_created", account, details: { what: "link-code", from: seen.address } }],
  });
}

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
  const told = notifyOwner({ template: "chat-linked", account, details: { channel } }, now, drawn);
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

type UnlinkAnswer = "unlinked" | "unknown" | "signed-out";

/**
 * Taking a right away needs less than giving it: being signed in is enough. The owner hears of it: a stranger in the
 * account could keep requests from the person who would say no.
 */
export function unlinkChat(
  state: LinkState,
  { seen, id }: { readonly seen: Visitor; readonly id: string },
  now: Instant,
  drawn: Omit<DrawnLink, "reset">,
): Decision<UnlinkAnswer> {
  const actor = actorOf(state.session, seen, now, "signed-in");
  if (!actor.ok) return decided("signed-out");
  const chat = state.chats.find((one) => one.id === id);
  if (!chat) return decided("unknown");
  const { account } = actor.value;
  const { channel } = chat;
  const news = { account, details: { channel, address: seen.address } };
  const told = notifyOwner({ template: "chat-unlinked-in-profile", ...news }, now, drawn);
  const details = { what: "chat-unlinked", channel, from: seen.address };
  return decided<UnlinkAnswer>("unlinked", {
    changes: [{ kind: "chat-unlinked", id }, ...told.changes],
    mails: told.mails,
    audit: [{ event: "user_updated", account: account.id, details }],
  });
}

type Ends = Omit<Decision<undefined>, "answer">;

/** Nobody wrote in that chat for so long that it may be somebody else's by now. */
export const isIdle = ({ idleAt }: Pick<OpenLink, "idleAt">, now: Instant): boolean => now >= idleAt;

/** The link of a chat, where it still stands at this moment. */
const standing = (link: OpenLink | undefined, now: Instant): OpenLink | undefined =>
  link && !isIdle(link, now) ? link : undefined;

/** The owner of the chat asked for it in the chat itself. Taking a right away needs no more than that. */
export function unlinkHere({ link }: LinkState, now: Instant): Decision<"unlinked" | "not-linked"> {
  const found = standing(link, now);
  return found ? decided("unlinked", endOf(found, "chat-unlinked", now)) : decided("not-linked");
}

/** @returns whether it was ended just now */
export const endIdle = ({ link }: LinkState, now: Instant): Decision<boolean> =>
  link && isIdle(link, now) ? decided(true, endOf(link, "chat-idle", now)) : decided(false);

/** Ends a link, and tells its owner by mail. */
const endOf = ({ id, account, channel }: OpenLink, template: "chat-unlinked" | "chat-idle", now: Instant): Ends => ({
  changes: [{ kind: "chat-unlinked", id }],
  mails: [{ template, to: account.id, language: account.language, details: { channel, changedAt: now } }],
  audit: [{ event: "user_updated", account: account.id, details: { what: template, channel } }],
});

/** What the owner of an account is told about one of its chats. */
interface ChatNews {
  readonly template: "chat-linked" | "chat-unlinked-in-profile";
  readonly account: Pick<AccountRecord, "id" | "language">;
  readonly details: Readonly<Record<string, string>>;
}

/** A mail to the owner, with a way to end what somebody else may have done. */
const notifyOwner = (
  { template, account, details }: ChatNews,
  now: Instant,
  { disown, secrets }: Omit<DrawnLink, "reset">,
): Pick<Decision<undefined>, "changes" | "mails"> => ({
  changes: [
    {
      kind: "disown-link-issued",
      hash: disown,
      account: account.id,
      expiresAt: after(now, LIMITS.disownLink.lifetime),
    },
  ],
  mails: [{ template, to: account.id, language: account.language, details: { ...details, changedAt: now }, secrets }],
});
