import { LIMITS } from "../../auth/auth.ts";
import type { ChatAddress, ChatCommand, Inbound, Inbox } from "../../channels/channel.ts";
import type { MediaKind } from "../../engine/engine.ts";
import { after, type CodeMac, type Instant, type LinkMac } from "../../shared/brand.ts";
import { HOUR, MINUTE } from "../../shared/clock.ts";
import { FALLBACK_LANGUAGE, languageOfTag } from "../../shared/language.ts";
import { never } from "../../shared/never.ts";
import { hashToken } from "../../shared/secrets.ts";
import { type CutText, PLACEHOLDER, type Understanding } from "../../understanding/understanding.ts";
import type { InboxBody, Notice } from "../inbox-body.ts";
import type { Written } from "../model.ts";
import { channelOf, type ConversationDeps } from "../deps.ts";
import { type CodeParts, createCodeParts } from "./code-parts.ts";
import { sameChat } from "./same-chat.ts";

/**
 * Some messengers let us write freely only to whoever wrote lately: a line that waits for that waits long, for a day at a
 * time. Shorter waits are a matter of pace, and stay when somebody writes.
 */
const PACE_AT_MOST = HOUR;

export function createInbox(deps: ConversationDeps): Inbox {
  const parts = createCodeParts();
  return {
    receive: (inbound) => receive(deps, parts, inbound),
    history: (chat, from) => deps.store.history(chat, from),
    sameChat: (of, names) => deps.store.sameChat(of, names, (known) => sameChat(known, names)),
  };
}

/** Cuts what is secret, stores the rest, and only then answers. Nothing of a secret is ever written down. */
async function receive(
  deps: ConversationDeps,
  parts: CodeParts,
  inbound: Inbound,
): Promise<"stored" | "duplicate" | "refused"> {
  if (!isAcceptable(inbound)) return "refused";
  const { from, messageId, seenFrom } = inbound;
  const language = languageOfTag(inbound.language ?? "", deps.texts.languages) ?? FALLBACK_LANGUAGE;
  const now = deps.clock.now();
  const cut = joined(cutBody(inbound, deps.understanding), parts, from, now);
  const stored = await deps.store.receive({
    from,
    messageId,
    language,
    seenFrom,
    devices: deps.auth.devices.read(inbound.device),
    now,
    paceFrom: after(now, -MINUTE),
    linkIdleAt: after(now, LIMITS.linkedChat.idle),
    releases: after(now, PACE_AT_MOST),
    decide: ({ conversation, recent }) =>
      writeMessage(cut, recent, {
        code: (digits) => deps.auth.codes.macOf(conversation, digits),
        link: (letters) => deps.auth.linkedChats.macOf(letters),
      }),
  });
  if (stored === "duplicate") return stored;
  parts.note(from, partOf(cut), now);
  if (holdsSecret(cut)) void attempt(deps, "remove", () => channelOf(deps, from)?.remove?.(from, messageId));
  void attempt(deps, "typing", () => typing(deps, from));
  deps.onNews?.();
  return stored;
}

const typing = (deps: ConversationDeps, to: ChatAddress) => channelOf(deps, to)?.typing?.(to);

/** Best effort: the message is stored, and nobody waits for this. */
async function attempt(deps: ConversationDeps, what: string, work: () => Promise<void> | undefined): Promise<void> {
  try {
    await work();
  } catch (error) {
    deps.onTrouble?.(`channel: ${what}`, error);
  }
}

/** Longest id of any platform that is served, with room to spare (WhatsApp: about 60 characters). */
const LONGEST_ID = 128;

/** Beyond this nobody typed it (UTF-16 units). */
const LONGEST_INPUT = 65_536;

/** Whether a message can be stored at all. */
function isAcceptable({ from, messageId, body, repliesTo }: Inbound): boolean {
  if (![messageId, from.bot, from.chat, ...(repliesTo === undefined ? [] : [repliesTo])].every(isId)) return false;
  switch (body.kind) {
    case "text":
      return body.text.trim() !== "" && body.text.length <= LONGEST_INPUT;
    case "choice":
      return isId(body.option) && body.label.length <= LONGEST_INPUT;
    case "reaction":
      return isId(body.emoji) && repliesTo !== undefined;
    case "media":
    case "command":
      return true;
  }
}

const isId = (text: string) => text !== "" && text.length <= LONGEST_ID;

