import type { Instant } from "../../shared/brand.ts";
import { decided, type Decision } from "../decision.ts";
import type { LinkState, OpenLink } from "./model.ts";

type Ends = Omit<Decision<undefined>, "answer">;

/** Nobody wrote in that chat for so long that it may be somebody else's by now. */
export const isIdle = ({ idleAt }: Pick<OpenLink, "idleAt">, now: Instant): boolean => now >= idleAt;

/** The link of a chat, where it still stands at this moment. */
export const standing = (link: OpenLink | undefined, now: Instant): OpenLink | undefined =>
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
export const endOf = (
  { id, account, channel }: OpenLink,
  template: "chat-unlinked" | "chat-idle",
  now: Instant,
): Ends => ({
  changes: [{ kind: "chat-unlinked", id }],
  mails: [{ template, to: account.id, language: account.language, details: { channel, changedAt: now } }],
  audit: [{ event: "user_updated", account: account.id, details: { what: template, channel } }],
});
