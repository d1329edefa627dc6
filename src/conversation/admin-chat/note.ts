import type { ChatDecision, ChatNote, Choice } from "../../approvals/approvals.ts";
import type { ChangeMemberAnswer, ChatHelp, LinkAnswer, MemberFound } from "../../auth/auth.ts";
import type { ChannelName } from "../../channels/channel.ts";
import { keyIn } from "../../shared/keys.ts";

/** What is told in a chat that no flow runs: facts here, words in `words-of-note.ts`. */
export type Note =
  | ChatNote
  /** A link code was typed. */
  | { readonly kind: "link-tried"; readonly answer: LinkAnswer }
  /** A request was decided here, or was not. */
  | { readonly kind: "decision"; readonly request: string; readonly answer: ChatDecision }
  /** Words that could mean more than one thing are asked back. */
  | { readonly kind: "what-now"; readonly card: ShownCard }
  | { readonly kind: "which-request"; readonly codes: readonly string[] }
  | { readonly kind: "no-such-request"; readonly code: string }
  /** The link of this chat is to end: asked back, kept, ended, or it has none. */
  | { readonly kind: "unlink-ask" | "unlink-kept" | "unlinked" | "unlinked-already" }
  /** A member was named who is to be let in: asked back, left, done, or why not. */
  | { readonly kind: "help-ask"; readonly action: ChatHelp; readonly member: Found; readonly ask: string }
  | { readonly kind: "help-kept" }
  | { readonly kind: "help-done"; readonly action: ChatHelp; readonly invited: boolean }
  | { readonly kind: "help-refused"; readonly action: ChatHelp; readonly why: HelpRefusal }
  /** Another chat went on here, or could not; this one went on elsewhere. */
  | { readonly kind: "moved-here" | "not-moved" }
  | { readonly kind: "moved-away"; readonly messenger: ChannelName }
  /** The work broke three times. */
  | { readonly kind: "not-done" };

type Found = Extract<MemberFound, { readonly ok: true }>["value"];
export type HelpRefusal = Extract<MemberFound | ChangeMemberAnswer, { readonly ok: false }>["reason"];

/** A request that was shown in this chat. */
export interface ShownCard {
  readonly id: string;
  readonly code: string;
  readonly kind: "ip-whitelist" | "recovery";
  readonly open: boolean;
  /** The last thing that was said here before the person wrote: only then can a bare "ok" be about it. */
  readonly inFront: boolean;
  /** The message is an answer to this very card. */
  readonly quoted: boolean;
}

/** What its buttons offer. A mailbox is vouched for on a page. */
export const CHOICES_OF: Readonly<Record<ShownCard["kind"], readonly Choice[]>> = {
  "ip-whitelist": ["once", "week", "always", "no"],
  recovery: ["no"],
};

const MARK = "decide:";

/** The id of a button. It names the request itself: a short code may one day belong to another one. */
export const optionFor = (request: string, choice: Choice): string => `${MARK}${request}:${choice}`;

/** What a pressed button decides; undefined when it is a button of something else. */
export function decisionOf(option: string): { readonly request: string; readonly choice: Choice } | undefined {
  if (!option.startsWith(MARK)) return undefined;
  const at = option.lastIndexOf(":");
  const choice = keyIn(ALL, option.slice(at + 1));
  return choice && { request: option.slice(MARK.length, at), choice };
}

const ALL: Readonly<Record<Choice, true>> = { once: true, week: true, always: true, yes: true, no: true };
