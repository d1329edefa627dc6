import type { ChatCommand, Inbound } from "../channels/channel.ts";
import type { MediaKind } from "../engine/engine.ts";
import type { CodeMac, LinkMac } from "../shared/brand.ts";
import { hashToken } from "../shared/secrets.ts";
import { never } from "../shared/never.ts";
import type { CutText, Understanding } from "../understanding/understanding.ts";
import type { InboxBody, Notice } from "./inbox-body.ts";
import type { Written } from "./model.ts";

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
export function cutBody(
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

/** A code is typed on purpose and dies in minutes, and so does what links or moves a chat; everything else that was cut should not have been typed. */
export const holdsSecret = (body: CutBody): boolean =>
  "cut" in body && body.cut.cut.some((kind) => kind !== "code" && kind !== "link" && kind !== "move");

/**
 * What is stored of a message.
 *
 * @param recent messages of this chat in the minute before
 * @param macs what is kept of digits, and of a link code, that were typed in this conversation
 */
export function writeMessage(body: CutBody, recent: number, macs: Macs): Written {
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
  const { text, codes, links, moves } = body.cut;
  const [[link], [move]] = [links.map(macs.link), moves.map(hashToken)];
  return {
    kind: "text",
    text,
    codes: codes.map(macs.code),
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