/** A message after its secrets were cut. */
type CutBody =
  | {
      readonly kind: "text";
      readonly cut: CutText;
      readonly long: boolean;
      readonly repliesTo: string | undefined;
    }
  | { readonly kind: "choice"; readonly option: string; readonly cut: CutText }
  | { readonly kind: "media"; readonly media: MediaKind }
  | { readonly kind: "command"; readonly command: ChatCommand }
  | { readonly kind: "reaction"; readonly emoji: string; readonly repliesTo: string };

/** Longest message that is answered (UTF-16 units; PRODUCT: one trouble fits into far less). */
const LONGEST_ANSWERED = 4000;

/** Longest label of a button that is kept. */
const LONGEST_LABEL = 200;

/** Messages a minute that are answered; a person does not type faster. */
const MESSAGES_A_MINUTE = 20;

/** Comes before anything else sees the message. A label is cut too: whoever sends it decides what stands in it. */
function cutBody(
  { body, repliesTo }: Pick<Inbound, "body" | "repliesTo">,
  { cutSecrets }: Pick<Understanding, "cutSecrets">,
): CutBody {
  switch (body.kind) {
    case "text":
      return { kind: "text", cut: cutSecrets(body.text), long: body.text.length > LONGEST_ANSWERED, repliesTo };
    case "choice":
      return { kind: "choice", option: body.option, cut: cutSecrets(body.label) };
    case "reaction":
      return { ...body, repliesTo: repliesTo ?? "" };
    case "media":
    case "command":
      return body;
    default:
      return never(body);
  }
}

const partOf = (body: CutBody) => (body.kind === "text" && !body.long ? body.cut.part : undefined);

/** The rest of a code whose beginning stood in the message before makes it whole, and is cut like one. */
function joined(body: CutBody, parts: CodeParts, from: ChatAddress, now: Instant): CutBody {
  const part = partOf(body);
  if (body.kind !== "text" || !part) return body;
  const whole = parts.wholeWith(from, part, now);
  if (whole === undefined) return body;
  const text = part.named ? body.cut.text : PLACEHOLDER;
  return { ...body, cut: { ...body.cut, part: undefined, text, codes: [whole], cut: ["code"] } };
}

/** A code is typed on purpose and dies in minutes, and so does what links or moves a chat; everything else that was cut should not have been typed. */
const holdsSecret = (body: CutBody): boolean =>
  "cut" in body && body.cut.cut.some((kind) => kind !== "code" && kind !== "link" && kind !== "move");

/**
 * What is stored of a message.
 *
 * @param recent messages of this chat in the minute before
 * @param macs what is kept of digits, and of a link code, that were typed in this conversation
 */
function writeMessage(body: CutBody, recent: number, macs: Macs): Written {
  const line = lineOf(body);
  const silent = { body: { kind: "notice" }, line } as const;
  if (recent > MESSAGES_A_MINUTE) return { ...silent, notices: [], status: "done" };
  if (recent === MESSAGES_A_MINUTE) return { ...silent, notices: ["slow-down"], status: "waiting" };
  return { body: inboxBody(body, macs), line, notices: noticesFor(body), status: "waiting" };
}

interface Macs {
  readonly code: (digits: string) => CodeMac;
  readonly link: (letters: string) => LinkMac;
}

function inboxBody(body: CutBody, macs: Macs): InboxBody {
  if (body.kind === "choice") return { kind: "choice", option: body.option };
  if (body.kind !== "text") return body;
  if (body.long) return { kind: "notice" };
  const { repliesTo } = body;
  const { text, codes, links, moves, part } = body.cut;
  const [link] = links.map(macs.link);
  const [move] = moves.map(hashToken);
  return {
    kind: "text",
    text,
    codes: codes.map(macs.code),
    ...(part && { part: true as const }),
    ...(link && { link }),
    ...(move && { move }),
    ...(repliesTo && { repliesTo }),
  };
}

function noticesFor(body: CutBody): readonly Notice[] {
  const secret: readonly Notice[] = holdsSecret(body) ? ["secret-cut"] : [];
  return body.kind === "text" && body.long ? [...secret, "too-long"] : secret;
}

function lineOf(body: CutBody): string {
  if (body.kind === "media") return `[${body.media}]`;
  if (body.kind === "command") return `/${body.command}`;
  if (body.kind === "reaction") return body.emoji;
  return body.kind === "choice" ? body.cut.text.slice(0, LONGEST_LABEL) : body.cut.text.slice(0, LONGEST_ANSWERED);
}
